import settings from "../../../schemas/app-settings.schema.json" with { type: "json" };
import report from "../../../schemas/report.schema.json" with { type: "json" };
import { UsageError } from "../../files/usage-error.js";
import { jsonText } from "../../reporters/escape/json.js";
import type { Arguments } from "../arguments.js";
import { type ExitCode, exitCodes } from "../exit-codes.js";
import type { Terminal } from "../terminal.js";

const schemas: Readonly<Record<string, unknown>> = { settings, report };

/** Prints the JSON Schema of the settings or of the report. */
export function schema({ operands }: Arguments, terminal: Terminal): ExitCode {
  const [name = "settings", ...more] = operands;
  if (!Object.hasOwn(schemas, name) || more.length > 0) {
    throw new UsageError(`There is no schema \`${operands.join(" ")}\`. Allowed: \`settings\`, \`report\`.`);
  }
  terminal.out(`${jsonText(schemas[name])}\n`);
  return exitCodes.passed;
}
