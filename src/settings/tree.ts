import type { TextRange } from "./values.js";

export type PathSegment = string | number;
export type Path = readonly PathSegment[];

/** A node of the settings with its place in the text; aliases and merge keys are already followed. */
export interface TreeNode {
  readonly kind: "map" | "list" | "scalar" | "unknown";
  /** Offsets of the value where it is used: of the alias, not of its anchor. */
  readonly range: TextRange;
  /** Offsets of the key, for the value of a map. */
  readonly key?: TextRange;
  /** Offsets of the anchored value, where the value stands behind an alias or a merge key. */
  readonly anchor?: TextRange;
  /** Whether a map or list is written in braces or brackets. */
  readonly flow?: boolean;
  readonly entries?: ReadonlyMap<string, TreeNode>;
  /** Set for a map to which a merge key adds what is not known before run time. */
  readonly isOpen?: true;
  readonly items?: readonly TreeNode[];
  readonly value?: string | number | boolean | null;
  /** Set where the text of the scalar is the value, character by character: an edit may count offsets in it. */
  readonly textStart?: number;
}

/** The node at `path`, or undefined where the settings do not declare it. */
export function nodeAt(root: TreeNode | undefined, path: Path): TreeNode | undefined {
  let node = root;
  for (const segment of path) {
    if (node === undefined) return undefined;
    node = typeof segment === "number" ? node.items?.[segment] : node.entries?.get(segment);
  }
  return node;
}

/** A node, and its value as plain data. */
export interface BuiltNode {
  readonly node: TreeNode;
  readonly data: unknown;
}

export interface YamlFault {
  readonly message: string;
  readonly fix: string;
  readonly range: TextRange;
  readonly related?: { readonly range: TextRange; readonly message: string };
}

/** Takes a fault of YAML. */
export type SayFault = (message: string, fix: string, range: TextRange, related?: YamlFault["related"]) => void;
