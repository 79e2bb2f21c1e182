import type { Provenance } from "./evidence.js";

/** No Amazon page gives a length or a pattern: all but the prefixes is inferred from samples and from other validators. */
export const shapesProvenance: Provenance = {
  source: "https://github.com/amzn/selling-partner-api-samples/tree/3cd66dcc001355a07333e33e89dabe244e341295",
  retrieved: "2026-11-22",
  evidence: "community",
};

/** The id of an SP-API app: current, and that of older or hybrid apps. */
export const applicationId = /^amzn1\.(?:sp\.solution|sellerapps\.app)\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The client id of the LWA credentials. */
export const lwaClientId = /^amzn1\.application-oa2-client\.[0-9a-f]{32}$/;

/** The id of an LWA security profile, which belongs in no slot of SP-API. */
export const lwaSecurityProfileId = /^amzn1\.application\.[0-9a-f]{32}$/;

/** The client secret as issued since about 2023. */
export const clientSecret = /^amzn1\.oa2-cs\.v1\.[0-9a-f]{64}$/;

/** The client secret as issued before, which the 180 days have long ended; also the shape of any SHA-256 digest. */
export const legacyClientSecret = /^[0-9a-f]{64}$/;

/** The longest client id that LWA documents. */
export const clientIdMaxBytes = 100;

export type TokenKind = "refresh" | "access" | "grantless" | "restricted-data";

/** How tokens begin; the rest is opaque. `Aztr|`, which the guide of 2021 prints once, is a misprint. */
export const tokenPrefixes: Readonly<Record<TokenKind, string>> = {
  refresh: "Atzr|",
  access: "Atza|",
  grantless: "Atc|",
  "restricted-data": "Atz.sprdt|",
};

/** What kind of token a text is by its prefix. */
export function tokenKind(text: string): TokenKind | undefined {
  const kinds: readonly TokenKind[] = ["refresh", "access", "grantless", "restricted-data"];
  return kinds.find((kind) => text.startsWith(tokenPrefixes[kind]));
}

/** The id of an AWS key of an IAM user. */
export const longTermKeyId = /^AKIA[0-9A-Z]{16}$/;

/** The id of an AWS key that STS issued, which works only with its session token. */
export const temporaryKeyId = /^ASIA[0-9A-Z]{16}$/;

/** An IAM role or user; `sts` assumed-role and `:root` are neither. */
export const iamArn = /^arn:aws(?:-cn|-us-gov)?:iam::\d{12}:(role|user)\/[\w+=,.@/-]+$/;

/** Whether an ARN is that of an IAM role or of an IAM user; undefined for any other text. */
export function iamArnKind(arn: string): "role" | "user" | undefined {
  const kind = iamArn.exec(arn)?.[1];
  return kind === "role" || kind === "user" ? kind : undefined;
}

/** The values that Amazon's pages print where a reader puts his own. */
const printed = new Set(["appidexample", "stateexample", "clientidexample", "applicationidexample"]);
const filler = new Set([
  "your",
  "my",
  "the",
  "enter",
  "insert",
  "replace",
  "put",
  "here",
  "with",
  "sp",
  "api",
  "amazon",
]);
const thing = new Set(["app", "application", "client", "solution", "seller", "id", "identifier"]);

/**
 * Whether a text is a sample value of the documentation that somebody forgot to replace: `appidexample`, anything with
 * EXAMPLE in capitals, `your-app-id` in any spelling, bare or in angle brackets or braces.
 */
export function isDocumentationValue(text: string): boolean {
  if (text.length > 200) return false;
  const folded = text.toLowerCase();
  if (printed.has(folded) || text.includes("EXAMPLE")) return true;
  const words = wordsOf(text.replace(/^amzn1\.(?:sp\.solution|sellerapps\.app|application-oa2-client)\./i, ""));
  const marks = words.filter((word) => filler.has(word));
  const things = words.filter((word) => thing.has(word));
  return marks.length > 0 && things.length > 0 && marks.length + things.length === words.length;
}

/** The words of an identifier: `YOUR_APP_ID`, `your-app-id` and `yourAppId` have the same. */
function wordsOf(text: string): string[] {
  const spaced = text.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  const words = spaced.split(/[^a-z0-9]+/).filter((word) => word !== "");
  return words.flatMap((word) => (word === "appid" ? ["app", "id"] : word === "clientid" ? ["client", "id"] : [word]));
}
