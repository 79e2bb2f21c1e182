import { isStatement } from "./docstring.js";
import { skipInterpolation } from "./interpolation.js";
import { endOfHeredoc, endOfRegex } from "./skipped-text.js";
import { startsOf } from "./starts.js";
import type { Stretch } from "./stretch.js";
import type { Quote, Syntax } from "./syntax.js";
import { wordListAt } from "./word-list.js";
import { isBlank, wordAt } from "./words.js";

/** A string literal or, where the language has them, a value without quotes: its content, and all of it. */
export interface Piece extends Stretch {
  /** Where the whole literal begins and ends, quotes included. */
  readonly from: number;
  readonly to: number;
  readonly isQuoted: boolean;
  /** Offsets of the innermost open bracket and of the one around it; -1 for none. */
  readonly list: number;
  readonly outer: number;
}

export interface Pieces {
  readonly pieces: readonly Piece[];
  readonly comments: readonly Stretch[];
  /** How many literals are left out, since no program has so many. */
  readonly left: number;
}

const mostPieces = 50_000;

const newline = 10;
const backslash = 92;

/** Cuts a text into literals and comments. Takes time in proportion to the text, whatever it holds; never throws. */
export function piecesOf(text: string, syntax: Syntax): Pieces {
  return new Cutter(text, syntax).cut();
}

class Cutter {
  readonly #pieces: Piece[] = [];
  readonly #comments: Stretch[] = [];
  readonly #brackets: number[] = [];
  #left = 0;
  /** Up to where a quote is known to be no string, and whether a kind of block is never closed. */
  readonly #dead = new Map<Quote | string, number>();
  readonly #starts: Uint8Array;

  constructor(
    private readonly text: string,
    private readonly syntax: Syntax,
  ) {
    this.#starts = startsOf(syntax);
  }

  cut(): Pieces {
    const { text, syntax } = this;
    const { length } = text;
    let at = syntax.has.has("tags") ? this.#afterTag(0) : 0;
    while (at < length) {
      const code = text.charCodeAt(at);
      const start = code < 128 ? this.#starts[code] : syntax.words ? 1 : 0;
      if (start === 1) at = this.#step(at, code);
      else {
        if (start === 2) this.#bracket(at, code);
        at += 1;
      }
    }
    return { pieces: this.#pieces, comments: this.#comments, left: this.#left };
  }

  /** Reads what begins at `at`, and says where to go on. */
  #step(at: number, code: number): number {
    return (
      this.#comment(at) ??
      this.#string(at) ??
      this.#skipped(at, code) ??
      this.#wordList(at, code) ??
      (this.syntax.words ? this.#word(at) : at + 1)
    );
  }

  #comment(at: number): number | undefined {
    const { text, syntax } = this;
    for (const [open, close] of syntax.blockComments) {
      if (!text.startsWith(open, at) || this.#dead.has(open)) continue;
      const end = text.indexOf(close, at + open.length);
      if (end !== -1) return this.#commented(at, end + close.length);
      this.#dead.set(open, text.length);
    }
    for (const mark of syntax.lineComments) {
      if (!text.startsWith(mark, at) || (syntax.words && !isBlank(text, at - 1))) continue;
      // `#[…]` is an attribute, `://` a scheme.
      if ((mark === "#" && text[at + 1] === "[") || (mark === "//" && text[at - 1] === ":")) continue;
      const end = text.indexOf("\n", at);
      return this.#commented(at, end === -1 ? text.length : end);
    }
    if (syntax.has.has("tags") && text.startsWith("?>", at)) return this.#afterTag(at + 2);
    return undefined;
  }

  #commented(start: number, end: number): number {
    this.#comments.push({ start, end });
    return end;
  }

  /** Behind the next tag that begins a program. */
  #afterTag(at: number): number {
    const tag = this.text.indexOf("<?", at);
    return tag === -1 ? this.text.length : tag + 2;
  }

  #string(at: number): number | undefined {
    const { text, syntax } = this;
    if (syntax.words && !(isBlank(text, at - 1) || "=:[({,".includes(text[at - 1] ?? " "))) return undefined;
    for (const quote of syntax.quotes) {
      if (!text.startsWith(quote.open, at) || (this.#dead.get(quote) ?? -1) >= at) continue;
      const start = at + quote.open.length;
      const end = this.#endOf(quote, start);
      if (end === undefined) continue;
      const to = end + quote.close.length;
      if (syntax.has.has("docstrings") && this.#brackets.length === 0 && isStatement(text, at, to))
        return this.#commented(at, to);
      this.#add(start, end, at, to, true);
      return to;
    }
    return undefined;
  }

  /** Where the string that began before `start` ends; undefined, and remembered, where it never does. */
  #endOf(quote: Quote, start: number): number | undefined {
    const { text, syntax } = this;
    const { close, escape: escapes, lines } = quote;
    const first = close.charCodeAt(0);
    for (let at = start; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === backslash && escapes === "backslash") {
        at = syntax.interpolations.includes("\\(") ? (skipInterpolation(text, at, "\\(") ?? at + 1) : at + 1;
      } else if (code === first && text.startsWith(close, at)) {
        if (escapes !== "doubled" || !text.startsWith(close, at + close.length)) return at;
        at += close.length;
      } else if (code === newline && !lines) {
        this.#dead.set(quote, at);
        return undefined;
      } else {
        for (const open of syntax.interpolations) {
          const end = code === open.charCodeAt(0) && quote.open !== "'" ? skipInterpolation(text, at, open) : undefined;
          if (end !== undefined) at = end;
        }
      }
    }
    this.#dead.set(quote, text.length);
    return undefined;
  }

  /** Behind a document or a regular expression, whose quotes begin no string. */
  #skipped(at: number, code: number): number | undefined {
    const { text, syntax } = this;
    if (code === 47 && syntax.has.has("regexes")) return endOfRegex(text, at);
    if (code !== 60 || !syntax.has.has("heredocs") || this.#dead.has("<<")) return undefined;
    const end = endOfHeredoc(text, at);
    if (end === "never") this.#dead.set("<<", text.length);
    return typeof end === "number" ? end : undefined;
  }

  #wordList(at: number, code: number): number | undefined {
    if (code !== 37 || !this.syntax.has.has("wordLists") || this.#dead.has("%")) return undefined;
    const list = wordListAt(this.text, at);
    if (list === "never") this.#dead.set("%", at);
    if (list === undefined || list === "never") return undefined;
    this.#brackets.push(at);
    for (const { start, end } of list.words) this.#add(start, end, start, end, false);
    this.#brackets.pop();
    return list.end;
  }

  #bracket(at: number, code: number): void {
    if (code === 40 || code === 91 || code === 123) this.#brackets.push(at);
    else this.#brackets.pop();
  }

  #word(at: number): number {
    const { next, word } = wordAt(this.text, at, this.syntax.breaks);
    if (word !== undefined) this.#add(word.start, word.end, word.start, word.end, false);
    return next;
  }

  #add(start: number, end: number, from: number, to: number, isQuoted: boolean): void {
    // An empty literal says nothing, and joins nothing that would.
    if (start === end) return;
    if (this.#pieces.length >= mostPieces) {
      this.#left += 1;
      return;
    }
    const brackets = this.#brackets;
    const list = brackets[brackets.length - 1] ?? -1;
    const outer = brackets[brackets.length - 2] ?? -1;
    this.#pieces.push({ start, end, from, to, isQuoted, list, outer });
  }
}
