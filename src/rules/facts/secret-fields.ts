import type { SettingsDocument } from "../../settings/document.js";
import { limits } from "../../settings/limits.js";
import type { TreeNode } from "../../settings/tree.js";
import { maskPlaceholders, secretKeys, stateOf, type TextRange } from "../../settings/values.js";

const byFolded = new Map([...secretKeys].map((key) => [folded(key), key]));

/** The secret field that a key means: its own name, in whatever case and with or without `_` and `-`. */
export function secretKeyNamed(key: string): string | undefined {
  return byFolded.get(folded(key));
}

function folded(key: string): string {
  return key.length > 40 ? key : key.toLowerCase().replace(/[_-]/g, "");
}

const field =
  /(?<![\w-])(["']?)(client[_-]?secret|refresh[_-]?token|secret[_-]?access[_-]?key|session[_-]?token)\1[ \t]*:[ \t]+/gi;

interface LooseField {
  readonly range: TextRange;
  /** Whether a tag stands in front of the value, which may make a reference of it: `!env NAME`. */
  readonly isTagged: boolean;
}

/** Literal values of secret fields that no path leads to: of what is no YAML, of keys that are given twice, or with a tag. */
export function looseSecretFields({ text, root, comments }: SettingsDocument): LooseField[] {
  const known = new Set<number>();
  for (const start of readKeys(root)) known.add(start);
  const found: LooseField[] = [];
  let comment = 0;
  for (const match of text.matchAll(field)) {
    while ((comments[comment]?.end ?? Number.POSITIVE_INFINITY) <= match.index) comment += 1;
    if (known.has(match.index) || (comments[comment]?.start ?? text.length) <= match.index) continue;
    const start = match.index + match[0].length;
    const range = valueAt(text, start);
    const value = text.slice(range.start, range.end);
    if (!/^[*|>[{&!]/.test(value) && stateOf(value, secretKeyNamed(match[2] ?? "")) === "declared") {
      found.push({ range, isTagged: text[start] === "!" });
    }
  }
  return found;
}

/** Where the keys stand whose values were read, and the scalars in whose texts no key is one. */
function* readKeys(node: TreeNode | undefined): Generator<number> {
  for (const item of node?.items ?? []) yield* readKeys(item);
  for (const entry of node?.entries?.values() ?? []) {
    if (entry.key !== undefined && entry.kind !== "unknown") yield entry.key.start;
    yield* readKeys(entry);
  }
}

/** The value that begins at `start`, without a tag, quotes and what follows it. */
function valueAt(text: string, start: number): TextRange {
  const [line = ""] = /^[^\r\n]*/.exec(text.slice(start, start + limits.scalarCharacters)) ?? [];
  const [tag = ""] = /^(?:[!&]\S*[ \t]+){0,2}/.exec(line) ?? [];
  const rest = line.slice(tag.length);
  const quote = /^["']/.exec(rest)?.[0];
  if (quote !== undefined) {
    const end = rest.indexOf(quote, 1);
    return { start: start + tag.length + 1, end: start + tag.length + (end === -1 ? rest.length : end) };
  }
  // The braces of a placeholder end no value.
  const end = maskPlaceholders(rest).search(/[ \t]#|[,}\]]/);
  const value = (end === -1 ? rest : rest.slice(0, end)).trimEnd();
  return { start: start + tag.length, end: start + tag.length + value.length };
}
