import { readSettings } from "./document.js";
import { appTypes, starterSettings } from "./starter-settings.js";
import type { Path, TreeNode } from "./tree.js";

/** What a starter file leaves to fill in. */
const toFillIn = /<[a-z-]+>/;

/** The paths below `root` whose values are what a starter file has at the same path, letter for letter. */
export function starterValues(root: TreeNode | undefined): Path[] {
  const candidates = scalarsBelow(root, []).filter(({ text }) => toFillIn.test(text));
  if (candidates.length === 0) return [];
  known ??= new Set(appTypes.flatMap((type) => valuesToFillIn(starterSettings(type, ""))).map(identityOf));
  const starters = known;
  return candidates.filter((one) => starters.has(identityOf(one))).map(({ path }) => path);
}

let known: ReadonlySet<string> | undefined;

interface WrittenValue {
  readonly path: Path;
  readonly text: string;
}

function valuesToFillIn(text: string): WrittenValue[] {
  const { root } = readSettings("", new TextEncoder().encode(text));
  return scalarsBelow(root, []).filter((one) => toFillIn.test(one.text));
}

/** Entries of a list may have moved, so their numbers say nothing. */
function identityOf({ path, text }: WrittenValue): string {
  return JSON.stringify([path.map((part) => (typeof part === "number" ? 0 : part)), text]);
}

function scalarsBelow(node: TreeNode | undefined, path: Path): WrittenValue[] {
  if (typeof node?.value === "string") return [{ path, text: node.value }];
  const children = [...(node?.entries ?? node?.items?.entries() ?? [])];
  return children.flatMap(([key, child]) => scalarsBelow(child, [...path, key]));
}
