import { type PreflightOptions, preflight } from "../../src/preflight.js";
import type { LiveReport } from "../../src/report/observation.js";
import type { Report } from "../../src/report/report.js";

/** The day on which every test runs. */
export const today = "2026-11-24";

export const options: PreflightOptions = {
  failOn: "error",
  tool: { name: "sp-api-preflight", version: "0.0.0-test" },
  docsBase: "https://example.test/sp-api-preflight/blob/main",
  today,
};

/** Checks one text as `app-settings.yml`, or that it is gone; with `base` as the text that it was before, and `live` as what was answered. */
export function check(
  text: string | Uint8Array | null,
  changed: Partial<PreflightOptions> = {},
  base?: string,
  live?: LiveReport,
): Report {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : (text ?? new Uint8Array());
  // A file that shows something about another day begins with the option that names it.
  const [, day] = /^# --today (\d{4}-\d{2}-\d{2})$/m.exec(new TextDecoder().decode(bytes.subarray(0, 100))) ?? [];
  const before = base !== undefined && { base: new TextEncoder().encode(base) };
  const file = {
    path: "app-settings.yml",
    bytes,
    isGone: text === null,
    ...before,
    ...(live !== undefined && { live }),
  };
  return preflight([file], { ...options, ...(day !== undefined && { today: day }), ...changed });
}
