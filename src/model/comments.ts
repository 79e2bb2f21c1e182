import type { PlacedComment } from "../report/ignores.js";
import type { SettingsDocument } from "../settings/document.js";

/** The comments of a file with their lines, and whether one stands alone on its line. */
export function placedComments({ comments, text, locator, lineStarts }: SettingsDocument): PlacedComment[] {
  return comments.map(({ text: comment, start, end }) => {
    const { line } = locator.span({ start, end });
    const before = text.slice(lineStarts[line - 1] ?? 0, start);
    return { text: comment, range: { start, end }, line, alone: before.trim() === "" };
  });
}
