import { parseArgs } from "node:util";
import { UsageError } from "../files/usage-error.js";
import { nearest } from "../reference/nearest.js";
import { type Demands, readCount, readRequire, requireWords } from "../report/demands.js";
import { inWords } from "../report/in-words.js";
import { isDay } from "../settings/day.js";
import { type Command, commands } from "./command-table.js";
import { type OptionName, optionEntries, optionTable } from "./options.js";

type Table = typeof optionTable;
type Parsed = ReturnType<typeof parse>["values"];
type Word<Name extends OptionName> = Table[Name] extends { readonly words: readonly (infer W)[] } ? W : never;

/** The options as given; those that take one of a few words hold one of these. */
export type Options = {
  readonly [Name in keyof Parsed]: Table[Name & OptionName] extends { readonly words: readonly string[] }
    ? Word<Name & OptionName> | undefined
    : Parsed[Name];
} & { readonly demands?: Demands };

export interface Arguments {
  readonly command: Command;
  /** Whether the command was named, or is `check` because none was. */
  readonly isNamed: boolean;
  readonly operands: readonly string[];
  readonly options: Options;
}

/** Reads the words behind the program's name. Throws a UsageError that names the wrong word and what is allowed. */
export function readArguments(words: readonly string[]): Arguments {
  const { values, positionals } = parse(words);
  refuseWrongWords(values);
  const options = { ...values, ...demandsOf(values) } as Options;
  const asked = positionals[0] === "help" ? { ...options, help: true } : options;
  const [first, ...rest] = positionals[0] === "help" ? positionals.slice(1) : positionals;
  const named = commands.find((command) => command === first);
  if (positionals[0] === "help" && first !== undefined && named === undefined) {
    const near = nearest(first, commands);
    throw new UsageError(
      `There is no command \`${first}\`. ${near === undefined ? "`help` lists the commands." : `Did you mean \`${near}\`?`}`,
    );
  }
  const command = named ?? "check";
  if (!asked.help) refuseMisplaced(command, asked);
  const operands = named === undefined ? (positionals[0] === "help" ? [] : positionals) : rest;
  return { command, isNamed: named !== undefined, operands, options: asked };
}

function refuseMisplaced(command: Command, options: Options): void {
  for (const [name, { commands }] of optionEntries) {
    if (options[name] === undefined || commands === undefined || commands.includes(command)) continue;
    const owners = inWords(commands, "and");
    throw new UsageError(`\`--${name}\` belongs to ${owners}, not to \`${command}\`.`);
  }
  const { fix, "dry-run": dryRun, format } = options;
  if (command === "verify") {
    if (!dryRun || format === undefined || format === "text" || format === "json") return;
    throw new UsageError("`verify --dry-run` prints `text` or `json`.");
  }
  if (dryRun && !fix) throw new UsageError("`--dry-run` shows what `--fix` would write: give both.");
  if (dryRun && format !== undefined) throw new UsageError("`--dry-run` prints a diff, so it takes no `--format`.");
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], allowPositionals: true, options: optionTable });
  } catch (error) {
    throw new UsageError(
      unknownOption(words) ?? wrongUse(error) ?? (error instanceof Error ? error.message : String(error)),
    );
  }
}

function unknownOption(words: readonly string[]): string | undefined {
  const known = optionEntries.map(([name]) => name);
  const letters = optionEntries.flatMap(([, { short }]) => short ?? []);
  const given = words.slice(0, words.includes("--") ? words.indexOf("--") : undefined);
  for (const word of given) {
    const name = nameOf(word);
    if (/^--[^=]/.test(word) && !known.some((one) => one === name)) {
      const near = nearest(name, known);
      const all = `The options are ${known.map((one) => `\`--${one}\``).join(", ")}.`;
      return `There is no option \`--${name}\`. ${near === undefined ? all : `Did you mean \`--${near}\`?`}`;
    }
    if (/^-[^-]/.test(word) && !letters.some((letter) => word.startsWith(`-${letter}`))) {
      return `There is no option \`${word}\`. The short ones are ${letters.map((letter) => `\`-${letter}\``).join(", ")}.`;
    }
  }
  return undefined;
}

/** An option that got no value, or got one that it does not take. */
function wrongUse(error: unknown): string | undefined {
  const message = error instanceof Error ? error.message : "";
  const name = /--([a-z-]+)/.exec(message)?.[1];
  const option = optionEntries.find(([one]) => one === name)?.[1];
  if (option?.type === "boolean" && message.includes("does not take")) return `\`--${name}\` takes no value.`;
  if (option?.type !== "string" || !/missing|ambiguous/.test(message)) return undefined;
  return `\`--${name}\` needs a value behind it${option.words === undefined ? "" : `: ${inCode(option.words)}`}.`;
}

function nameOf(word: string): string {
  return word.slice(2).split("=")[0] ?? "";
}

function refuseWrongWords(values: Parsed): void {
  if (values.today !== undefined && !isDay(values.today)) {
    throw new UsageError(wrongValue("today", values.today, "a day as `YYYY-MM-DD`"));
  }
  for (const [name, { words }] of optionEntries) {
    const value = values[name];
    if (words === undefined || typeof value !== "string" || words.includes(value)) continue;
    throw new UsageError(wrongValue(name, value, inCode(words)));
  }
}

function demandsOf({ require, "max-unchecked": most }: Parsed): Pick<Options, "demands"> {
  if (require === undefined && most === undefined) return {};
  const read = readRequire((require ?? []).join(","));
  if ("wrong" in read) throw new UsageError(wrongValue("require", read.wrong, inCode(requireWords)));
  if (require !== undefined && read.stages.length === 0) {
    throw new UsageError(wrongValue("require", "", inCode(requireWords)));
  }
  const maxUnchecked = most === undefined ? undefined : readCount(most);
  if (most !== undefined && maxUnchecked === undefined) {
    throw new UsageError(wrongValue("max-unchecked", most, "a whole number from 0 on"));
  }
  return { demands: { require: read.stages, maxUnchecked } };
}

function inCode(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(", ");
}

function wrongValue(name: string, value: string, allowed: string): string {
  return `\`${value}\` is no value of \`--${name}\`. Allowed: ${allowed}.`;
}
