import type { Edit } from "../../../src/report/finding.js";
import { offsetOf } from "./lines.js";

/** The text with one edit made. */
export function withEdit(text: string, { start, end, text: instead }: Edit): string {
  return text.slice(0, offsetOf(text, start)) + instead + text.slice(offsetOf(text, end));
}
