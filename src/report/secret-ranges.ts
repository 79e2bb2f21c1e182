import type { TextRange } from "../settings/values.js";

/** So many characters in a row tell a secret: what cuts, folds or quotes it leaves that many somewhere. */
const pieceLength = 12;

/**
 * Finds secrets in a text, letter case aside: those of at least twelve characters by any twelve of them, so that a
 * secret that was cut is found too, and others as a whole, if they have `shortest` characters.
 */
export function secretRanges(secrets: Iterable<string>, shortest: number): (text: string) => TextRange[] {
  const pieces = new Set<string>();
  const words = new Set<string>();
  for (const secret of secrets) {
    const text = folded(secret);
    if (secret.length >= pieceLength) for (const piece of piecesOf(text)) pieces.add(piece);
    else if (secret.length >= shortest) words.add(secret);
  }
  return (text) => {
    const ranges: TextRange[] = [];
    for (const word of words) ranges.push(...occurrences(text, word));
    if (pieces.size > 0) ranges.push(...joined(folded(text), pieces));
    return ranges;
  };
}

function* piecesOf(text: string): Generator<string> {
  for (let start = 0; start + pieceLength <= text.length; start += 1) yield text.slice(start, start + pieceLength);
}

/** The stretches of `text` that consist of known pieces. */
function joined(text: string, pieces: ReadonlySet<string>): TextRange[] {
  const ranges: { start: number; end: number }[] = [];
  let start = 0;
  for (const piece of piecesOf(text)) {
    const last = ranges.at(-1);
    if (pieces.has(piece)) {
      if (last !== undefined && start <= last.end) last.end = start + pieceLength;
      else ranges.push({ start, end: start + pieceLength });
    }
    start += 1;
  }
  return ranges;
}

function* occurrences(text: string, word: string): Generator<TextRange> {
  for (let start = text.indexOf(word); start !== -1; start = text.indexOf(word, start + word.length)) {
    yield { start, end: start + word.length };
  }
}

/** In lower case, without changing its length. */
function folded(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
