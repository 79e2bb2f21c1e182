import { harmless, longestLine } from "./escape/terminal.js";
import { clip } from "./escape/visible.js";

/** How a piece of a line is drawn where the terminal takes colour: the parameters of Select Graphic Rendition. */
const styles = { error: "1;31", warning: "1;33", notice: "1;36", strong: "1", dim: "2", good: "1;32" } as const;
export type Style = keyof typeof styles;

export interface Piece {
  readonly text: string;
  readonly style: Style;
}

/** One line of text in pieces, without the blank at its start. */
export type Line = readonly (string | Piece)[];

export function styled(style: Style, text: string): Piece {
  return { text, style };
}

/**
 * The line as it is printed: behind a blank, so that no command and no problem matcher that starts at the first
 * column reads it, and at most 1,000 characters long, the colours aside. A `place` before it stays as it is, for readers
 * that look for `file:line:column:`.
 */
export function printed(line: Line, colour: boolean, place = ""): string {
  const plain = line.map((piece) => (typeof piece === "string" ? piece : piece.text)).join("");
  if (plain === "") return "\n";
  const safe = clip(` ${place}${harmless(` ${plain}`).slice(1)}`, longestLine);
  if (!colour || safe !== ` ${place}${plain}`) return `${safe.trimEnd()}\n`;
  return ` ${place}${line.map((piece) => (typeof piece === "string" ? piece : painted(piece))).join("")}\n`;
}

function painted({ text, style }: Piece): string {
  return text === "" ? "" : `\u001b[${styles[style]}m${text}\u001b[0m`;
}
