import type { Piece } from "./pieces.js";
import { closed, filledIn, opened, readPlaceholders } from "./placeholders.js";
import type { Stretch } from "./stretch.js";
import type { Syntax } from "./syntax.js";

/** One literal, or several that the text joins; what is filled in at run time stands between private marks. */
export interface Literal extends Stretch {
  readonly value: string;
  /** Whether something known only at run time follows. */
  readonly isOpen: boolean;
  readonly pieces: readonly Piece[];
  readonly list: number;
  readonly outer: number;
}

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
    const parts = [this.#before(start), this.#contentOf(start)];
    const joined = [start];
    let isOpen = false;
    let index = first;
    for (let last = start; this.syntax.joins.length > 0 && joined.length < mostPieces; ) {
      const next = pieces[index + 1];
      const gap = this.#gap(last.to, next?.from);
      if (gap === "end") break;
      if (gap !== "beside" && (next === undefined || gap.end !== next.from)) {
        isOpen = true;
        break;
      }
      if (next === undefined) break;
      if (gap !== "beside") parts.push(...gap.operands);
      parts.push(this.#contentOf(next));
      joined.push(next);
      last = next;
      index += 1;
    }
    const { list, outer, start: from } = start;
    return {
      value: parts.join(""),
      isOpen,
      pieces: joined,
      list,
      outer,
      start: from,
      end: (joined.at(-1) ?? start).end,
    };
  }

  #contentOf({ start, end }: Piece): string {
    return readPlaceholders(this.text.slice(start, end));
  }

  /** What the text joins in front of a literal, as a placeholder. */
  #before({ from }: Piece): string {
    let at = from;
    while (at > 0 && /[A-Za-z@$]/.test(this.text[at - 1] ?? "") && from - at < 3) at -= 1;
    const before = this.text.slice(Math.max(0, at - 120), at).trimEnd();
    const join = this.syntax.joins.find((operator) => before.endsWith(operator));
    if (join === undefined || before.endsWith("++")) return "";
    const operand = before.slice(0, -join.length).trimEnd();
    return opened + (lastName.exec(operand)?.[1] ?? "") + closed;
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
      if (first === undefined || literal.value.startsWith(opened)) continue;
      const name = assignedName.exec(this.text.slice(Math.max(0, first.from - 100), first.from))?.[1];
      if (name !== undefined) found.set(name, found.has(name) ? undefined : literal);
    }
    return found;
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

const lastName = /([A-Za-z_]\w{0,80})(?:\(\))?$/;
const operand = /[$@&*!]{0,2}[\w\\]+(?:(?:->|::|\?\.|\.)[$\w]+)*/y;
const assignedName =
  /([A-Za-z_]\w{0,60})(?:[ \t]{0,8}:[ \t]{0,8}[\w<>&'. ]{1,30})?[ \t]{0,8}(?::=|=)[ \t\r\n(]{0,20}[A-Za-z@$]{0,2}$/;
