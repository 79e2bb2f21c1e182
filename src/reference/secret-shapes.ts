import type { Provenance } from "./evidence.js";

/** No page gives the lengths: the prefixes are Amazon's, the rest is inferred from samples and from other validators. */
export const secretShapesProvenance: Provenance = {
  source: "https://github.com/amzn/selling-partner-api-samples/tree/3cd66dcc001355a07333e33e89dabe244e341295",
  retrieved: "2026-11-22",
  evidence: "community",
};

/** What a secret looks like wherever it stands. Group 1, where there is one, is the secret without what leads to it. */
export interface SecretShape {
  readonly what: string;
  readonly pattern: RegExp;
  /** Whether the shape alone proves a secret; the others are only kept out of every output. */
  readonly proves: boolean;
}

const bar = String.raw`(?:\||%(?:25)?7[Cc])`;
const body = String.raw`[\w+/=.-]{8,4096}`;

function shape(what: string, pattern: string, flags = "", proves = true): SecretShape {
  return { what, pattern: new RegExp(pattern, `g${flags}`), proves };
}

export const secretShapes: readonly SecretShape[] = [
  shape("a client secret of Login with Amazon", String.raw`amzn1\.oa2-cs\.v1\.[0-9A-Za-z]{8,128}`),
  shape("a refresh token", `Atzr${bar}${body}`),
  shape("an access token", `Atza${bar}${body}`),
  shape("an access token", `Atc${bar}${body}`),
  shape("a restricted data token", String.raw`Atz\.sprdt${bar}${body}`),
  shape("an MWS authorization token", String.raw`amzn\.mws\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}`),
  shape(
    "an AWS session token",
    "(?<![A-Za-z0-9+])(?:FwoGZXIvYXdz|IQoJb3JpZ2lu|FQoGZXIvYXdz|AQoDYXdz)[A-Za-z0-9+/=]{16,4096}",
  ),
  shape(
    "an AWS secret access key",
    String.raw`(?:secret|aws)[\w .-]{0,30}["']?[ \t]{0,4}[:=][ \t]{0,4}["']?([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])`,
    "i",
  ),
  shape(
    "a client secret in its older form",
    String.raw`(?:secret|clientId)[\w .-]{0,30}["']?[ \t]{0,4}[:=][ \t]{0,4}["']?([0-9a-f]{64})(?![0-9A-Za-z])`,
    "i",
  ),
  shape(
    "a secret in a query",
    String.raw`[?&;](?:client_secret|refresh_token|access_token|x-amz-security-token|x-amz-access-token)=([^&#\s"'{}<$]{8,4096})`,
    "i",
  ),
  shape("a text of the older form of a client secret", "(?<![0-9A-Za-z])[0-9a-f]{64}(?![0-9A-Za-z])", "i", false),
  shape(
    "a text of the form of an AWS secret access key",
    String.raw`(?<![A-Za-z0-9/+])(?=[^a-z]{0,39}[a-z])(?=[^A-Z]{0,39}[A-Z])(?=\D{0,38}\d\D{0,38}\d)[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])`,
    "",
    false,
  ),
  // What follows the first four characters of an access key id, which is as much as anybody may see of one.
  shape("an access key id", "(?<![A-Za-z0-9])(?:AKIA|ASIA)([0-9A-Z]{12,124})", "", false),
  // The password in front of a host.
  shape("a password", String.raw`[a-z]:\/\/[^\s/?#@:"']{0,256}:([^\s/?#@"']{4,256})@`, "i", false),
];

/** A value that is nothing but an AWS secret access key: no digest, no path, no name. */
export function isAwsSecretKey(text: string): boolean {
  const kinds = [/[a-z]/, /[A-Z]/, /\d\D*\d/];
  return /^[A-Za-z0-9+][A-Za-z0-9/+]{39}$/.test(text) && kinds.every((kind) => kind.test(text));
}

/** Whether a text that has a secret's prefix is a word for one: a sample of a page, or nothing that varies. */
export function isSampleSecret(text: string): boolean {
  const varying = text.replace(/^(?:amzn1\.oa2-cs\.v1\.|Atz[ar]|Atc|Atz\.sprdt|%(?:25)?7[Cc]|\|){1,3}/, "");
  return /example/i.test(text) || !/[A-Z0-9]/.test(varying) || /^(.)\1*$/.test(varying);
}
