import { Literal } from "./literal.js";
import { lastName, operandsBefore } from "./operands-before.js";
import type { Piece } from "./pieces.js";
import { closed, filledIn, opened } from "./placeholders.js";
import type { Syntax } from "./syntax.js";
import { isPrefix } from "./words.js";

const mostPieces = 64;
/** How many constants of one file are followed. */
const mostFollowed = 50;
const longestOperand = 200;

/** Reads the literals of a text from its pieces, in order. */
export class Literals {
  readonly all: readonly Literal[];
  #constants: Map<string, Literal | undefined> | undefined;
  readonly #followed = new Map<string, string | undefined>();

  constructor(
    private readonly text: string,
    private readonly syntax: Syntax,
    pieces: readonly Piece[],
  ) {
    const all: Literal[] = [];
    for (let index = 0; index < pieces.length; ) {
      const literal = this.#literalAt(pieces, index);
      all.push(literal);
      index += literal.pieces.length;
    }
    this.all = all;
  }

  /** The value with constants of the same file in their places. */
  valueOf({ value }: Literal): string {
    const once = value.includes(opened) ? filledIn(value, (name) => this.#follow(name)) : value;
    return once.includes(opened) ? filledIn(once, (name) => this.#follow(name)) : once;
  }

  #literalAt(pieces: readonly Piece[], first: number): Literal {
    const start = pieces[first] as Piece;
    const before = this.#joinsBefore(start.from) ? operandsBefore(this.text, start.from, this.syntax.joins) : "";
    if (!this.#joinsBehind(start, pieces[first + 1]?.from)) return new Literal(this.text, [start], [before], false);
    const joined = [start];
    const operands = [before];
    for (let last = start; joined.length < mostPieces; ) {
      const next = pieces[first + joined.length];
      const gap = this.#gap(last.to, next?.from);
      if (gap === "end") break;
      if (gap !== "beside" && (next === undefined || gap.end !== next.from))
        return new Literal(this.text, joined, operands, true);
      if (next === undefined) break;
      operands.push(gap === "beside" ? "" : gap.operands.join(""));
      joined.push(next);
      last = next;
    }
    return new Literal(this.text, joined, operands, false);
  }

  /** Whether an operator may stand before an offset; most literals have none. */
  #joinsBefore(from: number): boolean {
    let at = from - 1;
    while (at > from - 4 && isPrefix(this.text.charCodeAt(at))) at -= 1;
    while (at > from - 120 && this.text.charCodeAt(at) <= 32) at -= 1;
    return this.syntax.joins.some((operator) => operator.endsWith(this.text[at] ?? "\n"));
  }

  /** Whether an operator or another literal may follow. */
  #joinsBehind({ to, isQuoted }: Piece, next: number | undefined): boolean {
    if (this.syntax.joins.length === 0 || !isQuoted) return false;
    const at = this.#blanks(to);
    if (this.syntax.adjacent && next !== undefined && next - at < 3) return true;
    return this.syntax.joins.some((operator) => operator.startsWith(this.text[at] ?? "\n"));
  }

