import { isAlias, isMap, isScalar, isSeq, type Scalar } from "yaml";
import type { TreeNode } from "./tree.js";
import type { TextRange } from "./values.js";

const coreTags = /^(?:!|tag:yaml\.org,2002:(?:str|int|float|bool|null|map|seq))$/;

/** Whether a node has a tag that is none of the core schema. */
export function hasForeignTag(source: unknown): boolean {
  const tag = isScalar(source) || isMap(source) || isSeq(source) ? source.tag : undefined;
  return tag !== undefined && !coreTags.test(tag);
}

/** The tag of a merge key, which YAML 1.1 defined, and which go-yaml and yq write out. */
export const mergeTag = "tag:yaml.org,2002:merge";

/** Whether a node is tagged as a merge key. */
export function hasMergeTag(source: unknown): boolean {
  return isScalar(source) && source.tag === mergeTag;
}

/** Whether a key is the merge key: a plain `<<`, or one in quotes with its tag. */
export function isMergeKey(key: Scalar | undefined): boolean {
  return key?.value === "<<" && (key.type === "PLAIN" || key.tag === mergeTag);
}

/** Characters of a text that weigh as much as one value. */
const charactersPerValue = 16;

/** What it costs to repeat `node`: its values, and long texts by their length; counted no further than `most`. */
export function weightOf(node: TreeNode, most: number): number {
  let weight = typeof node.value === "string" ? 1 + Math.floor(node.value.length / charactersPerValue) : 1;
  const children = node.items ?? node.entries?.values() ?? [];
  for (const child of children) {
    weight += weightOf(child, most - weight);
    if (weight > most) break;
  }
  return weight;
}

/** The value of a scalar; what YAML gives no plain type for is its text. */
export function scalarValue(source: Scalar): string | number | boolean | null {
  const { value } = source;
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? value
    : value === null
      ? null
      : String(value);
}

/** Offsets of a node in the text, without the blanks behind it. */
export function rangeOf(source: unknown): TextRange {
  const range = isScalar(source) || isMap(source) || isSeq(source) || isAlias(source) ? source.range : undefined;
  return range ? { start: range[0], end: range[1] } : { start: 0, end: 0 };
}

/** `node` and all below it as they stand behind an alias at `range`: shown there, with their own place as the anchor. */
export function behindAlias(node: TreeNode, range: TextRange, key: TextRange | undefined): TreeNode {
  const { textStart: _, key: __, items, entries, ...shared } = node;
  return {
    ...shared,
    range,
    anchor: node.anchor ?? node.range,
    ...(key && { key }),
    ...(items && { items: items.map((item) => behindAlias(item, range, undefined)) }),
    ...(entries && {
      entries: new Map([...entries].map(([name, entry]) => [name, behindAlias(entry, range, range)])),
    }),
  };
}
