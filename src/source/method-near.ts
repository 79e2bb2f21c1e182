import type { Literal } from "./literal.js";
import type { Reading } from "./reading.js";

const reach = 4;
const explicit =
  /(?<!\w)(GET|POST|PUT|DELETE|PATCH)(?!\w)|\bmethod["']?[ ]?(?:=>|[:=])[ ]?["'](get|post|put|delete|patch)["']/g;
const named = /Method\.(get|post|put|delete|patch|Get|Post|Put|Delete|Patch)\b/g;
/** A call of a client around the literal, or before it in a chain of calls. */
const around =
  /(?<!\w)(get|post|put|delete|patch)(?:Json|JsonAsync|Async|_async|ForObject|ForEntity)?(?:<[^<>()]{0,60}>)?\([^()]{0,200}$/i;
const chained = /\.(get|post|put|delete|patch)\(\)[\s]{0,40}\.uri\([^()]{0,100}$/i;

/** A call without brackets, directly before the literal. */
const bare = /(?<![\w$])(get|post|put|delete|patch)[ \t]{1,4}$/i;

/** The methods that the text near a literal names for it, in capitals; empty where it names none. */
export function methodsNear({ source }: Reading, { pieces }: Literal): ReadonlySet<string> {
  const [first] = pieces;
  if (first === undefined) return new Set();
  const line = source.lineOf(first.from);
  const start = source.text.slice(Math.max(0, first.from - 300), first.from);
  const called = (chained.exec(start) ??
    bare.exec(start) ??
    around.exec(start.slice(start.lastIndexOf("\n", start.length - 2) + 1)))?.[1];
  const here = written(source.line(line).slice(0, 2_000));
  if (here.size > 0) return here;
  if (called !== undefined) return new Set([called.toUpperCase()]);
  const behind = (pieces.at(-1) ?? first).to;
  for (const text of [
    statementBefore(source.lines(line - reach, line - 1)),
    statementAfter(source.text.slice(behind, behind + 400)),
  ]) {
    const found = written(text);
    if (found.size > 0) return found;
  }
  const outer = around.exec(start)?.[1];
  return new Set(outer === undefined ? [] : [outer.toUpperCase()]);
}

function written(text: string): Set<string> {
  const matches = [...text.matchAll(explicit), ...text.matchAll(named)];
  return new Set(matches.map(([, upper, lower]) => (upper ?? lower ?? "").toUpperCase()));
}

/** The lines above, down from the last one that ends a statement. */
function statementBefore(lines: string): string {
  const above = lines.split("\n").slice(-reach - 1);
  const last = above.findLastIndex((line, index) => index < above.length - 1 && /[;{}]\s?$|^\s{0,40}$/.test(line));
  return above
    .slice(last + 1)
    .join("\n")
    .slice(-1_000);
}

/** What follows, up to the end of the statement. */
function statementAfter(text: string): string {
  const end = /;|\n[ \t]{0,40}\n|\n\}/.exec(text)?.index ?? text.length;
  return text
    .slice(0, end)
    .split("\n", reach + 1)
    .join("\n");
}
