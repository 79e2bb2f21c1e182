import { isAwsSecretKey } from "../../reference/secret-shapes.js";
import type { SettingsDocument } from "../../settings/document.js";
import type { Path, TreeNode } from "../../settings/tree.js";
import { secretKeys, stateOf, type TextRange } from "../../settings/values.js";
import { hiddenSecretsIn, secretsIn, spellingsOf } from "./secret-texts.js";

/** A secret that stands in a file, with the characters that show it. */
export interface Secret {
  /** What kind of secret it is, for people: "a refresh token". */
  readonly what: string;
  /** Where its characters stand in the text of the file. */
  readonly range: TextRange;
  /** The path of the value or key that holds it, or undefined where the secret stands elsewhere. */
  readonly path: Path | undefined;
  /** Every text that must not be printed. */
  readonly texts: readonly string[];
  /** Whether it is proven to be a secret; what only may be one is kept out of every output and no fault. */
  readonly proven: boolean;
}

interface Scalar {
  readonly node: TreeNode;
  readonly path: Path;
  /** Whether it stands in a field for secrets, or below one. */
  readonly isSecretField: boolean;
}

/** Finds the literals of the secret fields, and whatever has the shape of a secret, in any spelling, anywhere in the file. */
export function findSecrets(document: SettingsDocument): readonly Secret[] {
  const scalars = [...scalarsBelow(document.root, [], false)];
  const inFields = scalars.flatMap((scalar) => ofField(scalar));
  const seen = secretsIn(document.text).filter(({ range }) => !inFields.some((field) => holds(field.range, range)));
  const shown = seen.map(({ what, range, text, proven }): Secret => {
    return { what, range, path: pathAt(scalars, range), texts: spellingsOf(text), proven };
  });
  const hidden = scalars.flatMap((scalar) => ofDisguise(scalar, document.text));
  return [...inFields, ...shown, ...hidden];
}

/** A literal in a field for secrets, whatever its shape; and all but the start of a literal access key id. */
function ofField({ node, path, isSecretField }: Scalar): Secret[] {
  const key = String(path.findLast((part) => typeof part === "string") ?? "");
  if (stateOf(node.value, isSecretField ? "clientSecret" : key) !== "declared") return [];
  const text = String(node.value);
  const ranges = [node.range, ...(node.anchor === undefined ? [] : [node.anchor])];
  const secret = (what: string, texts: readonly string[], proven: boolean) =>
    ranges.map((range, index): Secret => ({ what, range, path, texts, proven: proven && index === 0 }));
  if (isSecretField) return secret(`the value of \`${key}\``, spellingsOf(text), true);
  if (isAwsSecretKey(text)) return secret("an AWS secret access key", spellingsOf(text), true);
  if (key !== "accessKeyId" || node.textStart === undefined) return [];
  const range = { start: node.textStart + 4, end: node.textStart + Math.max(4, text.length) };
  return [{ what: "an access key id", range, path, texts: spellingsOf(text.slice(4)), proven: false }];
}

/** A secret that the text of the file does not show as it is: escaped, folded, encoded. Its whole value is covered. */
function ofDisguise({ node, path }: Scalar, text: string): Secret[] {
  if (typeof node.value !== "string" || node.anchor !== undefined) return [];
  const written = text.slice(node.range.start, node.range.end);
  const { value } = node;
  const isPlain = written.includes(value);
  const found = isPlain ? hiddenSecretsIn(value) : [...secretsIn(value), ...hiddenSecretsIn(value)];
  const pieces = [value, ...value.split(/\s+/), ...written.split(/[\s\\"']+/)].filter((piece) => piece.length >= 8);
  return found.map(({ what, text, proven }) => {
    return { what, range: node.range, path, texts: [...spellingsOf(text), ...pieces], proven };
  });
}

function* scalarsBelow(node: TreeNode | undefined, path: Path, isSecretField: boolean): Generator<Scalar> {
  if (node === undefined) return;
  if (node.kind === "scalar") yield { node, path, isSecretField };
  for (const [index, item] of (node.items ?? []).entries()) yield* scalarsBelow(item, [...path, index], isSecretField);
  for (const [key, entry] of node.entries ?? []) {
    yield* scalarsBelow(entry, [...path, key], isSecretField || isSecretName(key));
  }
}

/** A misspelled `client_secret` holds no less a secret. */
function isSecretName(key: string): boolean {
  return (
    secretKeys.has(key) ||
    secretNames.has(
      key
        .slice(0, 40)
        .replaceAll(/[^a-z]/gi, "")
        .toLowerCase(),
    )
  );
}

const secretNames = new Set([
  ...[...secretKeys].map((key) => key.toLowerCase()),
  ...["lwaclientsecret", "awssecretaccesskey", "awssecretkey", "awssessiontoken", "accesstoken", "restricteddatatoken"],
]);

function holds(outer: TextRange, inner: TextRange): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The value, else the key, that a range of the text stands in. */
function pathAt(scalars: readonly Scalar[], range: TextRange): Path | undefined {
  return scalars.find(({ node }) => holds(node.range, range))?.path;
}
