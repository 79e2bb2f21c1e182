import type { ShownFinding } from "../engine/protocol.js";
import { make } from "./dom.js";

/** The editor's line numbers and marks, of which the lines in view alone are drawn, so that a large file stays quick. */
export class Editor {
  #findings: readonly ShownFinding[] = [];

  constructor(
    private readonly text: HTMLTextAreaElement,
    private readonly numbers: HTMLElement,
    private readonly marks: HTMLElement,
  ) {
    text.addEventListener("scroll", () => this.draw());
    new ResizeObserver(() => this.draw()).observe(text);
  }

  show(findings: readonly ShownFinding[]): void {
    this.#findings = findings;
    this.draw();
  }

  /** Draws numbers and marks of the lines in view. */
  draw(): void {
    const { text, numbers, marks } = this;
    const height = Number.parseFloat(getComputedStyle(text).lineHeight);
    const first = Math.floor(text.scrollTop / height);
    const last = first + Math.ceil(text.clientHeight / height) + 1;
    const lines = linesBetween(text.value, first, last);
    const shift = -(text.scrollTop - first * height);
    const inside = (node: HTMLElement, x: number) => {
      node.style.transform = `translate(${x}px, ${shift}px)`;
      return node;
    };
    numbers.style.height = marks.style.height = `${text.clientHeight}px`;
    numbers.replaceChildren(inside(make("div", "", lines.map((_, index) => `${first + index + 1}\n`).join("")), 0));
    marks.replaceChildren(
      inside(
        make("div", "", ...lines.flatMap((line, index) => [...this.#marked(line, first + index + 1), "\n"])),
        -text.scrollLeft,
      ),
    );
  }

  #marked(line: string, number: number): (Node | string)[] {
    const spans = this.#findings
      .filter((finding) => finding.line === number)
      .map(({ column, endColumn }) => [column - 1, endColumn - 1] as const)
      .sort(([a], [b]) => a - b);
    const pieces: (Node | string)[] = [];
    let at = 0;
    for (const [start, end] of spans) {
      if (start < at) continue;
      pieces.push(line.slice(at, start), make("mark", "", line.slice(start, end)));
      at = end;
    }
    return [...pieces, line.slice(at)];
  }
}

/** The lines of a text from `first` to `last`, counted from 0 and `last` excluded. */
export function linesBetween(text: string, first: number, last: number): string[] {
  const lines: string[] = [];
  let start = 0;
  for (let line = 0; line < last && start <= text.length; line += 1) {
    const found = text.indexOf("\n", start);
    const end = found === -1 ? text.length : found;
    if (line >= first) lines.push(text.slice(start, Math.min(end, start + mostColumns)));
    start = end + 1;
  }
  return lines;
}

/** What stands behind that column is not marked. */
const mostColumns = 2_000;
