import type { SettingsDocument } from "../../settings/document.js";
import type { Path, TreeNode } from "../../settings/tree.js";
import { secretKeys, stateOf, type TextRange } from "../../settings/values.js";

/** A secret that stands in a file, with the characters that show it. */
export interface Secret {
  /** What kind of secret it is, for people: "a client secret". */
  readonly what: string;
  /** Where its characters stand in the text of the file. */
  readonly range: TextRange;
  /** The path of the value, or undefined where the secret stands in a comment or a key. */
  readonly path: Path | undefined;
  /** Every text that must not be printed. */
  readonly texts: readonly string[];
}

/** Finds the literal values of the secret fields. */
export function findSecrets(document: SettingsDocument): readonly Secret[] {
  return [...secretsBelow(document.root, [])];
}

function* secretsBelow(node: TreeNode | undefined, path: Path): Generator<Secret> {
  for (const [index, item] of (node?.items ?? []).entries()) yield* secretsBelow(item, [...path, index]);
  for (const [key, entry] of node?.entries ?? []) yield* secretsBelow(entry, [...path, key]);
  const key = path.at(-1);
  if (node?.kind !== "scalar" || typeof key !== "string" || !secretKeys.has(key)) return;
  if (stateOf(node.value, key) !== "declared") return;
  yield { what: `the value of \`${key}\``, range: node.range, path, texts: [String(node.value)] };
}
