import type { SettingsDocument } from "../settings/document.js";
import { limits } from "../settings/limits.js";
import { remembered } from "../settings/remembered.js";
import type { TreeNode } from "../settings/tree.js";
import { maskPlaceholders, secretKeys, stateOf, type TextRange } from "../settings/values.js";

const byFolded = new Map([...secretKeys].map((key) => [folded(key), key]));

/** The secret field that a key means: its own name, in whatever case and with or without `_` and `-`. */
export const secretKeyNamed = remembered((key): string | undefined => byFolded.get(folded(key)));

function folded(key: string): string {
  return key.toLowerCase().replace(/[_-]/g, "");
}

const field =
  /(?<![\w-])(["']?)(?:client[_-]?secret|refresh[_-]?token|secret[_-]?access[_-]?key|session[_-]?token)\1[ \t]*:[ \t]+/gi;

/** The value of a secret field that no path leads to. */
export interface LooseValue {
  readonly range: TextRange;
  /** Whether it is a literal for sure; half a placeholder, or what a tag may replace, is not. */
  readonly isLiteral: boolean;
}

/**
 * Values of secret fields that no path leads to: of what is no YAML, of keys that are given twice, or with a tag. Inside
 * a value of the settings, as `isInValue` tells for an offset, there is no key.
 */
export function looseSecretFields(
  { text, root, comments }: SettingsDocument,
  isInValue: (offset: number) => boolean,
): LooseValue[] {
  const known = new Set<number>();
  collectKeys(root, known);
  const values: LooseValue[] = [];
  let comment = 0;
  for (const match of text.matchAll(field)) {
    while ((comments[comment]?.end ?? Number.POSITIVE_INFINITY) <= match.index) comment += 1;
    if (known.has(match.index) || isInValue(match.index)) continue;
    if ((comments[comment]?.start ?? text.length) <= match.index) continue;
    const { range, tag, isQuoted } = valueAt(text, match.index + match[0].length);
    const value = text.slice(range.start, range.end);
    const isOther = !isQuoted && /^(?:[*|>[{&!]|(?:~|null)$)/i.test(value);
    if (!isOther && stateOf(value, "clientSecret") === "declared")
      values.push({ range, isLiteral: !/(?:^|\s)!(?!!)/.test(tag) && !/[${}<>%*]/.test(value) });
  }
  return values;
}

/** Where the keys stand whose values were read. */
function collectKeys(node: TreeNode | undefined, into: Set<number>): void {
  if (node === undefined) return;
  if (node.key !== undefined && node.kind !== "unknown") into.add(node.key.start);
  for (const child of node.items ?? node.entries?.values() ?? []) collectKeys(child, into);
}

interface WrittenValue {
  /** Without its tag or anchor, its quotes and what follows it. */
  readonly range: TextRange;
  readonly tag: string;
  readonly isQuoted: boolean;
}

/** The value that begins at `start`. */
function valueAt(text: string, start: number): WrittenValue {
  const ahead = text.slice(start, start + limits.scalarCharacters);
  const line = ahead.slice(0, ahead.search(/[\r\n]|$/));
  const untagged = line.replace(/(?:[!&]\S*[ \t]+){0,2}/y, "");
  const tag = line.slice(0, line.length - untagged.length);
  const rest = maskPlaceholders(untagged);
  const quote = /^["']/.exec(rest)?.[0];
  const end = quote === undefined ? rest.search(/[ \t]#|[,}\]]/) : rest.indexOf(quote, 1);
  const whole = end === -1 ? rest : rest.slice(0, end);
  const from = start + tag.length;
  const range = { start: from + (quote?.length ?? 0), end: from + whole.trimEnd().length };
  return { range, tag, isQuoted: quote !== undefined };
}
