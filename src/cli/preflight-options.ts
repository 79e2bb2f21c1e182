import { about } from "../files/about.js";
import type { PreflightOptions } from "../preflight.js";
import type { Options } from "./arguments.js";
import { policyOf } from "./policy-option.js";
import type { Terminal } from "./terminal.js";

/** What the options of the command line mean to a check. */
export function preflightOptions(options: Options, terminal: Terminal): PreflightOptions {
  return {
    failOn: options["fail-on"] ?? "error",
    tool: { name: about.name, version: about.version },
    docsBase: about.docsBase,
    today: options.today ?? terminal.today,
    policy: policyOf(options, terminal),
    ...(options.demands && { demands: options.demands }),
  };
}
