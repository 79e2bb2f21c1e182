import { failOnWords } from "../report/report.js";
import { appTypes } from "../settings/starter-settings.js";
import type { Command } from "./command-table.js";
import { deadlineFormats, formats } from "./formats.js";

/** One option of the command line. */
export interface OptionEntry {
  readonly type: "string" | "boolean";
  readonly short?: string;
  readonly multiple?: boolean;
  /** What stands for its value in the help. */
  readonly value?: string;
  /** The words that it takes, if it takes no others. */
  readonly words?: readonly string[];
  /** The commands that it belongs to; every one where this is left out. */
  readonly commands?: readonly Command[];
  readonly meaning: string;
}

/** The options, in the order of the help. */
export const optionTable = {
  format: {
    ...{
      type: "string",
      short: "f",
      value: "FORMAT",
      words: [...formats, "ical"] as const,
      commands: ["check", "verify", "scan", "deadlines", "rules"],
    },
    meaning: `how to print: ${formats.join(", ")} (default text); of deadlines ${deadlineFormats.join(", ")}`,
  },
  output: {
    ...{ type: "string", short: "o", value: "FILE", commands: ["check", "verify", "scan", "deadlines", "init"] },
    meaning: "write to this file instead of standard output",
  },
  "fail-on": {
    ...{ type: "string", value: "SEVERITY", words: failOnWords, commands: ["check", "verify", "scan", "explain"] },
    meaning: "error, warning, notice or never (default error)",
  },
  require: {
    ...{ type: "string", multiple: true, value: "STAGES", commands: ["check", "verify"] },
    meaning: "stages of which all must be checked: registration, consent, token, signing, call, or all",
  },
  "max-unchecked": {
    ...{ type: "string", value: "NUMBER", commands: ["check", "verify"] },
    meaning: "how many preconditions of a file may stay unchecked (default any number)",
  },
  today: {
    ...{ type: "string", value: "DAY", commands: ["check", "verify", "scan", "explain", "deadlines", "init"] },
    meaning: "the date for the rules about dates, as YYYY-MM-DD (default today)",
  },
  quiet: {
    ...{ type: "boolean", short: "q", commands: ["check", "verify", "scan"] },
    meaning: "one line per finding: file:line:column: what is wrong (format text)",
  },
  policy: {
    ...{ type: "string", value: "FILE", commands: ["check", "verify", "scan"] },
    meaning: "a policy for all the files: severities, whether they may be lowered, whether ignores count",
  },
  base: {
    ...{ type: "string", value: "FILE", commands: ["check", "verify"] },
    meaning: "compare with this file, the settings before the change",
  },
  code: {
    ...{ type: "string", multiple: true, value: "FOLDER", commands: ["check", "verify"] },
    meaning: "also compare the settings with the code below this folder; repeatable",
  },
  settings: {
    ...{ type: "string", value: "FILE", commands: ["scan"] },
    meaning: "the settings file to compare the code with (default app-settings.yml in the folder)",
  },
  fix: { type: "boolean", commands: ["check"], meaning: "make the safe repairs, then check what is left" },
  "dry-run": {
    ...{ type: "boolean", commands: ["check", "verify"] },
    meaning: "write nothing and ask nothing: print the repairs of check as a diff, the requests of verify",
  },
  secret: {
    ...{ type: "string", multiple: true, value: "NAME", commands: ["verify"] },
    meaning: "an environment variable whose value may be sent to Amazon; repeatable",
  },
  report: {
    ...{ type: "string", value: "FILE", commands: ["deadlines"] },
    meaning: "also read the certificates in this JSON report of verify",
  },
  redirects: {
    ...{ type: "boolean", commands: ["verify"] },
    meaning: "also ask the servers of the login and redirect URIs",
  },
  type: {
    ...{ type: "string", value: "TYPE", words: appTypes, commands: ["init"] },
    meaning: "the kind of app that init starts: public or private (default public)",
  },
  "from-code": {
    ...{ type: "string", value: "FOLDER", commands: ["init"] },
    meaning: "fill the file in from the code below this folder",
  },
  check: { type: "boolean", commands: ["init"], meaning: "check the file that init has written, one line per finding" },
  help: { type: "boolean", short: "h", meaning: "show this help, or that of a command" },
  version: { type: "boolean", short: "v", meaning: "show the version" },
} as const satisfies Readonly<Record<string, OptionEntry>>;

export type OptionName = keyof typeof optionTable;

/** The options with their names, as entries of one type. */
export const optionEntries: readonly (readonly [OptionName, OptionEntry])[] = Object.entries(optionTable) as [
  OptionName,
  OptionEntry,
][];

/** The options of one command. */
export function optionsOf(command: Command): readonly (readonly [OptionName, OptionEntry])[] {
  return optionEntries.filter(([, { commands }]) => commands === undefined || commands.includes(command));
}
