import { CST, Lexer, type LineCounter, Parser } from "yaml";
import { limits } from "./limits.js";
import type { YamlFault } from "./tree.js";
import type { TextRange } from "./values.js";

export interface Comment extends TextRange {
  readonly text: string;
}

/** Thrown where a text costs more than the limits allow. */
export class LimitReached extends Error {
  constructor(readonly fault: YamlFault) {
    super(fault.message);
  }
}

/** Marks of the lexer that stand for no character of the text. */
const marks: ReadonlySet<string | null> = new Set(["doc-mode", "flow-error-end", "scalar"]);

/**
 * The parser's tokens, counted on their way, so that a hostile text ends here instead of costing time or memory; puts
 * line starts into `lines` and comments into `comments`. Throws LimitReached.
 */
export function* countedTokens(text: string, lines: LineCounter, comments: Comment[]): Generator<CST.Token> {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  const counter = new Counter();
  for (const lexeme of new Lexer().lex(text)) {
    const start = counter.offset;
    if (counter.count(lexeme) === "comment") comments.push({ text: lexeme, start, end: counter.offset });
    yield* parser.next(lexeme);
  }
  yield* parser.end();
}

/** Keeps the offset in the text and everything that has a limit. */
class Counter {
  offset = 0;
  private tokens = 0;
  private aliases = 0;
  private flowDepth = 0;
  private lineDepth = 0;
  private isScalarNext = false;

  /** Takes one piece of the lexer's; gives its type. */
  count(lexeme: string): string | null {
    this.check("tokens", ++this.tokens, limits.tokens);
    const type = this.isScalarNext ? "scalar-text" : CST.tokenType(lexeme);
    this.isScalarNext = type === "scalar";
    if (type === "scalar-text" || type === "single-quoted-scalar" || type === "double-quoted-scalar") {
      this.check("characters in one value", lexeme.length, limits.scalarCharacters);
    } else if (type === "flow-map-start" || type === "flow-seq-start") {
      this.check("levels", ++this.flowDepth, limits.depth);
    } else if (type === "flow-map-end" || type === "flow-seq-end") {
      this.flowDepth = Math.max(0, this.flowDepth - 1);
    } else if (type === "seq-item-ind" || type === "explicit-key-ind") {
      this.check("levels", ++this.lineDepth, limits.depth);
    } else if (type === "alias") {
      this.check("aliases", ++this.aliases, limits.aliases);
    } else if (type === "newline") this.lineDepth = 0;
    if (!marks.has(type)) this.offset += lexeme.length;
    return type;
  }

  private check(what: string, count: number, limit: number): void {
    if (count <= limit) return;
    throw new LimitReached({
      message: `The file has more than ${limit.toLocaleString("en")} ${what}, the limit for one settings file.`,
      fix: "Split the file by application, and check the files by a glob.",
      range: { start: this.offset, end: this.offset },
    });
  }
}
