import type { MaskedSource } from "../report/masked-source.js";
import { type Cell, cellsOf, widthOf } from "./cells.js";
import { terminalText } from "./escape/terminal.js";
import { clip } from "./escape/visible.js";
import { type Line, type Style, styled } from "./styled-line.js";

/** A stretch of one line of the file, columns from 1 in UTF-16 units, the end exclusive. */
export interface Mark {
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
  readonly label: string;
  readonly style: Style;
}

/** No line of a frame holds more characters of the file than this, although marks above a letter take no column. */
const longestExcerpt = 600;
const longestLabel = 200;

/**
 * The lines of the file that `marks` stand on, each with carets below the marked stretch; the first mark is the
 * fault itself and gets the line above it too. A line of the frame takes at most `columns` columns, labels aside.
 */
export function codeFrame(source: MaskedSource, marks: readonly [Mark, ...Mark[]], columns: number): Line[] {
  const [fault] = marks;
  const lines = [...new Set(marks.map(({ line }) => line))].sort((a, b) => a - b);
  const gutter = String(lines.at(-1) ?? 1).length + 1;
  const width = columns - gutter - " | ".length;
  const frame: Line[] = [];
  let last: number | undefined;
  for (const line of lines) {
    const above =
      line === fault.line && line - 1 !== last && source.line(line - 1).trim() !== "" ? line - 1 : undefined;
    if (last !== undefined && (above ?? line) > last + 1) frame.push([styled("dim", `${" ".repeat(gutter)} ...`)]);
    if (above !== undefined) frame.push(sourceLine(gutter, above, excerpt(source.line(above), 0, 0, width)));
    frame.push(
      ...markedLines(
        source.line(line),
        line,
        marks.filter((mark) => mark.line === line),
        gutter,
        width,
      ),
    );
    last = line;
  }
  return frame;
}

/** A line with carets for each of its marks; it is shown again for a mark that its excerpt leaves out. */
function markedLines(text: string, line: number, marks: readonly Mark[], gutter: number, width: number): Line[] {
  const lines: Line[] = [];
  let shown: Excerpt | undefined;
  for (const mark of marks) {
    const start = Math.min(mark.column - 1, text.length);
    const end = Math.max(start, Math.min(mark.endColumn - 1, text.length));
    if (shown === undefined || start < shown.start || start > shown.end) {
      shown = excerpt(text, start, end, width);
      lines.push(sourceLine(gutter, line, shown));
    }
    lines.push(caretLine(gutter, shown, start, end, mark));
  }
  return lines;
}

function sourceLine(gutter: number, line: number, { before, cells, after }: Excerpt): Line {
  const text = cells.map((cell) => cell.text).join("");
  return [styled("dim", `${String(line).padStart(gutter)} | `), `${before}${text}${after}`.trimEnd()];
}

function caretLine(gutter: number, { before, cells }: Excerpt, start: number, end: number, mark: Mark): Line {
  const width = (part: readonly Cell[]) => part.reduce((sum, cell) => sum + cell.width, 0);
  const indent = widthOf(before) + width(cells.filter((cell) => cell.start < start));
  const marked = width(cells.filter((cell) => cell.start >= start && cell.start < end));
  const carets = (mark.style === "dim" ? "-" : "^").repeat(Math.max(1, marked));
  const label = mark.label === "" ? "" : ` ${clip(terminalText(mark.label), longestLabel)}`;
  return [styled("dim", `${" ".repeat(gutter)} | `), " ".repeat(indent), styled(mark.style, carets + label)];
}

/** The part of a line that is shown: from `start` to `end` in UTF-16 units, with an ellipsis where it was cut. */
interface Excerpt {
  readonly before: "" | "…";
  readonly cells: readonly Cell[];
  readonly after: "" | "…";
  readonly start: number;
  readonly end: number;
}

/** As much of `text` as fits in `width` columns: from its start if half of the stretch is then seen, else around it. */
function excerpt(text: string, start: number, end: number, width: number): Excerpt {
  // A line may be as long as the whole file: only what can be seen is cut into cells.
  const from = wholeCharacter(text, start - width);
  const to = wholeCharacter(text, start + 2 * width);
  const cells = cellsOf(text, from, to);
  const left = cells.filter((cell) => cell.start < start);
  const wanted = cells.filter((cell) => cell.start < Math.min(end, start + width / 2));
  const fromStart = from === 0 && cut(cells, width - 1).length >= wanted.length;
  const kept = fromStart ? left : cut(left.toReversed(), width / 4);
  const first = left.length - kept.length;
  const before = from > 0 || first > 0 ? "…" : "";
  const rest = cells.slice(first);
  const whole = to === text.length && cut(rest, width - before.length).length === rest.length;
  const seen = whole ? rest : cut(rest, width - before.length - 1);
  return {
    before,
    cells: seen,
    after: whole ? "" : "…",
    start: seen[0]?.start ?? from,
    end: seen.at(-1)?.end ?? from,
  };
}

/** The first of `cells` that fit in `width` columns. */
function cut(cells: readonly Cell[], width: number): readonly Cell[] {
  let columns = 0;
  let characters = 0;
  const end = cells.findIndex((cell) => {
    columns += cell.width;
    characters += cell.text.length;
    return columns > width || characters > longestExcerpt;
  });
  return end === -1 ? cells : cells.slice(0, end);
}

/** The offset nearest to `offset` in `text` that cuts no character in two. */
function wholeCharacter(text: string, offset: number): number {
  const inText = Math.max(0, Math.min(text.length, offset));
  return /[\uDC00-\uDFFF]/.test(text[inText] ?? "") ? Math.max(0, inText - 1) : inText;
}
