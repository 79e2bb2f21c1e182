import { parseArgs } from "node:util";
import { UsageError } from "../files/usage-error.js";
import { nearest } from "../reference/nearest.js";
import { failOnWords } from "../report/report.js";
import { isDay } from "../settings/format.js";
import { formats } from "./formats.js";
import { type AppType, appTypes } from "./starter-settings.js";

export const commands = ["check", "explain", "rules", "schema", "init"] as const;
export type Command = (typeof commands)[number];

/** The options with their help, in the order of the help text. */
export const optionHelp = {
  format: `how to print: ${formats.join(", ")} (default text)`,
  output: "write the report to this file instead of standard output",
  "fail-on": "error, warning, notice or never (default error)",
  today: "the date for the rules about dates, as YYYY-MM-DD (default today)",
  quiet: "one line per finding (format text)",
  base: "compare with this file, the settings before the change",
  fix: "make the safe repairs, then check what is left",
  "dry-run": "with --fix: write nothing, print the repairs as a diff",
  type: "the kind of app that init starts: public or private (default public)",
  help: "show this help",
  version: "show the version",
} as const;

export interface Options {
  readonly format?: (typeof formats)[number] | undefined;
  readonly output?: string | undefined;
  readonly "fail-on"?: (typeof failOnWords)[number] | undefined;
  readonly today?: string | undefined;
  readonly quiet?: boolean | undefined;
  readonly base?: string | undefined;
  readonly fix?: boolean | undefined;
  readonly "dry-run"?: boolean | undefined;
  readonly type?: AppType | undefined;
  readonly help?: boolean | undefined;
  readonly version?: boolean | undefined;
}

export interface Arguments {
  readonly command: Command;
  readonly operands: readonly string[];
  readonly options: Options;
}

/** Reads the words behind the program's name. Throws a UsageError that names the wrong word and what is allowed. */
export function readArguments(words: readonly string[]): Arguments {
  const { values, positionals } = parse(words);
  const options = optionsOf(values);
  const [first, ...rest] = positionals;
  const named = commands.find((command) => command === first);
  const command = named ?? "check";
  refuseMisplaced(command, options);
  return { command, operands: named === undefined ? positionals : rest, options: options };
}

function refuseMisplaced(command: Command, options: Options): void {
  const { base, fix, "dry-run": dryRun, format } = options;
  if (base !== undefined && command !== "check") {
    throw new UsageError(`\`--base\` belongs to \`check\`, not to \`${command}\`.`);
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

function optionsOf({ format, "fail-on": failOn, today, type, ...rest }: ReturnType<typeof parse>["values"]): Options {
  return {
    ...rest,
    ...(format !== undefined && { format: oneOf("format", format, formats) }),
    ...(failOn !== undefined && { "fail-on": oneOf("fail-on", failOn, failOnWords) }),
    ...(today !== undefined && { today: dayOf("today", today) }),
    ...(type !== undefined && { type: oneOf("type", type, appTypes) }),
  };
}

function oneOf<Word extends string>(name: string, value: string, words: readonly Word[]): Word {
  const word = words.find((word) => word === value);
  if (word === undefined) throw wrongValue(name, value, words.map((word) => `\`${word}\``).join(", "));
  return word;
}

function dayOf(name: string, value: string): string {
  if (!isDay(value)) throw wrongValue(name, value, "a day as `YYYY-MM-DD`");
  return value;
}

function wrongValue(name: string, value: string, allowed: string): UsageError {
  return new UsageError(`\`${value}\` is no value of \`--${name}\`. Allowed: ${allowed}.`);
}
