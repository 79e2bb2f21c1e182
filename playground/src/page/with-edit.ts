import type { Edit, Position } from "../../../src/report/finding.js";

/** The text with one edit made; lines and columns count from 1, columns in UTF-16 units. */
export function withEdit(text: string, { start, end, text: instead }: Edit): string {
  return text.slice(0, offsetOf(text, start)) + instead + text.slice(offsetOf(text, end));
}

function offsetOf(text: string, { line, column }: Position): number {
  let start = 0;
  for (let at = 1; at < line; at += 1) start = text.indexOf("\n", start) + 1;
  return start + column - 1;
}
