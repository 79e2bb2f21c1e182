import { remembered } from "./remembered.js";
import { isOpenSecret, isReference } from "./secret-reference.js";

/**
 * The one place that tells absent, empty, placeholder, reference and literal values apart.
 * Source: the page of the settings format, docs/settings.md, "Three states of a value".
 */
export type ValueState = "absent" | "empty" | "placeholder" | "reference" | "malformed" | "declared";

/** The longest name of a placeholder; a bound keeps the search linear in the length of the text. */
const mostCharacters = 200;
const within = `{0,${mostCharacters}}`;
const expression = String.raw`\$\{\{(?:[^}]|\}(?!\}))${within}\}\}`; // ${{ secrets.NAME }}

const placeholderPattern = new RegExp(
  [
    expression,
    String.raw`\{\{[^{}]${within}\}\}`, // {{ name }}
    String.raw`\$\{[^{}]${within}\}`, // ${NAME}
    String.raw`#\{[^{}]${within}\}`, // #{name}
    String.raw`\{[ \t]{0,10}[\w.:@$/-]{1,${mostCharacters}}[ \t]{0,10}\}`, // {name}
    String.raw`\$[A-Za-z_]\w*`, // $NAME
    `%[A-Z][A-Z0-9_]{2,${mostCharacters}}%`, // %NAME%, see isWindowsName
    String.raw`<[A-Za-z_][\w .-]${within}>`, // <name>
  ].join("|"),
  "g",
);

/** `%C3%BC` is percent-encoding: a name between percent signs has a `_` or a letter that is no hex digit. */
const isWindowsName = (text: string) => /[G-Z_]/.test(text);

export interface TextRange {
  readonly start: number;
  readonly end: number;
}

const none: readonly TextRange[] = [];

/** The ranges of `text` that are filled in at run time, in order. */
export function placeholdersIn(text: string): readonly TextRange[] {
  return /[{$%<]/.test(text) ? found(text) : none;
}

const found = remembered((text): readonly TextRange[] => {
  const ranges: TextRange[] = [];
  for (const match of text.matchAll(placeholderPattern)) {
    if (match[0].startsWith("%") && !isWindowsName(match[0])) continue;
    ranges.push({ start: match.index, end: match.index + match[0].length });
  }
  return ranges;
});

/** Whether any part of `text` is filled in at run time. */
export function hasPlaceholder(text: string): boolean {
  return placeholdersIn(text).length > 0;
}

/** Stands for a character of a placeholder where the positions of the others must stay. */
export const unknownCharacter = "\uE000";

/** `text` with every character of a placeholder replaced, so that no part of one is read as syntax. */
export function maskPlaceholders(text: string): string {
  const ranges = placeholdersIn(text);
  if (ranges.length === 0) return text;
  let masked = "";
  let kept = 0;
  for (const { start, end } of ranges) {
    masked += text.slice(kept, start) + unknownCharacter.repeat(end - start);
    kept = end;
  }
  return masked + text.slice(kept);
}

/** Whether `value` is one placeholder, or several, and nothing else, so that it may be a whole map or list at run time. */
export function isTemplate(value: unknown): boolean {
  return typeof value === "string" && /^\uE000+$/.test(maskPlaceholders(value.trim()));
}

/** The keys whose values must be references. */
export const secretKeys: ReadonlySet<string> = new Set([
  "clientSecret",
  "refreshToken",
  "secretAccessKey",
  "sessionToken",
]);

/** The state of a scalar: `value` as YAML gives it, `key` the name it stands under. */
export function stateOf(value: unknown, key: string | number | undefined): ValueState {
  if (value === null || value === undefined) return "empty";
  if (typeof value !== "string") return "declared";
  if (value.trim() === "") return "empty";
  const secret = typeof key === "string" && secretKeys.has(key);
  if (secret) return isReference(value) ? "reference" : isOpenSecret(value) ? "placeholder" : "declared";
  return hasPlaceholder(value) ? "placeholder" : "declared";
}
