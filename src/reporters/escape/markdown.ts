import { remembered } from "../../settings/remembered.js";
import { harmless, terminalText } from "./terminal.js";
import { clip } from "./visible.js";

interface Piece {
  readonly isCode: boolean;
  readonly text: string;
}

/**
 * Data as a part of one line of Markdown that makes no link, tag, image, mention, heading, list or table, nor a
 * reference to an issue or commit. Escapes do not stop mentions and references, which GitHub looks for in the
 * finished page, but never in code: so words of plain letters stay prose, and all else becomes a code span. Text
 * in backticks stays one. Not for the start of a line, where `---` means something, nor for the cell of a table.
 */
export function markdownText(text: string, longest = longestText): string {
  const plain = clip(terminalText(text), longest);
  const pieces = plain
    .split("`")
    .flatMap((part, index) => (index % 2 === 1 ? [code(part)] : part.split(/( )/).flatMap(wordPieces)));
  let formatted = "";
  // What a backtick parted may have become a command or a matcher's line once the backtick is gone.
  for (const { isCode, text } of joined(pieces)) formatted += isCode ? span(harmless(text)) : text;
  return formatted.length <= longest ? formatted : markdownCode(plain, longest);
}

/** Data as one code span. */
export function markdownCode(text: string, longest = longestText): string {
  const plain = terminalText(text);
  const quiet = /`{9}/.test(plain) ? plain.replaceAll("`", "\\u0060") : plain;
  return span(clip(quiet, longest - 20));
}

/** A link of ours: `label` is Markdown already; without an address that is plain, the label alone. */
export function markdownLink(label: string, url: string | undefined): string {
  return url === undefined ? label : `[${label}](${url})`;
}

/** Data as a part of a quoted label of a Mermaid diagram: letters, digits and blanks, or nothing. */
export function mermaidText(text: string): string {
  return /^[A-Za-z0-9_ ]{1,40}$/.test(text) ? text : "";
}

const longestText = 900;

/** A word of letters and digits with ordinary punctuation around it, which no reading of Markdown takes for more. */
const harmlessWord = inLetters("A-Za-z0-9");

function inLetters(letter: string): RegExp {
  return new RegExp(`^[("']{0,3}(?:[${letter}]+(?:['’/-][${letter}]+)*)?[)"'.,;:!?%…–—-]{0,4}$`, "u");
}

/** What GitHub takes for a commit, an issue or an address, although it is a word of letters and digits. */
const reference = /[0-9a-f]{7,40}|gh-\d|www\./i;

/** The letters of every script are looked up for the words that have others than those of English. */
function isHarmlessWord(word: string): boolean {
  if (harmlessWord.test(word)) return true;
  return /[^ -~]/.test(word) && inLetters("\\p{L}\\p{N}").test(word);
}

function code(text: string): Piece {
  return { isCode: true, text };
}

/** A word as prose or as code; a comma behind code is none of it. Reports say the same words over and over. */
const wordPieces = remembered((word): readonly Piece[] => {
  if (isHarmless(word)) return [{ isCode: false, text: word }];
  return /^\w+,$/.test(word) ? [code(word.slice(0, -1)), { isCode: false, text: "," }] : [code(word)];
});

function isHarmless(word: string): boolean {
  return word === " " || (word.length <= 60 && isHarmlessWord(word) && !reference.test(word));
}

/** Code beside code becomes one: two spans that touch would read as something else. */
function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  let [isCode, text] = [false, ""];
  for (const piece of pieces) {
    if (piece.text === "") continue;
    if (text !== "" && isCode !== piece.isCode) {
      result.push({ isCode, text });
      text = "";
    }
    isCode = piece.isCode;
    text += piece.text;
  }
  return text === "" ? result : [...result, { isCode, text }];
}

/** A code span whose fence is longer than any run of backticks in it. */
function span(text: string): string {
  const runs = text.match(/`+/g) ?? [];
  const fence = "`".repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const pad = text === "" || /^[` ]|[` ]$/.test(text) ? " " : "";
  return fence + pad + text + pad + fence;
}
