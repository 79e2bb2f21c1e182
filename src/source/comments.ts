import type { PlacedComment } from "../report/ignores.js";
import type { Stretch } from "./stretch.js";
import type { SourceText } from "./text.js";

const longestComment = 2_000;
const marks = /^[\s/*#;'%<!{-]{1,20}/;
const ends = /[\s*/}>-]{1,10}$/;

/** The lines of the comments of a text, each as `# …`, for the reader of ignore comments. */
export function commentsOf(source: SourceText, comments: readonly Stretch[]): PlacedComment[] {
  return comments.flatMap(({ start, end }) => {
    const first = source.lineOf(start);
    const before = source.text.slice(Math.max(0, start - 400), start);
    const alone = before.slice(before.lastIndexOf("\n") + 1).trim() === "";
    return source.text
      .slice(start, end)
      .split("\n")
      .map((line, index): PlacedComment => {
        const words = line.length > longestComment ? "" : line.replace(marks, "").replace(ends, "");
        return { text: `# ${words}`, range: { start, end }, line: first + index, alone: index > 0 || alone };
      });
  });
}
