import { misfits } from "./misfits.js";
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
  for (const fault of misfits(settingsSchema, data, root)) {
    invalid.add(pathKey(fault.path));
    if (!isExcused(nodeAt(root, fault.path), fault)) faults.push(fault);
  }
  faults.push(...missingKeys(root));
  return { faults, invalid };
}

function isExcused(node: TreeNode | undefined, { kind, path }: ShapeFault): boolean {
  if (node === undefined || node.kind === "unknown") return true;
  if (kind === "unknown-key") return false;
  return isEmpty(node) || (node.kind === "scalar" && stateOf(node.value, path.at(-1)) === "placeholder");
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
  const node = nodeAt(root, path);
  const empty = node !== undefined && isEmpty(node);
  if (node === undefined || empty) yield { kind: "missing-key", path, empty };
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
