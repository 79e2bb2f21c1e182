import type { Stretch } from "./stretch.js";

const assignment = /[\w.-]{1,80}[ \t]{0,4}=[ \t]{0,4}/y;

/** Whether a blank stands at an offset, or nothing. */
export function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return Number.isNaN(code) || code <= 32;
}

/** The value without quotes that begins at `at`, and where to go on. */
export function wordAt(text: string, at: number, breaks: string): { readonly next: number; readonly word?: Stretch } {
  const isEnd = (offset: number) => isBlank(text, offset) || breaks.includes(text[offset] ?? "");
  if (isEnd(at)) return { next: at + 1 };
  assignment.lastIndex = at;
  const start = assignment.test(text) && !breaks.includes("=") ? assignment.lastIndex : at;
  if (start > at && "\"'".includes(text[start] ?? " ")) return { next: start };
  let end = start;
  while (end < text.length && !isEnd(end)) end += 1;
  const word = trim(text, start, end);
  return { next: Math.max(end, at + 1), ...(word.end > word.start && { word }) };
}

/** A word without the brackets and marks around it; those of a placeholder stay. */
function trim(text: string, start: number, end: number): Stretch {
  let [from, to] = [start, end];
  while (from < to && "[(,-".includes(text[from] ?? "")) from += 1;
  while (to > from && ",;)]\"'".includes(text[to - 1] ?? "")) to -= 1;
  const word = text.slice(from, to);
  if (word.startsWith("{") && !word.includes("}")) from += 1;
  if (word.endsWith("}") && !word.includes("{")) to -= 1;
  return { start: from, end: to };
}

/** Whether a character, by its code, may stand in the prefix of a literal: a letter, `@` or `$`. */
export function isPrefix(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 64 && code <= 90) || code === 36;
}
