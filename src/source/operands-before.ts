import { closed, opened } from "./placeholders.js";

/** How many operands are read. */
const most = 8;
const longest = 120;
/** A name, an access or a call of simple arguments at the end of a text. */
const operand = /[$@&*!]{0,2}\w{1,60}(?:(?:->|::|\?\.|\.)[$\w]{1,60}){0,8}(?:\([^()\n]{0,60}\))?$/;

/** The last name of an operand. */
export const lastName = /([A-Za-z_]\w{0,80})(?:\(\))?$/;

/** What the text joins in front of the literal at `from` by one of the operators `joins`, as placeholders. */
export function operandsBefore(text: string, from: number, joins: readonly string[]): string {
  let at = from;
  while (at > 0 && /[A-Za-z@$]/.test(text[at - 1] ?? "") && from - at < 3) at -= 1;
  let read = "";
  for (let count = 0; count < most; count += 1) {
    const start = Math.max(0, at - longest);
    const before = text.slice(start, at).trimEnd();
    const join = joins.find((operator) => before.endsWith(operator));
    if (join === undefined || before.endsWith("++")) break;
    const joined = before.slice(0, -join.length).trimEnd();
    read = opened + (lastName.exec(joined)?.[1] ?? "") + closed + read;
    const index = operand.exec(joined)?.index;
    if (index === undefined) break;
    at = start + index;
  }
  return read;
}
