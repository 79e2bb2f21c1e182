import { type Format, isDay, type ScalarFormat } from "./format.js";
import type { ShapeFault } from "./shape.js";
import { nodeAt, type PathSegment, type TreeNode } from "./tree.js";

/** Where `data`, the plain values of the tree `root`, leaves the format; also by what is missing or not known yet. */
export function misfits(format: Format, data: unknown, root: TreeNode): readonly ShapeFault[] {
  const comparison = new Comparison(root);
  comparison.compare(format, data);
  return comparison.faults;
}

class Comparison {
  readonly faults: ShapeFault[] = [];
  /** Where the value stands that is compared. */
  private readonly path: PathSegment[] = [];

  constructor(private readonly root: TreeNode) {}

  compare(format: Format, value: unknown): void {
    if (format.kind === "list") {
      if (Array.isArray(value)) this.items(format.item, value);
      else this.wrongType("a list");
    } else if (format.kind === "keys") {
      if (isMap(value)) this.keys(format.keys, value);
      else this.wrongType("a map");
    } else if (format.kind === "any-keys") {
      if (isMap(value)) this.anyKeys(format.value, value);
      else this.wrongType("a map");
    } else if (format.kind === "text-or") {
      if (isMap(value)) this.compare(format.long, value);
      else if (typeof value !== "string") this.wrongType("a text or a map");
    } else this.compareScalar(format, value);
  }

  private compareScalar(format: ScalarFormat, value: unknown): void {
    switch (format.kind) {
      case "text":
        if (typeof value !== "string") this.wrongType("a text");
        break;
      case "day":
        if (typeof value !== "string") this.wrongType("a day");
        else if (!isDay(value)) this.add({ kind: "no-date", path: [...this.path] });
        break;
      case "count":
        this.count(value);
        break;
      case "flag":
        if (typeof value !== "boolean") this.wrongType("`true` or `false`");
        break;
      case "words":
        if (!format.words.some((word) => word === value)) this.unknownWord(format.words);
        break;
      case "number":
        if (value !== format.value) this.unknownWord([String(format.value)]);
        break;
    }
  }

  private items(format: Format, items: readonly unknown[]): void {
    for (const [index, item] of items.entries()) this.below(index, format, item);
  }

  private keys(format: Readonly<Record<string, Format>>, map: Readonly<Record<string, unknown>>): void {
    for (const key in format) {
      const child = format[key];
      const value = map[key];
      if (child !== undefined && value !== undefined) this.below(key, child, value);
    }
    for (const key in map) {
      if (!Object.hasOwn(format, key)) this.add({ kind: "unknown-key", path: [...this.path, key] });
    }
  }

  private anyKeys(format: Format, map: Readonly<Record<string, unknown>>): void {
    for (const key in map) {
      // No name of a rule, and no key of plain data for whoever reads it next.
      if (key !== "__proto__") this.below(key, format, map[key]);
    }
  }

  private below(segment: PathSegment, format: Format, value: unknown): void {
    this.path.push(segment);
    this.compare(format, value);
    this.path.pop();
  }

  private count(value: unknown): void {
    if (typeof value !== "number" || !Number.isInteger(value)) this.wrongType("a whole number");
    else if (value < 0) this.add({ kind: "negative", path: [...this.path] });
    else if (!Number.isSafeInteger(value)) this.wrongType("a whole number", "a number without bounds");
  }

  private unknownWord(allowed: readonly string[]): void {
    const kind = nodeAt(this.root, this.path)?.kind;
    if (kind === "map" || kind === "list") this.wrongType("a text");
    else this.add({ kind: "unknown-word", path: [...this.path], allowed });
  }

  private wrongType(expected: string, found = foundWord(nodeAt(this.root, this.path))): void {
    this.add({ kind: "wrong-type", path: [...this.path], expected, found });
  }

  private add(fault: ShapeFault): void {
    this.faults.push(fault);
  }
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function foundWord(node: TreeNode | undefined): string {
  if (node?.kind === "list") return "a list";
  if (node?.kind === "map") return "a map";
  const words: Record<string, string> = { number: "a number", boolean: "a truth value", string: "a text" };
  return words[typeof node?.value] ?? "nothing";
}
