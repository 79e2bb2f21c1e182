import type { Finding } from "../report/finding.js";
import type { FileView } from "../report/walk.js";
import { terminalText } from "./escape/terminal.js";
import { missedChecks } from "./missed-checks.js";
import { type Line, printed, styled } from "./styled-line.js";

/** One finding in one line, which is all that some readers want. */
export function quietLine(finding: Finding): Line {
  const { severity, file, line, column, rule, codes, message } = finding;
  const place = `${terminalText(file)}:${line}:${column}`;
  const code = codes.length > 0 ? ` ${terminalText(codes.join(", "))}` : "";
  return [styled(severity, severity), ` ${place}${code} ${terminalText(rule)}: ${terminalText(message)}`];
}

/** As `quietLine`, printed in the form that editors and other programs read: `file:line:column: what`. */
export function placedLine({ severity, file, line, column, rule, codes, message }: Finding, colour: boolean): string {
  const code = codes.length > 0 ? ` ${terminalText(codes.join(", "))}` : "";
  const what = `${code} ${terminalText(rule)}: ${terminalText(message)}`;
  return printed([styled(severity, severity), what], colour, `${terminalText(file)}:${line}:${column}: `);
}

/** What of a file was to be checked and was not, one rule a line. */
export function missedLines(view: FileView): Line[] {
  return missedChecks(view).map(({ rule, message }) => [
    styled("error", "error"),
    ` ${terminalText(view.file.path)} ${terminalText(rule)}: ${terminalText(message)}`,
  ]);
}
