import type { KnownError } from "../reference/errors.js";
import { evidenceClause } from "../reference/evidence.js";
import type { DescribedRule } from "../rules/listing.js";
import type { KeyDescription } from "../settings/key-description.js";
import { rulePages } from "./pages-table.js";
import type { Topic } from "./topic.js";

/** The explanation of a topic, line by line. */
export function explanation(topic: Topic): string[] {
  switch (topic.kind) {
    case "rule":
      return pageOf(topic.rules[0]);
    case "key":
      return [...keyLines(topic.key), ...ruleLines("Rules that read it", topic.rules)];
    case "fact":
      return [...topic.lines, ...ruleLines("Rules that read it", topic.rules)];
    case "error":
      return [...topic.errors.flatMap(errorEntry), ...ruleLines("Rules that can lead to it", topic.rules)];
  }
}

function pageOf({ id, title, source }: DescribedRule): string[] {
  const page = rulePages()[id];
  return page === undefined ? [id, "", `${title}.`, source] : page.trimEnd().split("\n");
}

function keyLines({ name, types, required, usual, meaning }: KeyDescription): string[] {
  const absent =
    required === undefined ? usual : required === "always" ? "it is required" : `it is required ${required}`;
  return [
    name,
    "",
    `  ${meaning}`,
    `  Value: ${types}.`,
    ...(absent === undefined ? [] : [`  If absent: ${absent}.`]),
    "",
  ];
}

function errorEntry({ code, status, message, details, fix, legacy, causes }: KnownError): string[] {
  const head = [status, code].filter((part) => part !== undefined).join(" ");
  const words = [message, details].filter((part) => part !== undefined).join(" ");
  return [
    [head, words].filter((part) => part !== "").join(": "),
    "",
    ...causes
      .filter(({ text }) => text !== "")
      .flatMap(({ text, evidence, source }) => {
        const clause = evidenceClause(evidence);
        return [`  ${text}${clause === "" ? "" : ` (${clause})`}`, ...(source === "" ? [] : [`    ${source}`])];
      }),
    ...(fix === undefined ? [] : [`  What to do: ${fix}`]),
    ...(legacy ? ["  Seen only with AWS signatures or MWS, which Amazon no longer needs."] : []),
    "",
  ];
}

function ruleLines(heading: string, rules: readonly DescribedRule[]): string[] {
  if (rules.length === 0) return [`${heading}: none.`];
  const width = Math.max(...rules.map(({ id }) => id.length));
  return [
    `${heading}:`,
    ...rules.map(
      ({ id, stage, severity, title }) => `  ${stage.padEnd(12)} ${severity.padEnd(7)} ${id.padEnd(width)} ${title}`,
    ),
  ];
}
