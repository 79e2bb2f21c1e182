import { masker } from "../../report/masked-source.js";
import type { SettingsDocument } from "../../settings/document.js";
import type { Path, TreeNode } from "../../settings/tree.js";
import { secretKeys, stateOf, type TextRange } from "../../settings/values.js";
import { looseSecretFields, secretKeyNamed } from "./secret-fields.js";
import { type SecretMatch, secretMatches } from "./secret-matches.js";
import { restOf } from "./secret-rest.js";

/** A secret that stands in a file, with the characters that show it. */
export interface Secret {
  /** What kind of secret it is, for people: "a refresh token"; undefined for whatever stands in a secret field. */
  readonly what: string | undefined;
  /** Where it stands in the text of the file. */
  readonly range: TextRange;
  /** The path of the value, or undefined where the secret stands in a comment, in a key or in what is no YAML. */
  readonly path: Path | undefined;
  /** The stretches of the text that must not be shown. */
  readonly hidden: readonly TextRange[];
  /** Every text that must not be printed. */
  readonly texts: readonly string[];
  /** The secret as it is used, whole, if no other text has its form. */
  readonly unmistakable: readonly string[];
  /** Whether it is a fault; a sample of the documentation or an access key id is only not shown. */
  readonly isHarmful: boolean;
}

interface Scalar {
  readonly node: TreeNode;
  readonly path: Path;
  /** The secret field that the value belongs to. */
  readonly field: string | undefined;
}

/** Finds the literal values of the secret fields, and what has the shape of a secret anywhere else in the text. */
export function findSecrets(document: SettingsDocument): readonly Secret[] {
  const { text, root } = document;
  const scalars: Scalar[] = [];
  collectScalars(root, [], undefined, scalars);
  const pathAt = pathsByPlace(scalars);
  const found: Secret[] = [];
  const taken = new Uint8Array(text.length + 1);
  const add = (secret: Secret) => {
    const { start, end } = secret.range;
    if (taken.subarray(start, Math.max(end, start + 1)).includes(1)) return;
    // What does no harm may be a part of what does.
    if (secret.isHarmful) taken.fill(1, start, end);
    found.push(secret);
  };
  for (const scalar of scalars) if (isLiteralSecret(scalar)) add(inField(scalar, text));
  for (const { range, isLiteral } of looseSecretFields(document, (offset) => pathAt(offset) !== undefined)) {
    const texts = pieces(text, range);
    const [match] = secretMatches(text.slice(range.start, range.end));
    const unmistakable = match?.unmistakable ?? [];
    add({ what: undefined, range, path: undefined, hidden: [range], texts, unmistakable, isHarmful: isLiteral });
  }
  for (const scalar of scalars) for (const secret of rewritten(scalar, text)) add(secret);
  const matches = [...secretMatches(text)].map((match) => inText(match, text, pathAt(match.range.start)));
  // What does harm comes first, since of two that overlap one is kept.
  for (const secret of matches) if (secret.isHarmful) add(secret);
  for (const secret of [...matches, ...scalars.flatMap(keyId)]) if (!secret.isHarmful) add(secret);
  return found.sort((one, other) => one.range.start - other.range.start);
}

/** A text that stands in no file, such as the name of one, without what has the shape of a secret. */
export function withoutSecrets(text: string): string {
  return masker([...secretMatches(text)].flatMap(({ texts }) => texts))(text);
}

/** Whatever stands in the field of an access key id is shown as its first four characters at most. */
function keyId({ node, path }: Scalar): Secret[] {
  const { value, textStart } = node;
  if (path.at(-1) !== "accessKeyId" || stateOf(value, undefined) !== "declared" || textStart === undefined) return [];
  const text = String(value);
  const range = { start: textStart + 4, end: textStart + Math.max(4, text.length) };
  const what = "an AWS access key id";
  return [{ what, range, path, hidden: [range], texts: [text.slice(4)], unmistakable: [], isHarmful: false }];
}

function collectScalars(node: TreeNode | undefined, path: Path, field: string | undefined, into: Scalar[]): void {
  if (node?.kind === "scalar") into.push({ node, path, field });
  else if (node?.items !== undefined) {
    for (const [index, item] of node.items.entries()) collectScalars(item, [...path, index], field, into);
  } else if (node?.entries !== undefined) {
    for (const [key, entry] of node.entries) collectScalars(entry, [...path, key], field ?? secretKeyNamed(key), into);
  }
}

/** A key that only resembles a secret field may be another one, with a word for its value. */
function isLiteralSecret({ node, path, field }: Scalar): boolean {
  if (field === undefined || stateOf(node.value, field) !== "declared") return false;
  return path.includes(field) || String(node.value).length >= shortestGuess;
}

const shortestGuess = 8;

function inField({ node, path }: Scalar, text: string): Secret {
  const hidden = node.anchor === undefined ? [node.range] : [node.range, node.anchor];
  const written = hidden.flatMap((range) => pieces(text, range));
  const isWord = typeof node.value === "boolean";
  const value = String(node.value);
  const [match] = secretMatches(value.replace(/\s+/g, ""));
  return {
    what: undefined,
    range: node.range,
    path,
    hidden,
    unmistakable: match?.unmistakable ?? [],
    texts: isWord ? [] : [...(match?.texts ?? [value]), ...pieces(value, { start: 0, end: value.length }), ...written],
    isHarmful: true,
  };
}

/** The secrets of a value that the file writes in another way: folded over lines, or with escapes. */
function* rewritten({ node, path }: Scalar, text: string): Generator<Secret> {
  const { value, range, textStart, anchor } = node;
  if (typeof value !== "string" || textStart !== undefined || anchor !== undefined) return;
  for (const match of [...secretMatches(value), ...secretMatches(value.replace(/\s+/g, ""))]) {
    yield { ...match, range, path, hidden: [range], texts: [...match.texts, ...pieces(text, range)] };
  }
}

function inText(match: SecretMatch, text: string, path: Path | undefined): Secret {
  const hidden = [match.hidden, ...restOf(text, match.hidden.end)];
  const written = hidden.flatMap((piece) => pieces(text, piece));
  return { ...match, path, hidden, texts: [...match.texts, ...written] };
}

/** The words of a stretch of the text: a secret over several lines is shown by none of them. */
function pieces(text: string, { start, end }: TextRange): string[] {
  const words = text.slice(start, end).split(/[\s"'\\]+/);
  return words.filter((word) => word.length >= shortestPiece && !secretKeys.has(word));
}

/** As many characters as tell a secret. */
const shortestPiece = 12;

/** The path of the value that stands at an offset of the text. */
function pathsByPlace(scalars: readonly Scalar[]): (offset: number) => Path | undefined {
  const written = scalars.filter(({ node }) => node.anchor === undefined);
  const sorted = written.sort((one, other) => one.node.range.start - other.node.range.start);
  return (offset) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.node.range.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    const nearest = sorted[low - 1];
    return nearest !== undefined && offset < nearest.node.range.end ? nearest.path : undefined;
  };
}
