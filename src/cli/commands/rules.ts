import { about } from "../../files/about.js";
import { UsageError } from "../../files/usage-error.js";
import { jsonText } from "../../reporters/escape/json.js";
import { hanging } from "../../reporters/wrap.js";
import { codeCatalogue } from "../../rules/code-catalogue.js";
import { catalogue } from "../../rules/index.js";
import { listing } from "../../rules/listing.js";
import type { Arguments } from "../arguments.js";
import { type ExitCode, exitCodes } from "../exit-codes.js";
import { type Terminal, textWidth } from "../terminal.js";

/** Lists the catalogue in the order of the walk. */
export function rules({ operands, options }: Arguments, terminal: Terminal): ExitCode {
  if (operands[0] !== undefined) throw new UsageError(`\`rules\` takes no operand, and \`${operands[0]}\` was given.`);
  const entries = listing([...catalogue, ...codeCatalogue], about.docsBase);
  switch (options.format) {
    case "json":
      terminal.out(`${jsonText(entries)}\n`);
      break;
    case undefined:
    case "text":
      terminal.out(
        entries
          .flatMap(({ id, stage, severity, codes, title }) => {
            const head = `${stage.padEnd(12)} ${severity.padEnd(7)} ${id.padEnd(32)} `;
            const said = `${title}${codes.length > 0 ? ` (${codes.join(", ")})` : ""}`;
            return hanging(head, said, textWidth(terminal));
          })
          .map((line) => ` ${line}\n`)
          .join(""),
      );
      break;
    default:
      throw new UsageError(`\`rules\` cannot be printed as \`${options.format}\`. Allowed: \`text\`, \`json\`.`);
  }
  return exitCodes.passed;
}
