import type { Stretch } from "./stretch.js";

const beginning = /%[wWiI]([[({<])/y;
const closing: Readonly<Record<string, string>> = { "[": "]", "(": ")", "{": "}", "<": ">" };

/** The words of the list `%w[…]` that begins at `at`, each a value, and where to go on; `never` where it has no end. */
export function wordListAt(
  text: string,
  at: number,
): { readonly words: readonly Stretch[]; readonly end: number } | "never" | undefined {
  beginning.lastIndex = at;
  const close = closing[beginning.exec(text)?.[1] ?? ""];
  if (close === undefined) return undefined;
  const from = beginning.lastIndex;
  const end = text.indexOf(close, from);
  if (end === -1) return "never";
  const words = [...text.slice(from, end).matchAll(/\S+/g)].map(({ 0: word, index }) => {
    return { start: from + index, end: from + index + word.length };
  });
  return { words, end: end + 1 };
}
