import { lastAtMost } from "../settings/last-at-most.js";
import type { Span } from "../settings/locate.js";
import type { Stretch } from "./stretch.js";

/** A text of a file that knows its lines. */
export class SourceText {
  #starts: readonly number[] | undefined;

  constructor(
    readonly path: string,
    readonly text: string,
  ) {}

  get #lineStarts(): readonly number[] {
    if (this.#starts !== undefined) return this.#starts;
    const starts = [0];
    for (let at = this.text.indexOf("\n"); at !== -1; at = this.text.indexOf("\n", at + 1)) starts.push(at + 1);
    this.#starts = starts;
    return starts;
  }

  /** The line of an offset, from 1. */
  lineOf(offset: number): number {
    return lastAtMost(this.#lineStarts, offset) + 1;
  }

  /** The lines `from` to `to`, from 1, both included. */
  lines(from: number, to: number): string {
    const starts = this.#lineStarts;
    const start = starts[Math.max(0, from - 1)] ?? this.text.length;
    return this.text.slice(start, starts[Math.max(0, to)] ?? this.text.length);
  }

  /** One line without its end. */
  line(number: number): string {
    return number < 1 ? "" : this.lines(number, number).replace(/\r?\n$/, "");
  }

  /** A stretch as editors count, cut at the end of its first line. */
  spanOf({ start, end }: Stretch): Span {
    const line = this.lineOf(start);
    const lineStart = this.#lineStarts[line - 1] ?? 0;
    const next = this.#lineStarts[line];
    let lineEnd = next === undefined ? this.text.length : next - 1;
    if (lineEnd > lineStart && this.text[lineEnd - 1] === "\r") lineEnd -= 1;
    const to = Math.max(start, Math.min(end, lineEnd));
    return { line, column: start - lineStart + 1, endLine: line, endColumn: to - lineStart + 1 };
  }
}
