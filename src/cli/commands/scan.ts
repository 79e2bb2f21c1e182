import { existsSync } from "node:fs";
import { join } from "node:path";
import { findFiles } from "../../files/find-files.js";
import { clearOutputs } from "../../files/output-files.js";
import { readSettingsFiles } from "../../files/read-files.js";
import { scanFolders } from "../../files/scan-folders.js";
import { UsageError } from "../../files/usage-error.js";
import { preflight } from "../../preflight.js";
import { narrowingOf } from "../../source/narrowing.js";
import type { Arguments } from "../arguments.js";
import { defaultFile } from "../default-file.js";
import type { ExitCode } from "../exit-codes.js";
import { preflightOptions } from "../preflight-options.js";
import { exitCodeOf, printReport } from "../print-report.js";
import type { Terminal } from "../terminal.js";

/** Reads the code below a folder, compares it with the settings where there are any, and prints the report. */
export function scan({ operands, options }: Arguments, terminal: Terminal): ExitCode {
  const [folder = ".", other] = operands;
  if (other !== undefined) throw new UsageError(`\`scan\` takes one folder, and \`${other}\` was given too.`);
  const { output } = options;
  const patterns = settingsPaths(options.settings, folder, terminal.folder);
  clearOutputs({
    ...{ outputs: output === undefined ? [] : [output], folder: terminal.folder, patterns, searched: terminal.folder },
    others: options.policy === undefined ? [] : [options.policy],
    code: [folder],
  });
  const paths = patterns.length === 0 ? [] : findFiles(patterns, terminal.folder);
  const files = readSettingsFiles(paths, terminal.folder);
  const code = scanFolders([folder], {
    from: terminal.folder,
    settings: paths,
    narrowing: narrowingOf(files.map(({ bytes }) => bytes)),
  });
  const report = preflight(files, { ...preflightOptions(options, terminal), code, onlyCode: true });
  printReport(report, operands, options, terminal);
  return exitCodeOf(report, terminal);
}

/** The named settings file, else the one that stands in the folder. */
function settingsPaths(given: string | undefined, folder: string, from: string): string[] {
  if (given !== undefined) return [given];
  const usual = join(folder, defaultFile);
  return existsSync(join(from, usual)) ? [usual.split("\\").join("/")] : [];
}
