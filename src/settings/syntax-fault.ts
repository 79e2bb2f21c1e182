import type { ErrorCode, YAMLParseError, YAMLWarning } from "yaml";
import { limits } from "./limits.js";
import type { YamlFault } from "./tree.js";

type Words = Pick<YamlFault, "message" | "fix">;

const anySyntax: Words = {
  message: "YAML cannot be read at this place.",
  fix: "Correct the syntax, or put the value in quotes.",
};

/** What each kind of fault means for who wrote the file. The parser's own words are not used: some repeat the text. */
const words: Partial<Record<ErrorCode, Words>> = {
  BAD_DIRECTIVE: {
    message: "A line that begins with `%` is a directive, and YAML 1.2 does not know this one.",
    fix: "Remove the line.",
  },
  BAD_DQ_ESCAPE: {
    message: "A text in double quotes holds a backslash that begins no escape of YAML.",
    fix: "Write the backslash twice, or use single quotes.",
  },
  BAD_INDENT: {
    message: "The line is not indented like the others of its level, or a bracket above it is still open.",
    fix: "Align the keys of one level, and close every bracket.",
  },
  BAD_SCALAR_START: {
    message: "A value without quotes cannot begin with this character, which YAML reserves.",
    fix: "Put the value in quotes.",
  },
  BLOCK_AS_IMPLICIT_KEY: {
    message: "A colon and a blank begin a new value, and here the line already has one.",
    fix: "Put the value in quotes, or begin nested keys on a line of their own.",
  },
  MISSING_CHAR: {
    message: "A quote, bracket, comma or colon is missing before this place.",
    fix: "Close the quote or bracket, or write the key as `key: value`.",
  },
  MULTILINE_IMPLICIT_KEY: {
    message: "The line is neither a key with its value nor part of the value above it.",
    fix: "Write `key: value`, with a blank behind the colon.",
  },
  TAB_AS_INDENT: {
    message: "The line is indented with a tab, and YAML takes blanks only.",
    fix: "Indent with blanks.",
  },
  UNEXPECTED_TOKEN: {
    message: "The value before this place has ended, and what stands here belongs to no other.",
    fix: "Put a value that holds quotes, braces, brackets or commas in quotes.",
  },
};

/**
 * The faults of syntax in `text`, one a line: what follows on the same line is mostly the echo of the first. So is every
 * line behind a fault that belongs to nothing, since the value that it was meant for has ended too early.
 */
export function syntaxFaults(problems: readonly (YAMLParseError | YAMLWarning)[], text: string): YamlFault[] {
  const faults: YamlFault[] = [];
  let end = -1;
  for (const { code, pos } of problems.toSorted((one, other) => one.pos[0] - other.pos[0])) {
    const [start] = pos;
    if (start <= end || (code === "UNEXPECTED_TOKEN" && faults.length > 0)) continue;
    const lineEnd = text.indexOf("\n", start);
    end = lineEnd === -1 ? text.length : lineEnd;
    faults.push({ ...(words[code] ?? anySyntax), range: { start, end: pos[1] } });
    if (faults.length === limits.yamlFaults) break;
  }
  return faults;
}
