import type { Report } from "../report/report.js";
import { hasByteOrderMark } from "../settings/decode.js";
import { readSettings } from "../settings/document.js";
import type { Repaired } from "./repair.js";
import { shownLines } from "./shown-lines.js";
import { unifiedDiff } from "./unified-diff.js";

/** What a repair changes, as the lines of a unified diff in which every secret is covered; none where it changes nothing. */
export function repairDiff({ file, bytes, before, after }: Repaired): string[] {
  return unifiedDiff(file.path, linesOf(file.path, file.bytes, before), linesOf(file.path, bytes, after));
}

function linesOf(path: string, bytes: Uint8Array, report: Report): string[] {
  const [first = "", ...rest] = shownLines(readSettings(path, bytes), report);
  return [hasByteOrderMark(bytes) ? `\uFEFF${first}` : first, ...rest];
}
