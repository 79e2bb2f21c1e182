import { explanation } from "../../explain/explanation.js";
import { nearTopics, topicOf } from "../../explain/topic.js";
import { verdicts } from "../../explain/verdicts.js";
import { findFiles } from "../../files/find-files.js";
import { readSettingsFiles } from "../../files/read-files.js";
import { UsageError } from "../../files/usage-error.js";
import { preflight } from "../../preflight.js";
import { terminalText } from "../../reporters/escape/terminal.js";
import { hanging } from "../../reporters/wrap.js";
import type { Arguments } from "../arguments.js";
import { type ExitCode, exitCodes } from "../exit-codes.js";
import { preflightOptions } from "../preflight-options.js";
import { type Terminal, textWidth } from "../terminal.js";

/** Explains a rule, a key, or a code or message of Amazon's, and what settings files have to do with it. */
export function explain({ operands, options }: Arguments, terminal: Terminal): ExitCode {
  const { text, patterns } = split(operands);
  const topic = topicOf(text);
  if (topic === undefined) throw new UsageError(unknown(text));
  const lines = explanation(topic);
  if (patterns.length > 0) {
    const { folder } = terminal;
    const files = readSettingsFiles(findFiles(patterns, folder), folder);
    lines.push("", ...verdicts(preflight(files, preflightOptions(options, terminal)), topic.rules));
  }
  const wrapped = inLines(lines, textWidth(terminal));
  terminal.out(wrapped.map((line) => `${` ${terminalText(line)}`.trimEnd()}\n`).join(""));
  return exitCodes.passed;
}

/** Lines of at most so many columns, the later parts of one below its words; tables, code and lists of columns stay. */
function inLines(lines: readonly string[], width: number): string[] {
  let isCode = false;
  return lines.flatMap((line) => {
    if (line.startsWith("```")) isCode = !isCode;
    if (isCode || /^(?:```|\||#)/.test(line)) return [line];
    const head = headOf(line);
    return line === "" ? [line] : hanging(head, line.slice(head.length), width);
  });
}

/** What stands before the last column of a line: other columns, the mark of a list, or its indent. */
function headOf(line: string): string {
  const [indent = ""] = /^ *(?:[-*] |\d{1,3}\. )?/.exec(line) ?? [];
  const gap = line.lastIndexOf("  ");
  return gap >= indent.length ? line.slice(0, gap + 2) : indent;
}

/** The words to explain, which need no quotes, and the settings files behind them. */
function split(operands: readonly string[]): { text: string; patterns: readonly string[] } {
  let words = operands.length;
  while (words > 1 && /\.ya?ml$/i.test(operands[words - 1] ?? "")) words -= 1;
  const text = operands.slice(0, words).join(" ").trim();
  if (text === "")
    throw new UsageError(
      "`explain` takes the id of a rule, a key, a code or message of Amazon's, an operation, a type, a role, a marketplace or a host.",
    );
  return { text, patterns: operands.slice(words) };
}

function unknown(text: string): string {
  const near = nearTopics(text).map((name) => `\`${name}\``);
  const hint = near.length > 0 ? `Did you mean ${near.join(", ")}?` : "`rules` lists the rules.";
  return `\`${text}\` is no rule, no key of the settings, no known code or message, and no operation, type, role, marketplace or host of Amazon's. ${hint}`;
}
