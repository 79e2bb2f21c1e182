import { Composer, CST, type Document, Lexer, LineCounter, Parser } from "yaml";
import { buildTree, declaresNothing } from "./build-tree.js";
import { limits } from "./limits.js";
import { syntaxFaults } from "./syntax-fault.js";
import type { TreeNode, YamlFault } from "./tree.js";
import type { TextRange } from "./values.js";

export interface Comment extends TextRange {
  readonly text: string;
}

export interface ParsedYaml {
  readonly root: TreeNode | undefined;
  /** The value of the whole document as plain data, for the schema. */
  readonly data: unknown;
  readonly faults: readonly YamlFault[];
  readonly comments: readonly Comment[];
  readonly lineStarts: readonly number[];
}

/**
 * Reads one YAML 1.2 document within the limits. Never throws for a text: whatever is wrong with it is a fault
 * with its place. After a fault of syntax there is no root, since half a tree gives only faults that are none.
 */
export function parseYaml(text: string): ParsedYaml {
  const lines = new LineCounter();
  const comments: Comment[] = [];
  const refused = (fault: YamlFault): ParsedYaml => ({
    root: undefined,
    data: undefined,
    faults: [fault],
    comments,
    lineStarts: lineStartsOf(text),
  });

  const forbidden = /\r(?!\n)|[\u0001-\u0008\u000B\u000C\u000E-\u001F\u007F]/.exec(text);
  if (forbidden) return refused(forbiddenCharacter(forbidden[0], forbidden.index));

  const documents: Document.Parsed[] = [];
  try {
    const composer = new Composer({
      version: "1.2",
      schema: "core",
      resolveKnownTags: false,
      uniqueKeys: false,
      prettyErrors: false,
    });
    for (const document of composer.compose(countedTokens(text, lines, comments), true, text.length)) {
      documents.push(document as Document.Parsed);
      if (documents.length > 1) break;
    }
  } catch (error) {
    if (error instanceof LimitReached) return refused(error.fault);
    throw error;
  }

  const [document, second] = documents;
  if (document === undefined) return refused(declaresNothing);
  const problems = [...document.errors, ...document.warnings.filter(({ code }) => code !== "TAG_RESOLVE_FAILED")];
  if (problems.length > 0) {
    const faults = syntaxFaults(problems, text);
    return { root: undefined, data: undefined, faults, comments, lineStarts: lines.lineStarts };
  }
  if (second !== undefined) {
    return refused({
      message: "The file holds more than one YAML document.",
      fix: "Keep one document a file, and remove the `---` between them.",
      range: { start: second.range[0], end: second.range[0] },
    });
  }
  return { ...buildTree(document, text), comments, lineStarts: lines.lineStarts };
}

class LimitReached extends Error {
  constructor(readonly fault: YamlFault) {
    super(fault.message);
  }
}

/** The parser's tokens, counted on their way: a hostile text ends here instead of costing time or memory. */
function* countedTokens(text: string, lines: LineCounter, comments: Comment[]): Generator<CST.Token> {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  let offset = 0;
  let tokens = 0;
  let aliases = 0;
  let depth = 0;
  let lineDepth = 0;
  let scalar = false;
  const check = (what: string, count: number, limit: number) => {
    if (count > limit) throw new LimitReached(overLimit(what, limit, offset));
  };
  for (const lexeme of new Lexer().lex(text)) {
    check("tokens", ++tokens, limits.tokens);
    if (scalar) {
      scalar = false;
      offset += lexeme.length;
    } else {
      switch (CST.tokenType(lexeme)) {
        case "scalar":
          scalar = true;
          break;
        case "doc-mode":
        case "flow-error-end":
          break;
        case "comment":
          comments.push({ text: lexeme, start: offset, end: offset + lexeme.length });
          offset += lexeme.length;
          break;
        case "flow-map-start":
        case "flow-seq-start":
          check("levels", ++depth, limits.depth);
          offset += lexeme.length;
          break;
        case "flow-map-end":
        case "flow-seq-end":
          depth = Math.max(0, depth - 1);
          offset += lexeme.length;
          break;
        case "seq-item-ind":
        case "explicit-key-ind":
          check("levels", ++lineDepth, limits.depth);
          offset += lexeme.length;
          break;
        case "alias":
          check("aliases", ++aliases, limits.aliases);
          offset += lexeme.length;
          break;
        case "newline":
          lineDepth = 0;
          offset += lexeme.length;
          break;
        default:
          offset += lexeme.length;
      }
    }
    yield* parser.next(lexeme);
  }
  yield* parser.end();
}

function overLimit(what: string, limit: number, offset: number): YamlFault {
  return {
    message: `The file has more than ${limit.toLocaleString("en")} ${what}, the limit for one settings file.`,
    fix: "Split the file by application, and check the files by a glob.",
    range: { start: offset, end: offset },
  };
}

function forbiddenCharacter(character: string, start: number): YamlFault {
  const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
  const message =
    character === "\r"
      ? "The file ends a line with a carriage return alone, which YAML readers take for part of the text."
      : `The file holds the control character U+${code}, which YAML forbids.`;
  const fix =
    character === "\r" ? "Save the file with LF or CRLF line ends." : "Remove the character, or write it as an escape.";
  return { message, fix, range: { start, end: start + 1 } };
}

function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let index = text.indexOf("\n"); index !== -1; index = text.indexOf("\n", index + 1)) starts.push(index + 1);
  return starts;
}
