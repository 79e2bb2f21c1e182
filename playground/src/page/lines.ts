import type { Position } from "../../../src/report/finding.js";

/** What stands behind that column is not marked. */
const mostColumns = 2_000;

/** The lines of a text from `first` to `last`, counted from 0 and `last` excluded. */
export function linesBetween(text: string, first: number, last: number): string[] {
  const lines: string[] = [];
  let start = 0;
  for (let line = 0; line < last && start <= text.length; line += 1) {
    const found = text.indexOf("\n", start);
    const end = found === -1 ? text.length : found;
    if (line >= first) lines.push(text.slice(start, Math.min(end, start + mostColumns)));
    start = end + 1;
  }
  return lines;
}

/** The offset of a position; lines and columns count from 1, columns in UTF-16 units. */
export function offsetOf(text: string, { line, column }: Position): number {
  let start = 0;
  for (let at = 1; at < line; at += 1) start = text.indexOf("\n", start) + 1;
  return start + column - 1;
}
