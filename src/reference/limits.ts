import type { Evidence, Provenance } from "./evidence.js";

/** A number that Amazon sets. */
export interface Limit extends Provenance {
  readonly value: number;
  readonly unit: "seconds" | "days" | "bytes" | "characters" | "authorizations" | "resources";
}

const retrieved = "2026-11-22";
const docs = "https://developer-docs.amazon.com/sp-api/docs/";
const guide =
  "https://github.com/amzn/selling-partner-api-docs/blob/c2888de06b0ad6961a7c95560cfddebd36ac530f/guides/en-US/developer-guide/SellingPartnerApiDeveloperGuide.md";
const tokensModel =
  "https://github.com/amzn/selling-partner-api-models/blob/34dc93fe45f37c9a0b2e56823c808f68b4f81754/models/tokens-api-model/tokens_2021-03-01.json";

function limit(value: number, unit: Limit["unit"], source: string, evidence: Evidence = "official"): Limit {
  return { value, unit, source, retrieved, evidence };
}

/** How long an authorization code can be exchanged. */
export const codeExchange = limit(300, "seconds", guide);

/** How long an LWA access token works; a restricted data token works as long. Amazon's own clients drop one 30 to 60 seconds before. */
export const accessToken = { ...limit(3600, "seconds", guide), warnAbove: 3570 };

export const tokenMaxBytes = limit(2048, "bytes", guide);

/** Self-authorizations of one app, by the changelog of April 2022 for each type of selling partner. */
export const selfAuthorizations = limit(10, "authorizations", `${docs}application-authorization-limits`);

/** OAuth authorizations by sellers of a public app without listing; vendors and listed apps have no limit. */
export const unlistedOAuthAuthorizations = limit(25, "authorizations", `${docs}application-authorization-limits`);

/** How long the authorization of a public app lasts; nothing is documented for self-authorized ones. */
export const authorizationDays = { ...limit(365, "days", `${docs}renew-authorizations`), warnFrom: 335 };

/** The age at which a client secret ends; Amazon sends notices from day 90. */
export const secretRotationDays = {
  ...limit(180, "days", `${docs}rotating-your-apps-lwa-credentials`),
  warnFrom: 150,
  noticeFrom: 90,
};

/** How long the old client secret works after a rotation. */
export const oldSecretDays = limit(7, "days", `${docs}rotating-your-apps-lwa-credentials`);

/** How long the old IAM ARN works after another was registered. */
export const arnOverlapDays = limit(14, "days", guide);

/** The length of an STS session: `minimum` to `value`, as the maximum of the role allows. */
export const stsSession = {
  ...limit(
    43_200,
    "seconds",
    "https://docs.aws.amazon.com/sdk-for-kotlin/api/latest/sts/aws.sdk.kotlin.services.sts.model/-assume-role-request/duration-seconds.html",
  ),
  retrieved: "2026-11-27",
  minimum: 900,
};

export const userAgentMax = limit(500, "characters", `${docs}include-a-user-agent-header-in-all-requests`);

/** Restricted resources of one request for a restricted data token. */
export const rdtResources: Limit = { ...limit(50, "resources", tokensModel), retrieved: "2026-11-29" };

/** The day from which SP-API disregards AWS signatures. */
export const signatureRetirement = {
  value: "2023-10-02",
  unit: "date",
  source:
    "https://developer-docs.amazon.com/sp-api/changelog/sp-api-will-no-longer-require-aws-iam-or-aws-signature-version-4",
  retrieved,
  evidence: "official",
} as const satisfies Provenance & Record<string, string>;
