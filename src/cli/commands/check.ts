import { findFiles } from "../../files/find-files.js";
import { clearOutputs } from "../../files/output-files.js";
import { readSettingsFile } from "../../files/read-file.js";
import { readSettingsFiles } from "../../files/read-files.js";
import { scanFolders } from "../../files/scan-folders.js";
import { UsageError } from "../../files/usage-error.js";
import { type PreflightOptions, preflight, type SettingsFile } from "../../preflight.js";
import { limits } from "../../settings/limits.js";
import { narrowingOf } from "../../source/narrowing.js";
import type { Arguments, Options } from "../arguments.js";
import type { ExitCode } from "../exit-codes.js";
import { patternsOf, standardInput } from "../operands.js";
import { preflightOptions } from "../preflight-options.js";
import { exitCodeOf, printReport, printText } from "../print-report.js";
import type { Terminal } from "../terminal.js";
import { diffOfFixes, fixFiles } from "./fix.js";

/** Checks the settings files that the operands name, after their repair where it is asked for, and prints the report. */
export function check(given: Arguments, terminal: Terminal): ExitCode {
  const { operands, options } = given;
  const read = filesToCheck(given, terminal);
  const settings = { ...preflightOptions(options, terminal), checked: progressOf(read.length, terminal) };
  const files = options.fix && !options["dry-run"] ? fixFiles(read, settings, terminal) : read;
  const report = preflight(files, { ...settings, ...codeOf(options, files, terminal) });
  if (options["dry-run"]) printText(diffOfFixes(files, settings, terminal), options, terminal);
  else printReport(report, operands, options, terminal);
  return exitCodeOf(report, terminal);
}

/** The settings files that the operands name, with what they are compared with. */
export function filesToCheck({ operands, isNamed, options }: Arguments, terminal: Terminal): readonly SettingsFile[] {
  const { folder } = terminal;
  const patterns = patternsOf(operands, isNamed, folder);
  const typed = operands.includes(standardInput) ? [inputFile(options, terminal)] : [];
  const { output, base: before, policy } = options;
  clearOutputs({
    ...{ outputs: output === undefined ? [] : [output], folder, patterns, searched: folder },
    others: [before, policy].filter((path) => path !== undefined),
    code: options.code ?? [],
  });
  const paths = patterns.length === 0 ? [] : findFiles(patterns, folder);
  const base = baseOf(options, paths.length + typed.length, terminal);
  return [...typed, ...readSettingsFiles(paths, folder)].map((file) => ({ ...file, ...base }));
}

/** The code that the settings are compared with, where folders of it are named. */
export function codeOf({ code: folders }: Options, files: readonly SettingsFile[], { folder }: Terminal) {
  if (folders === undefined) return {};
  const narrowing = narrowingOf(files.map(({ bytes }) => bytes));
  return { code: scanFolders(folders, { from: folder, settings: files.map(({ path }) => path), narrowing }) };
}

/** What stands on standard input, of which no more is read than a settings file may hold. */
function inputFile({ fix, "dry-run": dryRun }: Options, { input }: Terminal): SettingsFile {
  if (fix && !dryRun) throw new UsageError("`--fix` writes files, and `-` is none: give `--dry-run` too.");
  if (input === undefined) throw new UsageError("There is no standard input to read.");
  return { path: "<stdin>", bytes: input(limits.bytes + 1) };
}

/** Tells on a terminal how far the check of many files is. */
function progressOf(files: number, { progress }: Terminal): PreflightOptions["checked"] {
  if (progress === undefined || files < 20) return undefined;
  return (checked) => progress(checked === files ? "" : ` Checked ${checked} of ${files} files.`);
}

/** The file to compare with; comparing needs one file on each side. */
function baseOf({ base }: Options, files: number, { folder }: Terminal): Pick<SettingsFile, "base"> {
  if (base === undefined) return {};
  if (files > 1) throw new UsageError(`\`--base\` compares with one file, and ${files} are checked.`);
  return { base: readSettingsFile(base, folder) };
}
