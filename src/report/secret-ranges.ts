import type { TextRange } from "../settings/values.js";
import { identifiersIn, isFormatWords } from "./format-words.js";

/** So many characters in a row tell a secret: what cuts, folds or quotes it leaves that many somewhere. */
const pieceLength = 12;

/**
 * Finds secrets in a text, letter case aside: those of at least twelve characters by any twelve of them, so that a
 * secret that was cut is found too, and others as a whole, if they have `shortest` characters. Words of the format are
 * no part of a secret: nobody can hide one by writing it where a secret is looked for.
 */
export function secretRanges(secrets: Iterable<string>, shortest: number): (text: string) => TextRange[] {
  const byLength = new Map<number, Set<string>>();
  for (const secret of secrets) {
    const length = Math.min(secret.length, pieceLength);
    if (length < shortest) continue;
    const pieces = byLength.get(length) ?? new Set();
    byLength.set(length, pieces);
    for (const piece of piecesOf(folded(secret), length)) if (!isFormatWords(piece)) pieces.add(piece);
  }
  return (text) => {
    const ranges = [...byLength].flatMap(([length, pieces]) => joined(folded(text), pieces, length));
    const names = ranges.length === 0 ? [] : identifiersIn(text);
    return ranges.filter(({ start, end }) => !names.some((name) => name.start <= start && end <= name.end));
  };
}

function* piecesOf(text: string, length: number): Generator<string> {
  for (let start = 0; start + length <= text.length; start += 1) yield text.slice(start, start + length);
}

/** The stretches of `text` that consist of known pieces. */
function joined(text: string, pieces: ReadonlySet<string>, length: number): TextRange[] {
  const ranges: { start: number; end: number }[] = [];
  let start = 0;
  for (const piece of piecesOf(text, length)) {
    const last = ranges.at(-1);
    if (pieces.has(piece)) {
      if (last !== undefined && start <= last.end) last.end = start + length;
      else ranges.push({ start, end: start + length });
    }
    start += 1;
  }
  return ranges;
}

/** In lower case, without changing its length. */
function folded(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
