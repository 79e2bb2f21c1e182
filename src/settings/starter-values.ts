import { readSettings } from "./document.js";
import { appTypes, starterSettings } from "./starter-settings.js";
import type { Path, PathSegment, TreeNode } from "./tree.js";

/** What a starter file leaves to fill in. */
const toFillIn = /<[a-z-]+>/;

/** The paths below `root` whose values are what a starter file has at the same path, letter for letter. */
export function starterValues(root: TreeNode | undefined): Path[] {
  const candidates = valuesToFillIn(root);
  if (candidates.length === 0) return [];
  known ??= new Set(appTypes.flatMap((type) => valuesOf(starterSettings(type, ""))).map(identityOf));
  const starters = known;
  return candidates.filter((one) => starters.has(identityOf(one))).map(({ path }) => path);
}

let known: ReadonlySet<string> | undefined;

interface WrittenValue {
  readonly path: Path;
  readonly text: string;
}

function valuesOf(text: string): WrittenValue[] {
  return valuesToFillIn(readSettings("", new TextEncoder().encode(text)).root);
}

/** Entries of a list may have moved, so their numbers say nothing. */
function identityOf({ path, text }: WrittenValue): string {
  return JSON.stringify([path.map((part) => (typeof part === "number" ? 0 : part)), text]);
}

/** Most files have none, so that nothing is built on the way to one. */
function valuesToFillIn(node: TreeNode | undefined): WrittenValue[] {
  const found: WrittenValue[] = [];
  const path: PathSegment[] = [];
  const look = (node: TreeNode | undefined) => {
    if (typeof node?.value === "string" && toFillIn.test(node.value)) found.push({ path: [...path], text: node.value });
    for (const [key, child] of node?.entries ?? node?.items?.entries() ?? []) {
      path.push(key);
      look(child);
      path.pop();
    }
  };
  look(node);
  return found;
}
