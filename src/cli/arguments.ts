import { parseArgs } from "node:util";
import * as z from "zod/mini";
import { UsageError } from "../files/usage-error.js";
import { nearest } from "../reference/nearest.js";
import { failOnWords } from "../report/report.js";
import { formats } from "./formats.js";
import { appTypes } from "./starter-settings.js";

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

const optionsSchema = z.object({
  format: z.optional(z.enum(formats)),
  output: z.optional(z.string()),
  "fail-on": z.optional(z.enum(failOnWords)),
  today: z.optional(z.iso.date()),
  quiet: z.optional(z.boolean()),
  base: z.optional(z.string()),
  fix: z.optional(z.boolean()),
  "dry-run": z.optional(z.boolean()),
  type: z.optional(z.enum(appTypes)),
  help: z.optional(z.boolean()),
  version: z.optional(z.boolean()),
});

export type Options = z.infer<typeof optionsSchema>;

export interface Arguments {
  readonly command: Command;
  readonly operands: readonly string[];
  readonly options: Options;
}

/** Reads the words behind the program's name. Throws a UsageError that names the wrong word and what is allowed. */
export function readArguments(words: readonly string[]): Arguments {
  const { values, positionals } = parse(words);
  const result = optionsSchema.safeParse(values);
  if (!result.success) throw new UsageError(wrongValue(values, result.error.issues[0]));
  const [first, ...rest] = positionals;
  const named = commands.find((command) => command === first);
  const command = named ?? "check";
  refuseMisplaced(command, result.data);
  return { command, operands: named === undefined ? positionals : rest, options: result.data };
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

function wrongValue(values: Record<string, unknown>, issue: z.core.$ZodIssue | undefined): string {
  const name = String(issue?.path[0] ?? "");
  const allowed =
    issue?.code === "invalid_value"
      ? issue.values.map((value) => `\`${String(value)}\``).join(", ")
      : "a day as `YYYY-MM-DD`";
  return `\`${String(values[name])}\` is no value of \`--${name}\`. Allowed: ${allowed}.`;
}
