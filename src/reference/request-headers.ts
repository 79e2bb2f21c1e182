import type { Provenance } from "./evidence.js";

const source =
  "https://github.com/amzn/selling-partner-api-docs/blob/c2888de/guides/en-US/developer-guide/SellingPartnerApiDeveloperGuide.md";

/** The header that carries the LWA access token or the restricted data token on every call. */
export const accessTokenHeader: Provenance & { readonly name: string } = {
  name: "x-amz-access-token",
  source,
  retrieved: "2026-11-22",
  evidence: "official",
};

/** The headers that a GET request must not have, and those that it must not have twice; in lower case. */
export const headersOfGet: Provenance & { readonly refused: readonly string[]; readonly once: readonly string[] } = {
  refused: ["content-length", "content-type"],
  once: ["host"],
  source: "https://developer-docs.amazon.com/sp-api/docs/resolve-common-http-and-authorization-error-codes",
  retrieved: "2026-11-29",
  evidence: "official",
};

/** The form of the user agent; the delimiter of a part stands inside it with a backslash only, and `Language` is required. */
export const userAgent: Provenance & { readonly form: string; readonly pattern: RegExp; readonly language: RegExp } = {
  form: "AppName/Version (Language=…; Attribute=Value)",
  pattern:
    /^(?:[^\\/]|\\.)+\/(?:[^\\(]|\\.)+ \((?:[^\\=;)]|\\.)+=(?:[^\\;)]|\\.)+(?:;(?:[^\\=;)]|\\.)+=(?:[^\\;)]|\\.)+)*;? ?\)$/,
  language: /[(;] ?Language=/,
  source: "https://developer-docs.amazon.com/sp-api/docs/include-a-user-agent-header-in-all-requests",
  retrieved: "2026-11-22",
  evidence: "official",
};
