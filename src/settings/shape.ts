import type * as z from "zod/mini";
import { requiredKeys, settingsSchema } from "./schema.js";
import { nodeAt, type Path, type PathSegment, type TreeNode } from "./tree.js";
import { stateOf } from "./values.js";

/** One place where the settings leave the format; `path` ends at the key or value in question. */
export type ShapeFault =
  | { readonly kind: "unknown-key"; readonly path: Path }
  | { readonly kind: "missing-key"; readonly path: Path; readonly empty: boolean }
  | { readonly kind: "wrong-type"; readonly path: Path; readonly expected: string; readonly found: string }
  | { readonly kind: "unknown-word"; readonly path: Path; readonly allowed: readonly string[] }
  | { readonly kind: "no-date"; readonly path: Path }
  | { readonly kind: "negative"; readonly path: Path };

export interface CheckedShape {
  readonly faults: readonly ShapeFault[];
  /** The paths, joined as by `pathKey`, whose values do not fit the format and prove nothing. */
  readonly invalid: ReadonlySet<string>;
}

/** A path as one text, for sets and maps. */
export function pathKey(path: Path): string {
  return path.join("\0");
}

/**
 * Compares `data` with the format. A value that is empty or a placeholder is never of the wrong type: it is missing or
 * unknown, which the rules report.
 */
export function checkShape(root: TreeNode, data: unknown): CheckedShape {
  const invalid = new Set<string>();
  const faults: ShapeFault[] = [];
  const result = settingsSchema.safeParse(data);
  for (const issue of result.success ? [] : result.error.issues) {
    for (const fault of faultsOf(issue, root)) {
      invalid.add(pathKey(fault.path));
      if (!isExcused(nodeAt(root, fault.path), fault)) faults.push(fault);
    }
  }
  faults.push(...missingKeys(root));
  return { faults, invalid };
}

/** Whether a key at the top belongs to the team, as a place for anchors, and is ignored. */
function isExtension(key: string): boolean {
  return key.startsWith("x-");
}

function isExcused(node: TreeNode | undefined, { kind, path }: ShapeFault): boolean {
  if (node === undefined || node.kind === "unknown") return true;
  if (kind === "unknown-key") return false;
  return isEmpty(node) || (node.kind === "scalar" && stateOf(node.value, path.at(-1)) === "placeholder");
}

function faultsOf(issue: z.core.$ZodIssue, root: TreeNode): ShapeFault[] {
  const path = issue.path as Path;
  const node = nodeAt(root, path);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys
        .filter((key) => path.length > 0 || !isExtension(key))
        .map((key) => ({ kind: "unknown-key", path: [...path, key] }));
    case "invalid_union":
      return unionFaults(issue, path, node, root);
    case "invalid_value":
      return node?.kind === "map" || node?.kind === "list"
        ? [{ kind: "wrong-type", path, expected: "a text", found: foundWord(node) }]
        : [{ kind: "unknown-word", path, allowed: issue.values.map(String) }];
    case "invalid_format":
    case "custom":
      return [{ kind: "no-date", path }];
    case "too_small":
      return [{ kind: "negative", path }];
    case "invalid_type":
      return [{ kind: "wrong-type", path, expected: typeWord(issue), found: foundWord(node) }];
    case "too_big":
      return [{ kind: "wrong-type", path, expected: "a whole number", found: "a number without bounds" }];
    default:
      return [{ kind: "wrong-type", path, expected: "a value of the format", found: foundWord(node) }];
  }
}

/** Of the branches of a union, the one that takes the kind of value that stands there. */
function unionFaults(
  issue: z.core.$ZodIssueInvalidUnion,
  path: Path,
  node: TreeNode | undefined,
  root: TreeNode,
): ShapeFault[] {
  const branch = issue.errors.find(
    (errors) => !errors.some(({ code, path }) => code === "invalid_type" && path.length === 0),
  );
  if (branch === undefined) return [{ kind: "wrong-type", path, expected: "a text or a map", found: foundWord(node) }];
  return branch.flatMap((inner) => faultsOf({ ...inner, path: [...path, ...inner.path] }, root));
}

function typeWord({ expected, message }: z.core.$ZodIssueInvalidType): string {
  const words: Record<string, string> = {
    string: "a text",
    int: "a whole number",
    number: "a whole number",
    boolean: "`true` or `false`",
    array: "a list",
    object: "a map",
    record: "a map",
  };
  return message === "date" ? "a day" : (words[expected] ?? expected);
}

function foundWord(node: TreeNode | undefined): string {
  if (node?.kind === "list") return "a list";
  if (node?.kind === "map") return "a map";
  const words: Record<string, string> = { number: "a number", boolean: "a truth value", string: "a text" };
  return words[typeof node?.value] ?? "nothing";
}

function* missingKeys(root: TreeNode): Generator<ShapeFault> {
  for (const { of, keys } of requiredKeys) {
    for (const path of placesOf(root, of, [])) {
      for (const key of keys) yield* missing(root, [...path, key]);
    }
  }
  if (nodeAt(root, ["app", "type"])?.value === "public") yield* missing(root, ["app", "state"]);
}

function* missing(root: TreeNode, path: Path): Generator<ShapeFault> {
  const isOpen = nodeAt(root, path.slice(0, -1))?.isOpen === true;
  const node = nodeAt(root, path);
  const empty = node !== undefined && isEmpty(node);
  if (empty || (node === undefined && !isOpen)) yield { kind: "missing-key", path, empty };
}

/** Whether a node says on purpose that there is nothing: an empty text, `null`, or a list without a value. */
function isEmpty(node: TreeNode): boolean {
  return node.kind === "list"
    ? (node.items ?? []).every((item) => item.kind === "scalar" && isEmpty(item))
    : node.kind === "scalar" && stateOf(node.value, undefined) === "empty";
}

/** The paths of every declared map that `pattern` stands for. */
function* placesOf(root: TreeNode, pattern: readonly string[], path: readonly PathSegment[]): Generator<Path> {
  const node = nodeAt(root, path);
  const [segment, ...rest] = pattern;
  if (segment === undefined) {
    if (node?.kind === "map") yield path;
  } else if (segment === "*") {
    for (const index of (node?.items ?? []).keys()) yield* placesOf(root, rest, [...path, index]);
  } else {
    yield* placesOf(root, rest, [...path, segment]);
  }
}
