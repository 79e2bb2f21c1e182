import type { Deadlines } from "../../deadlines/deadline.js";
import { deadlinesIcal } from "../../deadlines/deadlines-ical.js";
import { deadlinesText } from "../../deadlines/deadlines-text.js";
import { findDeadlines } from "../../deadlines/find-deadlines.js";
import { about } from "../../files/about.js";
import { findFiles } from "../../files/find-files.js";
import { readSettingsFiles } from "../../files/read-files.js";
import { UsageError } from "../../files/usage-error.js";
import { writeWhole } from "../../files/write-file.js";
import { jsonText } from "../../reporters/escape/json.js";
import type { Arguments, Options } from "../arguments.js";
import { certificatesIn } from "../certificate-report.js";
import { type ExitCode, exitCodes } from "../exit-codes.js";
import { deadlineFormats } from "../formats.js";
import { patternsOf, standardInput } from "../operands.js";
import { type Terminal, textWidth } from "../terminal.js";

/** Prints what ends when, of all that the settings files declare. */
export function deadlines({ operands, options }: Arguments, terminal: Terminal): ExitCode {
  const { folder } = terminal;
  if (operands.includes(standardInput)) throw new UsageError("`deadlines` reads files, not standard input.");
  const paths = findFiles(patternsOf(operands, true, folder), folder);
  const { output } = options;
  if (output !== undefined && paths.includes(output)) {
    throw new UsageError(`\`${output}\` is one of the files that are read, so it is not written.`);
  }
  const { report } = options;
  if (report !== undefined && report === output) throw new UsageError(`\`${report}\` is read, so it is not written.`);
  const certificates = report === undefined ? undefined : certificatesIn(report, folder);
  const files = readSettingsFiles(paths, folder).map((file) => ({
    ...file,
    certificates: certificates?.get(file.path),
  }));
  const found = findDeadlines(files, options.today ?? terminal.today);
  const text = render(found, options, textWidth(terminal));
  if (output === undefined) terminal.out(text);
  else writeWhole(output, text, folder);
  return exitCodes.passed;
}

function render(found: Deadlines, { format }: Options, width: number): string {
  switch (format) {
    case undefined:
    case "text":
      return deadlinesText(found, width);
    case "json":
      return `${jsonText({ deadlinesVersion: 1, ...found })}\n`;
    case "ical":
      return deadlinesIcal(found, `${about.name} ${about.version}`);
    default:
      throw new UsageError(
        `\`deadlines\` cannot be printed as \`${format}\`. Allowed: ${deadlineFormats.map((name) => `\`${name}\``).join(", ")}.`,
      );
  }
}
