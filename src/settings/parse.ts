import { Composer, type Document, LineCounter, type YAMLWarning } from "yaml";
import { buildTree, declaresNothing } from "./build-tree.js";
import { type Comment, countedTokens, LimitReached } from "./counted-tokens.js";
import { syntaxFaults } from "./syntax-fault.js";
import type { TreeNode, YamlFault } from "./tree.js";
import { mergeTag } from "./yaml-node.js";

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
      customTags: [{ tag: mergeTag, resolve: (text: string) => text }],
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
  const problems = [...document.errors, ...document.warnings.filter((warning) => isFault(warning, text))];
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

/**
 * A directive that is not known changes nothing, and neither does a later YAML 1.x; another first number is another
 * language. Source: YAML 1.2.2, 6.8. Foreign tags are told apart from syntax.
 */
function isFault({ code, pos: [start] }: YAMLWarning, text: string): boolean {
  if (code === "BAD_DIRECTIVE") return /^[02-9]|^1\d/.test(text.slice(start, start + 2));
  return code !== "TAG_RESOLVE_FAILED";
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
