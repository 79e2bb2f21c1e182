import type { World } from "../../live/asking.js";
import { plannedList } from "../../live/dry-run.js";
import { namedValues } from "../../live/secrets.js";
import { verify as askAmazon, prepare } from "../../live/verify.js";
import { preflight } from "../../preflight.js";
import { masker } from "../../report/masked-source.js";
import { jsonText } from "../../reporters/escape/json.js";
import { terminalText } from "../../reporters/escape/terminal.js";
import type { Arguments } from "../arguments.js";
import { type ExitCode, exitCodes } from "../exit-codes.js";
import { plannedLines } from "../planned-requests.js";
import { preflightOptions } from "../preflight-options.js";
import { exitCodeOf, printReport, printText } from "../print-report.js";
import type { Terminal } from "../terminal.js";
import { codeOf, filesToCheck } from "./check.js";

/** Checks the settings files, asks Amazon what the secrets named with `--secret` allow to ask, and prints the report. */
export async function verify(given: Arguments, terminal: Terminal, world?: World): Promise<ExitCode> {
  const { operands, options } = given;
  const dryRun = options["dry-run"] === true;
  const settings = preflightOptions(options, terminal);
  const values = namedValues(options.secret ?? [], terminal.variables ?? {}, dryRun);
  const asked = { values, redirects: options.redirects === true, today: settings.today ?? terminal.today };
  const files = filesToCheck(given, terminal);
  const prepared = prepare(files, asked);
  const cover = masker(values.values());
  for (const sentence of prepared.told) terminal.err(` ${terminalText(cover(sentence))}\n`);
  if (dryRun) {
    const planned = plannedList(prepared.plans, Date.now());
    printText(cover(options.format === "json" ? `${jsonText(planned)}\n` : plannedLines(planned)), options, terminal);
    return exitCodes.passed;
  }
  const { files: told, hidden } = await askAmazon(files, prepared, asked, world ?? (await network()));
  const report = preflight(told, { ...settings, hidden, ...codeOf(options, files, terminal) });
  printReport(report, operands, options, terminal);
  return exitCodeOf(report, terminal);
}

/** What talks to Amazon is loaded when somebody asks. No mask is registered: the command line would have to print it. */
async function network(): Promise<World> {
  const { systemWorld } = await import(/* webpackMode: "eager" */ "../../live/network.js");
  return systemWorld(() => {});
}
