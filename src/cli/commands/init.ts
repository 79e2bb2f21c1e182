import { about } from "../../files/about.js";
import { scanFolders } from "../../files/scan-folders.js";
import { UsageError } from "../../files/usage-error.js";
import { createWhole } from "../../files/write-file.js";
import { terminalText } from "../../reporters/escape/terminal.js";
import { starterSettings } from "../../settings/starter-settings.js";
import { type Arguments, type Options, readArguments } from "../arguments.js";
import { defaultFile } from "../default-file.js";
import { type ExitCode, exitCodes } from "../exit-codes.js";
import { openKeys, settingsFromCode } from "../settings-from-code.js";
import type { Terminal } from "../terminal.js";
import { check } from "./check.js";

/** Writes a settings file to start from, and checks it where that is asked for; what stands there already stays. */
export function init({ operands, options }: Arguments, terminal: Terminal): ExitCode {
  if (operands[0] !== undefined) {
    throw new UsageError(`\`init\` takes no operand, and \`${operands[0]}\` was given. Name the file by \`--output\`.`);
  }
  const path = options.output ?? defaultFile;
  const starter = starterSettings(options.type ?? "public", about.settingsSchema);
  const text =
    options["from-code"] === undefined ? starter : filledIn(starter, options["from-code"], path, options, terminal);
  createWhole(path, text, terminal.folder);
  const required = options.type === "private" ? "" : " --require registration,consent";
  const command = `${about.name} check${path === defaultFile ? "" : ` ${path}`}${required}`;
  terminal.out(
    ` ${terminalText(`Wrote \`${path}\`. Fill in the values in angle brackets, then run \`${command}\`.`)}\n`,
  );
  if (options["from-code"] !== undefined) {
    terminal.out(` Only Amazon's console, or your team, knows: ${openKeys(text).join(", ")}.\n`);
  }
  return options.check ? checkWritten(path, options.today ?? terminal.today, terminal) : exitCodes.passed;
}

/** Checks the file at `path`, one line per finding. */
function checkWritten(path: string, today: string, terminal: Terminal): ExitCode {
  return check(readArguments(["check", "--quiet", "--today", today, "--", path]), terminal);
}

/** The starter with what the code below `folder` says. */
function filledIn(starter: string, folder: string, path: string, options: Options, terminal: Terminal): string {
  const nothing = { include: [], exclude: [] };
  const code = scanFolders([folder], { from: terminal.folder, settings: [path], narrowing: nothing });
  return settingsFromCode(starter, code, options.today ?? terminal.today);
}
