import type { Deadlines } from "./deadline.js";
import { deadlinesText } from "./deadlines-text.js";

/** So many columns are read without scrolling on the page of an issue. */
const width = 100;
const longest = 50_000;

/** The text of the days as a block of code, in which nothing is markup and nobody is mentioned. */
export function deadlinesMarkdown(found: Deadlines): string {
  const text = deadlinesText(found, width);
  const end = text.length > longest ? text.lastIndexOf("\n", longest) + 1 : text.length;
  const shown = text.slice(0, end);
  const rest = end < text.length ? "\n\nThe command `deadlines` prints the rest." : "";
  const fence = "`".repeat(Math.max(3, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return `${fence}text\n${shown}${fence}${rest}`;
}
