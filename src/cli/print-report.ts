import { about } from "../files/about.js";
import { writeWhole } from "../files/write-file.js";
import type { Report } from "../report/report.js";
import type { Options } from "./arguments.js";
import { type ExitCode, exitCodes } from "./exit-codes.js";
import { render } from "./render.js";
import type { Terminal } from "./terminal.js";

/** Prints the report where the options say, in the format that they name. */
export function printReport(report: Report, asked: readonly string[], options: Options, terminal: Terminal): void {
  const shown = options.output === undefined ? terminal : { ...terminal, colour: false };
  printPieces(render(report, asked, options, shown), options, terminal);
}

/** Prints a text to standard output, or to the file that the options name. */
export function printText(text: string, options: Options, terminal: Terminal): void {
  printPieces([text], options, terminal);
}

function printPieces(pieces: Iterable<string>, { output }: Options, terminal: Terminal): void {
  if (output === undefined) for (const piece of pieces) terminal.out(piece);
  else writeWhole(output, [...pieces].join(""), terminal.folder);
}

/** The exit code for a report; says on standard error which rules broke. */
export function exitCodeOf(report: Report, terminal: Terminal): ExitCode {
  for (const { rule, file } of report.crashes) {
    terminal.err(` The rule \`${rule}\` of ${about.name} ${about.version} broke on \`${file}\`. Please report it.\n`);
  }
  if (report.crashes.length > 0) return exitCodes.internal;
  return report.outcome === "failed" ? exitCodes.findings : exitCodes.passed;
}
