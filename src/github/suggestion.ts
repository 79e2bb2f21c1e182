import type { Edit } from "../report/finding.js";
import { visible } from "../reporters/escape/visible.js";

const longestLine = 1_000;

/**
 * The block that offers to replace the commented line by what the repair makes of it; undefined where that is not
 * safe, or would change more than this line. `text` is the line as it stands at the head, `shown` the same line as the
 * checker shows it, in which secrets are covered: where the two differ, nothing of the line is repeated.
 */
export function suggestion(edit: Edit | undefined, line: number, text: string, shown: string): string | undefined {
  if (edit?.safe !== true || edit.start.line !== line || edit.end.line !== line || text !== shown) return undefined;
  const { start, end } = edit;
  if (start.column > end.column || end.column > text.length + 1) return undefined;
  const repaired = text.slice(0, start.column - 1) + edit.text + text.slice(end.column - 1);
  if (repaired === text || repaired.trim() === "" || !isPlain(repaired)) return undefined;
  const runs = repaired.match(/`+/g) ?? [];
  const fence = "`".repeat(Math.max(2, ...runs.map((run) => run.length)) + 1);
  return `${fence}suggestion\n${repaired}\n${fence}`;
}

/** GitHub makes a line end of its own at the end of each line, so a line that ends in CR and LF would lose its CR. */
function isPlain(line: string): boolean {
  return visible(line) === line && !line.includes("##[") && line.length <= longestLine;
}
