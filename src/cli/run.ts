import { about } from "../files/about.js";
import { UsageError } from "../files/usage-error.js";
import { terminalText } from "../reporters/escape/terminal.js";
import { type Arguments, readArguments } from "./arguments.js";
import { check } from "./commands/check.js";
import { completion } from "./commands/completion.js";
import { deadlines } from "./commands/deadlines.js";
import { explain } from "./commands/explain.js";
import { init } from "./commands/init.js";
import { rules } from "./commands/rules.js";
import { scan } from "./commands/scan.js";
import { schema } from "./commands/schema.js";
import { verify } from "./commands/verify.js";
import { type ExitCode, exitCodes } from "./exit-codes.js";
import { help, helpOf } from "./help.js";
import { type Terminal, textWidth } from "./terminal.js";

/**
 * Runs the command line. Returns the exit code, later for the command that asks Amazon; whatever goes wrong ends in one
 * line on standard error.
 */
export function run(words: readonly string[], terminal: Terminal): ExitCode | Promise<ExitCode> {
  try {
    return dispatch(readArguments(words), terminal);
  } catch (error) {
    return failure(error, terminal);
  }
}

function failure(error: unknown, terminal: Terminal): ExitCode {
  if (error instanceof UsageError) {
    terminal.err(` ${terminalText(error.message)}\n`);
    return exitCodes.usage;
  }
  terminal.err(` ${internalFailure(error)}\n`);
  return exitCodes.internal;
}

function dispatch(given: Arguments, terminal: Terminal): ExitCode | Promise<ExitCode> {
  const width = textWidth(terminal);
  if (given.options.help) return print(given.isNamed ? helpOf(given.command, width) : help(width), terminal);
  if (given.options.version) return print(`${about.name} ${about.version}\n`, terminal);
  switch (given.command) {
    case "check":
      return check(given, terminal);
    case "verify":
      return verify(given, terminal).catch((error: unknown) => failure(error, terminal));
    case "scan":
      return scan(given, terminal);
    case "rules":
      return rules(given, terminal);
    case "deadlines":
      return deadlines(given, terminal);
    case "explain":
      return explain(given, terminal);
    case "schema":
      return schema(given, terminal);
    case "completion":
      return completion(given, terminal);
    case "init":
      return init(given, terminal);
  }
}

function print(text: string, terminal: Terminal): ExitCode {
  terminal.out(text);
  return exitCodes.passed;
}

/** The message of an internal failure: never the text of the error, which may hold what the checked file holds. */
function internalFailure(error: unknown): string {
  const kind = error instanceof Error ? error.name : typeof error;
  return `${about.name} ${about.version} failed (${kind}). Please report it with the command that was run.`;
}