  /** What stands between a literal and the next one: nothing that joins, nothing at all, or an operator with operands. */
  #gap(
    from: number,
    next: number | undefined,
  ): "end" | "beside" | { readonly operands: readonly string[]; readonly end: number } {
    const { text, syntax } = this;
    let at = this.#blanks(from);
    if (syntax.adjacent && at > from && next !== undefined && this.#prefixed(at, next)) return "beside";
    const operands: string[] = [];
    let operator = this.#operatorAt(at);
    if (operator === undefined) return "end";
    while (operator !== undefined) {
      at = this.#blanks(at + operator.length);
      if (next !== undefined && this.#prefixed(at, next)) return { operands, end: next };
      const end = this.#operand(at);
      if (end === undefined) break;
      operands.push(opened + (lastName.exec(text.slice(at, end))?.[1] ?? "") + closed);
      at = this.#blanks(end);
      operator = operands.length < mostPieces ? this.#operatorAt(at) : undefined;
    }
    return { operands, end: -1 };
  }

  /** Whether nothing but the prefix of a literal stands between. */
  #prefixed(at: number, next: number): boolean {
    return at === next || (next > at && next - at < 3 && /^[A-Za-z@$]+$/.test(this.text.slice(at, next)));
  }

  #operatorAt(at: number): string | undefined {
    const operator = this.syntax.joins.find((mark) => this.text.startsWith(mark, at));
    const after = operator === undefined ? "" : (this.text[at + operator.length] ?? "");
    return operator === undefined || (operator === "+" && after === "+") || after === "=" ? undefined : operator;
  }

  #blanks(from: number): number {
    let at = from;
    for (const { text } = this; at < text.length && at < from + 400; at += 1) {
      const code = text.charCodeAt(at);
      // A backslash or underscore at the end of a line goes on in the next.
      if (code > 32 && !((text[at] === "\\" || text[at] === "_") && /[\r\n]/.test(text[at + 1] ?? ""))) break;
    }
    return at;
  }

  /** The end of a name, a call or an access that begins at `at`. */
  #operand(at: number): number | undefined {
    operand.lastIndex = at;
    if (!operand.test(this.text)) return undefined;
    let end = operand.lastIndex;
    while (this.text[end] === "(" || this.text[end] === "[") {
      const last = this.#closing(end);
      if (last === undefined) return undefined;
      operand.lastIndex = last;
      end = operand.test(this.text) ? operand.lastIndex : last;
    }
    return end;
  }

  #closing(from: number): number | undefined {
    let depth = 0;
    for (let at = from; at < this.text.length && at < from + longestOperand; at += 1) {
      if ("([{".includes(this.text[at] ?? " ")) depth += 1;
      else if (")]}".includes(this.text[at] ?? " ")) depth -= 1;
      if (depth === 0) return at + 1;
    }
    return undefined;
  }

  #follow(name: string): string | undefined {
    if (!this.#followed.has(name)) {
      if (this.#followed.size >= mostFollowed) return undefined;
      this.#constants ??= this.#assigned();
      const literal = this.#constants.get(name);
      const isOnce = literal !== undefined && !literal.isOpen && this.#assignments(name) === 1;
      this.#followed.set(name, isOnce ? literal.value : undefined);
    }
    return this.#followed.get(name);
  }

  /** The literal that each name is given; undefined for one that is given several. */
  #assigned(): Map<string, Literal | undefined> {
    const found = new Map<string, Literal | undefined>();
    for (const literal of this.all) {
      const [first] = literal.pieces;
      if (first === undefined || !this.#isAssigned(first.from) || literal.value.startsWith(opened)) continue;
      const name = assignedName.exec(this.text.slice(Math.max(0, first.from - 100), first.from))?.[1];
      if (name !== undefined) found.set(name, found.has(name) ? undefined : literal);
    }
    return found;
  }

  /** Whether an equals sign may stand before an offset. */
  #isAssigned(from: number): boolean {
    let at = from - 1;
    while (at > from - 24 && (isPrefix(this.text.charCodeAt(at)) || /[\s(]/.test(this.text[at] ?? ""))) at -= 1;
    return this.text[at] === "=";
  }

  #assignments(name: string): number {
    let count = 0;
    for (let at = this.text.indexOf(name); at !== -1 && count < 2; at = this.text.indexOf(name, at + name.length)) {
      if (/\w/.test(this.text[at - 1] ?? " ")) continue;
      const after = this.text.slice(at + name.length, at + name.length + 60);
      if (/^[ \t]{0,8}(?:[+.]?=(?![=>~])|:=|:[ \t]{0,8}[\w<>.| ]{1,30}=(?![=>]))/.test(after)) count += 1;
    }
    return count;
  }
}

const operand = /[$@&*!]{0,2}[\w\\]+(?:(?:->|::|\?\.|\.)[$\w]+)*/y;
const assignedName =
  /([A-Za-z_]\w{0,60})(?:[ \t]{0,8}:[ \t]{0,8}[\w<>&'. ]{1,30})?[ \t]{0,8}(?::=|=)[ \t\r\n(]{0,20}[A-Za-z@$]{0,2}$/;
