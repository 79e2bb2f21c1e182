import { isFormatWords } from "../report/format-words.js";
import { cover, masker } from "../report/masked-source.js";
import type { SettingsDocument } from "../settings/document.js";
import { lastAtMost } from "../settings/last-at-most.js";
import type { Path, TreeNode } from "../settings/tree.js";
import { secretKeys, stateOf, type TextRange } from "../settings/values.js";
import { looseSecretFields, secretKeyNamed } from "./secret-fields.js";
import { type SecretMatch, secretMatches } from "./secret-matches.js";
import { byLine, restOf } from "./secret-rest.js";

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
  const taken = new Uint8Array(text.length);
  const add = (secret: Secret) => {
    const { start, end } = secret.range;
    if (secret.isHarmful && taken.subarray(start, end).includes(1)) {
      // What overlaps a fault is no second one, yet its texts may be others.
      found.push({ ...secret, hidden: secret.hidden.length > 1 ? secret.hidden : [], isHarmful: false });
      return;
    }
    if (secret.isHarmful) taken.fill(1, start, end);
    found.push(secret);
  };
  for (const scalar of scalars) if (isLiteralSecret(scalar)) add(inField(scalar, text));
  for (const { range, isLiteral } of looseSecretFields(document, (offset) => pathAt(offset) !== undefined)) {
    const value = text.slice(range.start, range.end);
    const texts = pieces(value);
    const [match] = secretMatches(value);
    const unmistakable = match?.unmistakable ?? [];
    add({ what: undefined, range, path: undefined, hidden: [range], texts, unmistakable, isHarmful: isLiteral });
  }
  for (const secret of scalars.flatMap((scalar) => rewritten(scalar, text))) add(secret);
  for (const match of secretMatches(text)) add(inText(match, text, pathAt(match.range.start)));
  found.push(...scalars.flatMap(keyId));
  const told = found.map((secret) => ({ ...secret, texts: secret.texts.filter((text) => isTelling(text, secret)) }));
  return told.sort((one, other) => one.range.start - other.range.start);
}

/**
 * Whether a text is to be covered wherever else it stands, which is so only if it can be nothing but a secret: else
 * whoever writes the file could choose a word that the report then hides.
 */
function isTelling(text: string, { isHarmful, unmistakable }: Secret): boolean {
  if (unmistakable.length > 0) return true;
  if (isFormatWords(text)) return false;
  const hasRandomWord = text.split(/[^A-Za-z0-9]+/).some(isRandom);
  return hasRandomWord || (isHarmful && text.length >= shortestPiece && !/\s/.test(text));
}

/** Digits all through its letters, as no word has them. */
function isRandom(word: string): boolean {
  return word.length >= 8 && (word.match(/[A-Za-z](?=\d)|\d(?=[A-Za-z])/g)?.length ?? 0) >= 2;
}

const authority = /:([^\s/?#@"'`:]{4,256})(?=@)/g;

/** `text` without what has the shape of a secret in it, and nothing else covered: what has no form of its own is known by its place. */
export function withoutShapes(text: string): string {
  const passwords = [...text.matchAll(authority)].map(({ 0: match, index }) => ({
    start: index + 1,
    end: index + match.length,
  }));
  return cover(text, [...[...secretMatches(text)].map(({ hidden }) => hidden), ...passwords], () => "***");
}

/** A text that stands in no file, such as the name of one, without what has the shape of a secret. */
export function withoutSecrets(text: string): string {
  const texts = [...secretMatches(text)].flatMap(({ texts, hidden: { start, end } }) => [
    ...texts,
    text.slice(start, end),
  ]);
  return masker(texts)(text);
}

/** Whatever stands in the field of an access key id is shown as its first four characters at most. */
function keyId({ node, path }: Scalar): Secret[] {
  const { value, range, anchor, textStart } = node;
  if (path.at(-1) !== "accessKeyId" || stateOf(value, undefined) !== "declared") return [];
  const text = String(value);
  const hidden =
    textStart === undefined ? (anchor ?? range) : { start: textStart + 4, end: textStart + Math.max(4, text.length) };
  const texts = [text.slice(4)];
  return [{ what: undefined, range, path, hidden: [hidden], texts, unmistakable: [], isHarmful: false }];
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
  const texts = hidden.flatMap(({ start, end }) => pieces(text.slice(start, end)));
  const value = String(node.value);
  const [match] = secretMatches(joined(value));
  // A word such as `true` is to be read wherever else it stands.
  if (typeof node.value !== "boolean") texts.push(...(match?.texts ?? [value]), ...pieces(value));
  return {
    what: undefined,
    range: node.range,
    path,
    hidden,
    texts,
    unmistakable: match?.unmistakable ?? [],
    isHarmful: true,
  };
}

/** The secrets of a value that the file writes in another way: folded over lines, or with escapes. */
function rewritten({ node, path }: Scalar, text: string): Secret[] {
  const { value, range, textStart, anchor } = node;
  if (typeof value !== "string" || textStart !== undefined || anchor !== undefined) return [];
  const matches = [...secretMatches(value), ...secretMatches(joined(value))];
  const match = matches.find(({ isHarmful }) => isHarmful) ?? matches[0];
  if (match === undefined) return [];
  const texts = [...matches.flatMap(({ texts }) => texts), ...pieces(text.slice(range.start, range.end))];
  const unmistakable = matches.flatMap(({ unmistakable }) => unmistakable);
  return [{ ...match, range, path, hidden: [range], texts, unmistakable }];
}

/** The text of a value that was broken over lines, as it was before. */
function joined(value: string): string {
  return value.replace(/\s/g, "");
}

function inText(match: SecretMatch, text: string, path: Path | undefined): Secret {
  const hidden = [...byLine(match.hidden, text), ...restOf(text, match.hidden.end)];
  const written = hidden.flatMap(({ start, end }) => pieces(text.slice(start, end)));
  return { ...match, path, hidden, texts: [...match.texts, ...written] };
}

/** The words of a text: a secret over several lines is shown by none of them. */
function pieces(text: string): string[] {
  const words = text.split(/[\s"'\\]/);
  return words.filter((word) => word.length >= shortestPiece && !secretKeys.has(word));
}

/** As many characters as tell a secret. */
const shortestPiece = 12;

/** The path of the value that stands at an offset of the text. */
function pathsByPlace(scalars: readonly Scalar[]): (offset: number) => Path | undefined {
  const written = scalars.filter(({ node }) => node.anchor === undefined);
  const sorted = written.sort((one, other) => one.node.range.start - other.node.range.start);
  const starts = sorted.map(({ node }) => node.range.start);
  return (offset) => {
    const nearest = sorted[lastAtMost(starts, offset)];
    if (nearest === undefined) return undefined;
    const { start, end } = nearest.node.range;
    return start <= offset && offset < end ? nearest.path : undefined;
  };
}
