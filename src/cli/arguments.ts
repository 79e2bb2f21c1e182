import { parseArgs } from "node:util";
import { UsageError } from "../files/usage-error.js";
import { nearest } from "../reference/nearest.js";
import { type Demands, readCount, readRequire, requireWords } from "../report/demands.js";
import { failOnWords } from "../report/report.js";
import { isDay } from "../settings/day.js";
import { appTypes } from "../settings/starter-settings.js";
import { formats } from "./formats.js";

export const commands = ["check", "explain", "rules", "schema", "init"] as const;
export type Command = (typeof commands)[number];

/** The options with their help, in the order of the help text. */
export const optionHelp = {
  format: `how to print: ${formats.join(", ")} (default text)`,
  output: "write the report to this file instead of standard output",
  "fail-on": "error, warning, notice or never (default error)",
  require: "stages of which all must be checked: registration, consent, token, signing, call, or all",
  "max-unchecked": "how many preconditions of a file may stay unchecked (default any number)",
  today: "the date for the rules about dates, as YYYY-MM-DD (default today)",
  quiet: "one line per finding (format text)",
  base: "compare with this file, the settings before the change",
  fix: "make the safe repairs, then check what is left",
  "dry-run": "with --fix: write nothing, print the repairs as a diff",
  type: "the kind of app that init starts: public or private (default public)",
  help: "show this help",
  version: "show the version",
} as const;

/** The options that take one of a few words. */
const optionWords = { format: formats, "fail-on": failOnWords, type: appTypes } as const;

type Words = typeof optionWords;
export type Options = Omit<ReturnType<typeof parse>["values"], keyof Words | "require" | "max-unchecked"> & {
  [Name in keyof Words]?: Words[Name][number] | undefined;
} & { readonly demands?: Demands };

export interface Arguments {
  readonly command: Command;
  readonly operands: readonly string[];
  readonly options: Options;
}

/** Reads the words behind the program's name. Throws a UsageError that names the wrong word and what is allowed. */
export function readArguments(words: readonly string[]): Arguments {
  const { values, positionals } = parse(words);
  const options = readOptions(values);
  const [first, ...rest] = positionals;
  const named = commands.find((command) => command === first);
  const command = named ?? "check";
  refuseMisplaced(command, options);
  return { command, operands: named === undefined ? positionals : rest, options };
}

function refuseMisplaced(command: Command, options: Options): void {
  const { base, fix, "dry-run": dryRun, format } = options;
  if (base !== undefined && command !== "check") {
    throw new UsageError(`\`--base\` belongs to \`check\`, not to \`${command}\`.`);
  }
  if (options.demands !== undefined && command !== "check") {
    throw new UsageError(`\`--require\` and \`--max-unchecked\` belong to \`check\`, not to \`${command}\`.`);
  }
  if (fix && command !== "check") throw new UsageError(`\`--fix\` belongs to \`check\`, not to \`${command}\`.`);
  if (dryRun && !fix) throw new UsageError("`--dry-run` shows what `--fix` would write: give both.");
  if (dryRun && format !== undefined) throw new UsageError("`--dry-run` prints a diff, so it takes no `--format`.");
  if (options.type !== undefined && command !== "init") {
    throw new UsageError(`\`--type\` belongs to \`init\`, not to \`${command}\`.`);
  }
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        format: { type: "string" },
        output: { type: "string" },
        "fail-on": { type: "string" },
        require: { type: "string", multiple: true },
        "max-unchecked": { type: "string" },
        today: { type: "string" },
        quiet: { type: "boolean" },
        base: { type: "string" },
        fix: { type: "boolean" },
        "dry-run": { type: "boolean" },
        type: { type: "string" },
        help: { type: "boolean", short: "h" },
        version: { type: "boolean" },
      },
    });
  } catch (error) {
    throw new UsageError(unknownOption(words) ?? (error instanceof Error ? error.message : String(error)));
  }
}

function unknownOption(words: readonly string[]): string | undefined {
  const known = Object.keys(optionHelp);
  const unknown = words.find((word) => /^--[^=]/.test(word) && !known.includes(nameOf(word)));
  if (unknown === undefined) return undefined;
  const near = nearest(nameOf(unknown), known);
  const hint =
    near === undefined
      ? `The options are ${known.map((name) => `\`--${name}\``).join(", ")}.`
      : `Did you mean \`--${near}\`?`;
  return `There is no option \`--${nameOf(unknown)}\`. ${hint}`;
}

function nameOf(word: string): string {
  return word.slice(2).split("=")[0] ?? "";
}

type Given = ReturnType<typeof parse>["values"];

function readOptions({ format, "fail-on": failOn, type, require, "max-unchecked": most, ...rest }: Given): Options {
  if (rest.today !== undefined && !isDay(rest.today)) {
    throw new UsageError(wrongValue("today", rest.today, "a day as `YYYY-MM-DD`"));
  }
  const demands = require === undefined && most === undefined ? {} : { demands: readDemands(require, most) };
  return {
    ...rest,
    ...demands,
    format: oneOf("format", format),
    "fail-on": oneOf("fail-on", failOn),
    type: oneOf("type", type),
  };
}

function readDemands(require: readonly string[] = [], most: string | undefined): Demands {
  const read = readRequire(require.join(","));
  if ("wrong" in read) throw new UsageError(wrongValue("require", read.wrong, inCode(requireWords)));
  if (require.length > 0 && read.stages.length === 0)
    throw new UsageError(wrongValue("require", "", inCode(requireWords)));
  const maxUnchecked = most === undefined ? undefined : readCount(most);
  if (most !== undefined && maxUnchecked === undefined) {
    throw new UsageError(wrongValue("max-unchecked", most, "a whole number from 0 on"));
  }
  return { require: read.stages, maxUnchecked };
}

function inCode(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(", ");
}

function oneOf<Name extends keyof Words>(name: Name, value: string | undefined): Words[Name][number] | undefined {
  const allowed: readonly Words[Name][number][] = optionWords[name];
  const word = allowed.find((word) => word === value);
  if (value === undefined || word !== undefined) return word;
  throw new UsageError(wrongValue(name, value, inCode(allowed)));
}

function wrongValue(name: string, value: string, allowed: string): string {
  return `\`${value}\` is no value of \`--${name}\`. Allowed: ${allowed}.`;
}
