import type { ShownFinding } from "../engine/protocol.js";
import { make } from "./dom.js";
import { linesBetween, offsetOf } from "./lines.js";

/** The editor's line numbers and marks, of which the lines in view alone are drawn, so that a large file stays quick. */
export class Editor {
  #byLine = new Map<number, ShownFinding[]>();
  #isDue = false;

  constructor(
    private readonly text: HTMLTextAreaElement,
    private readonly numbers: HTMLElement,
    private readonly marks: HTMLElement,
  ) {
    text.addEventListener("scroll", () => this.draw());
    new ResizeObserver(() => this.draw()).observe(text);
  }

  show(findings: readonly ShownFinding[]): void {
    this.#byLine = new Map();
    for (const finding of findings) {
      const ofLine = this.#byLine.get(finding.line);
      if (ofLine === undefined) this.#byLine.set(finding.line, [finding]);
      else ofLine.push(finding);
    }
    this.draw();
  }

  /** Takes the marks away that the text may have moved from under, until the next answer. */
  typed(): void {
    const before = this.text.value.slice(0, this.text.selectionStart).split("\n").length;
    for (const line of [...this.#byLine.keys()]) if (line >= before) this.#byLine.delete(line);
    this.draw();
  }

  /** Selects what a finding is about, and brings it into view. */
  goTo({ line, column, endLine, endColumn }: ShownFinding): void {
    const { text } = this;
    const start = offsetOf(text.value, { line, column });
    text.focus();
    text.setSelectionRange(start, offsetOf(text.value, { line: endLine, column: endColumn }));
    text.scrollTop = (line - 3) * this.#lineHeight();
    text.scrollLeft = 0;
  }

  /** Draws numbers and marks of the lines in view before the next paint, once however often it is called. */
  draw(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    requestAnimationFrame(() => {
      this.#isDue = false;
      this.#drawNow();
    });
  }

  #drawNow(): void {
    const { text, numbers, marks } = this;
    const height = this.#lineHeight();
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

  #lineHeight(): number {
    return Number.parseFloat(getComputedStyle(this.text).lineHeight);
  }

  #marked(line: string, number: number): (Node | string)[] {
    const spans = (this.#byLine.get(number) ?? [])
      .map(({ column, endColumn, endLine, severity }) => ({
        start: column - 1,
        end: endLine > number ? line.length : endColumn - 1,
        severity,
      }))
      .sort((one, other) => one.start - other.start);
    const pieces: (Node | string)[] = [];
    let at = 0;
    for (const { start, end, severity } of spans) {
      if (start < at) continue;
      pieces.push(line.slice(at, start), make("mark", severity, line.slice(start, end)));
      at = end;
    }
    return [...pieces, line.slice(at)];
  }
}
