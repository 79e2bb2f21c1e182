import { type Alias, type Document, isAlias, isMap, isScalar, isSeq, type Pair, type Scalar, type YAMLMap } from "yaml";
import { Anchors } from "./anchors.js";
import { limits } from "./limits.js";
import { addMerged } from "./merge-key.js";
import type { BuiltNode, SayFault, TreeNode, YamlFault } from "./tree.js";
import type { TextRange } from "./values.js";
import { behindAlias, hasForeignTag, hasMergeTag, isMergeKey, rangeOf, scalarValue, weightOf } from "./yaml-node.js";

interface BuiltTree {
  readonly root: TreeNode | undefined;
  readonly data: unknown;
  readonly faults: readonly YamlFault[];
}

/**
 * Turns a parsed document into a tree with positions and into plain data, in one walk. Aliases and merge keys are
 * followed in document order, which keeps the work linear; duplicate keys, unknown tags and unresolved aliases are
 * faults, and their values unknown.
 */
export function buildTree(document: Document.Parsed, text: string): BuiltTree {
  const builder = new Builder(text);
  for (const { code, pos } of document.warnings) {
    if (code !== "TAG_RESOLVE_FAILED") continue;
    const [start, end] = pos;
    const message = `The tag \`${text.slice(start, end)}\` fits no value of YAML's core schema.`;
    builder.fault(message, "Remove the tag.", { start, end });
  }
  const contents: unknown = document.contents;
  if (contents === null || (isScalar(contents) && contents.value === null)) {
    return { root: undefined, data: undefined, faults: [...builder.faults, declaresNothing] };
  }
  const { node, data } = builder.build(contents, undefined, 0);
  if (node.kind !== "map" && builder.faults.length === 0) {
    const { start } = node.range;
    const fix = "Declare `app` and `credentials` as top-level keys.";
    builder.fault("The file is not a mapping of keys to values.", fix, { start, end: start });
  }
  return { root: node.kind === "map" ? node : undefined, data, faults: builder.faults };
}

export const declaresNothing: YamlFault = {
  message: "The file declares nothing.",
  fix: "Declare `app` and `credentials`, or start from the output of `sp-api-preflight init`.",
  range: { start: 0, end: 0 },
};

/** Spelt when it is needed: the first number to be spelt loads the tables of languages. */
const manyValues = () => `${limits.nodes.toLocaleString("en")} values, those that aliases repeat included`;

class Builder {
  readonly faults: YamlFault[] = [];
  private readonly anchors: Anchors;
  private nodes = 0;
  private overflown = false;

  constructor(private readonly text: string) {
    this.anchors = new Anchors(this.fault);
  }

  readonly fault: SayFault = (message, fix, range, related) => {
    if (this.faults.length < limits.yamlFaults) this.faults.push({ message, fix, range, ...(related && { related }) });
  };

  build(source: unknown, key: TextRange | undefined, depth: number): BuiltNode {
    const range = rangeOf(source);
    const unknown: BuiltNode = { node: { kind: "unknown", range, ...(key && { key }) }, data: undefined };
    if (++this.nodes > limits.nodes || depth > limits.depth) {
      this.overflow(depth > limits.depth ? `${limits.depth} levels` : manyValues(), range);
      return unknown;
    }
    if (isAlias(source)) return this.follow(source, range, key) ?? unknown;
    const anchor = isScalar(source) || isMap(source) || isSeq(source) ? source.anchor : undefined;
    if (anchor !== undefined) this.anchors.open(anchor);
    const built = this.buildOwn(source, range, key, depth) ?? unknown;
    if (anchor !== undefined) this.anchors.close(anchor, built, isScalar(source) ? source : undefined);
    return built;
  }

  private overflow(what: string, range: TextRange): void {
    if (!this.overflown) {
      this.fault(
        `The file has more than ${what}; that is the limit for one settings file.`,
        "Split the file by application.",
        range,
      );
    }
    this.overflown = true;
  }

