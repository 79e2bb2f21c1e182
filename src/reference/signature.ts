import type { Provenance } from "./evidence.js";

/** What a Signature Version 4 for SP-API had to look like while Amazon still read it. */
export const signature: Provenance & {
  readonly service: string;
  readonly algorithm: string;
  readonly placement: "header" | "query";
} = {
  service: "execute-api",
  algorithm: "AWS4-HMAC-SHA256",
  placement: "header",
  source:
    "https://github.com/amzn/selling-partner-api-docs/blob/c2888de/guides/en-US/developer-guide/SellingPartnerApiDeveloperGuide.md",
  retrieved: "2026-11-22",
  evidence: "official",
};
