import { lastAtMost } from "./last-at-most.js";
import { nodeAt, type Path, type TreeNode } from "./tree.js";
import type { TextRange } from "./values.js";

/** A place in a file as editors count: from 1, columns in UTF-16 units, the end exclusive, never over a line's end. */
export interface Span {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export type Caret = "value" | "key";

/** Turns offsets and paths into lines and columns; nothing else in the program knows offsets. */
export class Locator {
  constructor(
    private readonly text: string,
    private readonly lineStarts: readonly number[],
    private readonly root: TreeNode | undefined,
  ) {}

  /** The span of the value or key at `path`; of the nearest declared parent's key where the path is not declared. */
  at(path: Path, caret: Caret): Span {
    const node = nodeAt(this.root, path);
    if (node === undefined) return this.parent(path);
    return this.span(this.shown(node, caret));
  }

  /** The span of the anchor that the value at `path` comes from, or undefined where it is written out. */
  anchorOf(path: Path): Span | undefined {
    const anchor = nodeAt(this.root, path)?.anchor;
    return anchor && this.span(anchor);
  }

  /** The span of `range`, cut at the end of its first line. */
  span({ start, end }: TextRange): Span {
    const line = lastAtMost(this.lineStarts, start);
    const lineStart = this.lineStarts[line] ?? 0;
    const lineEnd = this.lineEnd(line);
    const from = Math.min(start, lineEnd);
    const to = Math.max(from, Math.min(end, lineEnd));
    return { line: line + 1, column: from - lineStart + 1, endLine: line + 1, endColumn: to - lineStart + 1 };
  }

  private shown(node: TreeNode, caret: Caret): TextRange {
    const block = (node.kind === "map" || node.kind === "list") && node.flow !== true && node.anchor === undefined;
    const empty = node.range.start === node.range.end;
    if (node.key !== undefined && (caret === "key" || block || empty)) return node.key;
    return block ? this.firstOf(node) : node.range;
  }

  /** A block list or map has no line of its own: its first key or item stands for it. */
  private firstOf(node: TreeNode): TextRange {
    const [first] = node.items ?? node.entries?.values() ?? [];
    if (first === undefined) return node.range;
    return first.key ?? this.shown(first, "value");
  }

  private parent(path: Path): Span {
    for (let length = path.length - 1; length > 0; length -= 1) {
      const parent = nodeAt(this.root, path.slice(0, length));
      if (parent !== undefined) return this.span(this.shown(parent, parent.key === undefined ? "value" : "key"));
    }
    const app = this.root?.entries?.get("app")?.key;
    return this.span(app ?? { start: 0, end: this.lineEnd(0) });
  }

  private lineEnd(line: number): number {
    const next = this.lineStarts[line + 1] ?? this.text.length + 1;
    const end = next - 1;
    return this.text[end - 1] === "\r" ? end - 1 : end;
  }
}