  private buildOwn(
    source: unknown,
    range: TextRange,
    key: TextRange | undefined,
    depth: number,
  ): BuiltNode | undefined {
    const place = { range, ...(key && { key }) };
    if (hasForeignTag(source)) {
      if (hasMergeTag(source)) this.fault("The tag `!!merge` belongs to a key `<<` alone.", "Remove the tag.", range);
      return undefined;
    }
    if (isMap(source)) return this.map(source, place, depth);
    if (isSeq(source)) {
      const items = source.items.map((item) => this.build(item, undefined, depth + 1));
      const node: TreeNode = {
        kind: "list",
        ...place,
        flow: source.flow === true,
        items: items.map(({ node }) => node),
      };
      return { node, data: items.map(({ data }) => data) };
    }
    if (!isScalar(source)) return undefined;
    const value = scalarValue(source);
    const textStart = this.literalStart(source, value);
    return { node: { kind: "scalar", ...place, value, ...(textStart !== undefined && { textStart }) }, data: value };
  }

  private map(source: YAMLMap, place: { range: TextRange; key?: TextRange }, depth: number): BuiltNode {
    const entries = new Map<string, TreeNode>();
    const data: Record<string, unknown> = Object.create(null);
    const firsts = new Map<string, TextRange>();
    const merges: BuiltNode[] = [];
    let isTemplate = false;
    for (const pair of source.items as Pair[]) {
      const keyRange = rangeOf(pair.key);
      const scalar = this.scalarOfKey(pair.key, depth);
      const name = scalar && String(scalar.value ?? "");
      const built = this.build(pair.value, keyRange, depth + 1);
      if (isMergeKey(scalar)) {
        merges.push(built);
        continue;
      }
      if (hasMergeTag(scalar))
        this.fault("The tag `!!merge` belongs to a key `<<` alone.", "Remove the tag.", keyRange);
      if (name === undefined) {
        const fix = 'Write a name, and a template in quotes: `"{{ name }}"`.';
        if (!isAlias(pair.key)) this.fault("A key is not a plain name.", fix, keyRange);
        isTemplate = source.items.length === 1;
        continue;
      }
      const first = firsts.get(name);
      if (first !== undefined) {
        const related = { range: first, message: "first given here" };
        this.fault(`The key \`${name}\` is given twice.`, "Keep one of the two.", keyRange, related);
        entries.set(name, { kind: "unknown", range: built.node.range, key: keyRange });
        delete data[name];
        continue;
      }
      firsts.set(name, keyRange);
      entries.set(name, built.node);
      data[name] = built.data;
    }
    // `id: {{ app_id }}` without quotes is meant as a text, so that nobody declares this map.
    if (isTemplate) return { node: { kind: "unknown", ...place }, data: undefined };
    const isOpen = addMerged(
      merges,
      { entries, data },
      { fault: this.fault, spend: () => ++this.nodes <= limits.nodes },
    );
    return {
      node: { kind: "map", ...place, flow: source.flow === true, entries, ...(isOpen && { isOpen: true as const }) },
      data,
    };
  }

  /** The scalar that a key is or, as an alias, stands for; undefined for a map or list, and for what no anchor names. */
  private scalarOfKey(key: unknown, depth: number): Scalar | undefined {
    if (isAlias(key)) return this.anchors.scalarBehind(key);
    if (!isScalar(key)) return undefined;
    if (key.anchor !== undefined) this.build(key, undefined, depth + 1);
    return key;
  }

  private follow(alias: Alias, range: TextRange, key: TextRange | undefined): BuiltNode | undefined {
    const built = this.anchors.behind(alias);
    if (built === undefined) return undefined;
    const { node, data } = built;
    this.nodes += weightOf(node, limits.nodes - this.nodes);
    if (this.nodes > limits.nodes) {
      this.overflow(manyValues(), range);
      return undefined;
    }
    return { node: behindAlias(node, range, key), data };
  }

  /** The offset where the characters of the value stand one by one, or undefined where quoting or folding changes them. */
  private literalStart(source: Scalar, value: unknown): number | undefined {
    if (typeof value !== "string" || !source.range) return undefined;
    const [start, end] = source.range;
    const quoted = source.type === "QUOTE_SINGLE" || source.type === "QUOTE_DOUBLE" ? 1 : 0;
    return this.text.slice(start + quoted, end - quoted) === value ? start + quoted : undefined;
  }
}
