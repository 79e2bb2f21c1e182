import { about } from "../../files/about.js";
import { UsageError } from "../../files/usage-error.js";
import { createWhole } from "../../files/write-file.js";
import { terminalText } from "../../reporters/escape/terminal.js";
import { starterSettings } from "../../settings/starter-settings.js";
import type { Arguments } from "../arguments.js";
import { defaultFile } from "../default-file.js";
import { type ExitCode, exitCodes } from "../exit-codes.js";
import type { Terminal } from "../terminal.js";

/** Writes a settings file to start from; what stands there already stays. */
export function init({ operands, options }: Arguments, terminal: Terminal): ExitCode {
  if (operands[0] !== undefined) {
    throw new UsageError(`\`init\` takes no operand, and \`${operands[0]}\` was given. Name the file by \`--output\`.`);
  }
  const path = options.output ?? defaultFile;
  createWhole(path, starterSettings(options.type ?? "public", about.settingsSchema), terminal.folder);
  const required = options.type === "private" ? "" : " --require registration,consent";
  const command = `${about.name} check${path === defaultFile ? "" : ` ${path}`}${required}`;
  terminal.out(
    ` ${terminalText(`Wrote \`${path}\`. Fill in the values in angle brackets, then run \`${command}\`.`)}\n`,
  );
  return exitCodes.passed;
}
