import { lastAtMost } from "../settings/last-at-most.js";

/** A text as it reads once an encoding is undone; each character knows where it stands in the text that was given. */
export interface TextView {
  readonly text: string;
  /** The offset in the given text of the character at `index`. */
  at(index: number): number;
}

/** How often percent-encoding is undone. */
const mostDecodings = 3;

const escapes = /\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|\/|\r?\n[ \t]*)/g;
/** The end of a line between two that hold nothing but what secrets and their encodings consist of. */
const folds =
  /(?<=[\w+/=%|\\-]{6})[ \t]{0,8}\r?\n[ \t]{0,64}(?:(?:#|\/\/|\*|>|;)[ \t]{0,8})?(?=[\w+/=.%|\\-]{6,1000}["')\]},;]{0,8}[ \t]{0,8}(?:\r?\n|$))/g;
const triplets = /%([0-7][0-9A-Fa-f])/g;

/** `text` as it is, with the escapes of YAML and JSON undone, and with percent-encoding undone once or more. */
export function viewsOf(text: string): TextView[] {
  return undone({ text, at: (index) => index });
}

/** The same of `text` with lines joined that may be one secret; none without such lines. */
export function joinedViewsOf(text: string): TextView[] {
  const joined = replaced({ text, at: (index) => index }, folds);
  return joined === undefined ? [] : undone(joined);
}

function undone(view: TextView): TextView[] {
  const views = [view];
  const add = (pattern: RegExp) => {
    const last = views.at(-1);
    const next = last && replaced(last, pattern);
    if (next !== undefined) views.push(next);
    return next !== undefined;
  };
  add(escapes);
  for (let times = 0; times < mostDecodings && add(triplets); times += 1);
  return views;
}

/** The view in which each match of `pattern` is the character that its digits name; undefined where there is no match. */
function replaced(view: TextView, pattern: RegExp): TextView | undefined {
  const pieces: string[] = [];
  // For each piece: where it begins in the new text, where in the old one.
  const starts: number[] = [0];
  const sources: number[] = [0];
  let kept = 0;
  let length = 0;
  for (const match of view.text.matchAll(pattern)) {
    const piece = view.text.slice(kept, match.index) + meant(match);
    pieces.push(piece);
    length += piece.length;
    kept = match.index + match[0].length;
    starts.push(length);
    sources.push(kept);
  }
  if (pieces.length === 0) return undefined;
  pieces.push(view.text.slice(kept));
  return {
    text: pieces.join(""),
    at(index) {
      const piece = lastAtMost(starts, index);
      return view.at((sources[piece] ?? 0) + index - (starts[piece] ?? 0));
    },
  };
}

function meant(match: RegExpExecArray): string {
  const digits = match.slice(1).find((group) => group !== undefined);
  if (digits === undefined) return match[0] === "\\/" ? "/" : "";
  const code = Number.parseInt(digits, 16);
  return code <= 0xffff ? String.fromCharCode(code) : "\uFFFD";
}
