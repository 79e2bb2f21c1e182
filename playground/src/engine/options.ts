import manifest from "../../../package.json" with { type: "json" };
import type { PreflightOptions } from "../../../src/preflight.js";

/** What a check on the page goes by: the same as on the command line. */
export function optionsFor(today: string | undefined): PreflightOptions {
  const { name, version, repository } = manifest;
  return {
    failOn: "error",
    tool: { name, version },
    docsBase: `${repository.url}/blob/v${version}`,
    ...(today !== undefined && { today }),
  };
}

/** The name under which the page checks a text. */
export const fileName = "app-settings.yml";

/** The bytes of a text as a file on disk has them. */
export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
