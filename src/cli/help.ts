import { about } from "../files/about.js";
import { wrap } from "../reporters/wrap.js";
import { type Command, commands, commandTable } from "./command-table.js";
import { type OptionEntry, type OptionName, optionEntries, optionsOf } from "./options.js";

const exitCodes = "Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 usage, 3 the checker itself failed.";

/** The help text of the program, in lines of at most `width` columns. */
export function help(width: number): string {
  const usages = commands.map((command) => [usageOf(command), commandTable[command].does] as const);
  return text([
    ...wrap(
      `${about.name} ${about.version}: checks the settings of an SP-API application before the first seller meets the error.`,
      width,
    ),
    "",
    "Usage:",
    ...rows(usages, width),
    "",
    "Options:",
    ...optionRows(optionEntries, width),
    "",
    `\`${about.name} COMMAND --help\` says more about a command.`,
    ...wrap(exitCodes, width),
  ]);
}

/** The help text of one command. */
export function helpOf(command: Command, width: number): string {
  const { does, more } = commandTable[command];
  return text([
    ...wrap(`${about.name} ${usageOf(command)}: ${does}.`, width),
    "",
    ...more.flatMap((line) => (line.startsWith(" ") || line === "" ? [line] : wrap(line, width))),
    "",
    "Options:",
    ...optionRows(optionsOf(command), width),
    ...(command === "check" ? ["", ...wrap(exitCodes, width)] : []),
  ]);
}

function usageOf(command: Command): string {
  const { operands } = commandTable[command];
  return `${command === "check" ? "[check]" : command}${operands === "" ? "" : ` ${operands}`}`;
}

function optionRows(entries: readonly (readonly [OptionName, OptionEntry])[], width: number): string[] {
  return rows(
    entries.map(([name, { short, value, meaning }]) => {
      const flag = short === undefined ? "   " : `-${short},`;
      return [`${flag} --${name}${value === undefined ? "" : ` ${value}`}`, meaning] as const;
    }),
    width,
  );
}

/** Two columns, the second of which goes on below itself. */
function rows(entries: readonly (readonly [string, string])[], width: number): string[] {
  const first = Math.max(...entries.map(([name]) => name.length)) + 4;
  return entries.flatMap(([name, meaning]) =>
    wrap(meaning, Math.max(30, width - first)).map((line, index) => {
      return `${(index === 0 ? `  ${name}` : "").padEnd(first)}${line}`;
    }),
  );
}

function text(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}
