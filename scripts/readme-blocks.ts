import { parse } from "yaml";
import { optionEntries } from "../src/cli/options.js";
import { mostFiles } from "../src/files/find-files.js";
import { codeLimits } from "../src/files/read-code.js";
import { mostBytes } from "../src/files/read-files.js";
import { mostEntries } from "../src/files/search.js";
import { askedStages } from "../src/report/finding.js";
import type { DescribedRule } from "../src/rules/listing.js";
import { limits } from "../src/settings/limits.js";

interface ActionDescription {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
}

/**
 * A page with the texts that it shows of other sources, each between `<!-- name -->` and `<!-- end of name -->`.
 * Throws for a block without an end, and for one that nobody makes.
 */
export function withBlocks(page: string, blocks: Readonly<Record<string, () => string>>): string {
  return [...page.matchAll(/^<!-- end of ([\w-]+) -->$/gm)].reduce((text, [end, name = ""]) => {
    const [from, to, make] = [text.indexOf(`<!-- ${name} -->\n`), text.indexOf(end), blocks[name]];
    if (from === -1 || to < from || make === undefined)
      throw new Error(`The block ${name} of a page has no start or maker.`);
    return `${text.slice(0, from)}<!-- ${name} -->\n\n${make().trim()}\n\n${text.slice(to)}`;
  }, page);
}

/** The tables of inputs and outputs, from the text of action.yml. */
export function inputsTable(actionYml: string): string {
  const { inputs, outputs }: ActionDescription = parse(actionYml);
  return [
    table(
      ["input", "default", "meaning"],
      Object.entries(inputs).map(([name, input]) => [code(name), code(input.default ?? ""), cell(input.description)]),
    ),
    table(
      ["output", "meaning"],
      Object.entries(outputs).map(([name, { description }]) => [code(name), cell(description)]),
    ),
  ].join("\n");
}

/** The catalogue as a table for each stage. */
export function rulesTable(rules: readonly DescribedRule[]): string {
  const meanings: Readonly<Record<string, string>> = {
    live: "What Amazon answers, with `verify`",
    secrets: "Secrets and dates",
    settings: "The file itself",
    change: "What changed since the base of the pull request",
    code: "What stands in the code",
  };
  const stages = [...askedStages, "secrets", "settings", "change", "code"] as const;
  return stages
    .map((stage) => {
      const rows = rules
        .filter((rule) => rule.stage === stage)
        .map(({ id, severity, codes, title }) => [`[${id}](rules/${id}.md)`, severity, codes.join(", "), title]);
      const name = `${stage.slice(0, 1).toUpperCase()}${stage.slice(1)}`;
      return `## ${meanings[stage] ?? name}\n\n${table(["rule", "severity", "code", "what is wrong"], rows)}`;
    })
    .join("\n");
}

/** The options of the command line. */
export function optionsTable(): string {
  return table(
    ["option", "of", "meaning"],
    optionEntries.map(([name, { short, commands, meaning }]) => [
      [code(`--${name}`), ...(short === undefined ? [] : [code(`-${short}`)])].join(", "),
      commands === undefined ? "every command" : commands.map(code).join(", "),
      cell(meaning),
    ]),
  );
}

/** The limits of one file and of a search for files. */
export function limitsTable(): string {
  const rows: [string, number][] = [
    ["bytes of a file", limits.bytes],
    ["YAML tokens", limits.tokens],
    ["levels of nesting", limits.depth],
    ["uses of aliases", limits.aliases],
    ["values and keys, what aliases repeat included", limits.nodes],
    ["characters of one value", limits.scalarCharacters],
    ["faults of syntax that are listed", limits.yamlFaults],
    ["files that patterns may match", mostFiles],
    ["bytes of all files of a run", mostBytes],
    ["entries of folders that one pattern may search", mostEntries],
    ["files of code", codeLimits.files],
    ["bytes of a file of code", codeLimits.fileBytes],
    ["bytes of all code", codeLimits.bytes],
    ["entries of folders of code", codeLimits.entries],
  ];
  return table(
    ["what", "at most"],
    rows.map(([what, number]) => [what, number.toLocaleString("en-US")]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |\n`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("");
}

function code(text: string): string {
  return text === "" ? "" : `\`${text}\``;
}

function cell(text: string): string {
  return text.trim().replaceAll("\n", " ").replaceAll("|", "\\|");
}
