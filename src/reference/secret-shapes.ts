import { tokenPrefixes } from "./shapes.js";

export interface SecretShape {
  /** What it is, for people. */
  readonly what: string;
  /** Finds it in any text; what must stay hidden is its first group, at the end of the match. */
  readonly pattern: RegExp;
  /** One of these stands in every match, in whatever case, or else `longRun`: where none does, there is no search. */
  readonly hints?: readonly string[];
  /** Whether nothing but such a secret looks like a match; another may be a word that a reader needs. */
  readonly isUnmistakable?: true;
  /** Whether the shape proves no secret, or none that does harm: it is covered all the same. */
  readonly isHarmless?: true;
}

/** Forty letters and digits in a row, which few texts have. */
export const longRun = /(?<![A-Za-z0-9+/=])[A-Za-z0-9+/=]{40}/;

const token = (what: string, prefix: string): SecretShape => ({
  what,
  pattern: new RegExp(`(?<![A-Za-z0-9])${prefix.replace(/[.|]/g, "\\$&")}([\\w+/=.-]{12,})`, "g"),
  hints: [prefix.toLowerCase()],
  isUnmistakable: true,
});

/** A name that says that a secret follows, up to the secret itself. */
const named = (names: string, secret: string, end = "(?![\\w+/=])") =>
  new RegExp(`(?:${names})\\\\?["']?[ \\t]{0,3}[:=][ \\t]{0,3}\\\\?["']?(${secret})${end}`, "gi");

/**
 * Secrets that are known wherever they stand. Where they come from: `shapesProvenance`. No page of Amazon's gives their
 * length, so the shortest that is taken for one is a guess on the safe side.
 */
export const secretShapes: readonly SecretShape[] = [
  {
    what: "an LWA client secret",
    pattern: /amzn1\.oa2-cs\.v\d{1,2}\.([0-9a-f]{12,})/gi,
    hints: ["amzn1.oa2-cs.v"],
    isUnmistakable: true,
  },
  token("a refresh token", tokenPrefixes.refresh),
  token("an access token", tokenPrefixes.access),
  token("a grantless access token", tokenPrefixes.grantless),
  token("a restricted data token", tokenPrefixes["restricted-data"]),
  {
    what: "an AWS session token",
    pattern: /((?:FwoGZXIvYXdz|FQoGZXIvYXdz|IQoJb3JpZ2luX2Vj)[\w+/=-]{20,})/g,
    hints: ["fwogzxivyxdz", "fqogzxivyxdz", "iqojb3jpz2lux2vj"],
    isUnmistakable: true,
  },
  {
    what: "an MWS auth token",
    pattern: /amzn\.mws\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/gi,
    hints: ["amzn.mws."],
    isUnmistakable: true,
  },
  // Bare, these have the shape of any digest.
  { what: "an LWA client secret", pattern: named("[\\w-]{0,30}secret|client[_-]?id", "[0-9a-f]{64}") },
  {
    what: "an AWS secret access key",
    pattern: named("secret[_-]?(?:access[_-]?)?key", "[a-z0-9+/]{40}"),
  },
  { what: "an AWS session token", pattern: named("session[_-]?token", "[a-z0-9+/=]{100,}", "") },
  {
    what: "a secret in a query",
    pattern:
      /[?&;](?:client_secret|refresh_token|access_token|x-amz-(?:security|access)-token)=([^&#\s"'{}<>$%]{8,})/gi,
    hints: ["client_secret=", "refresh_token=", "access_token=", "x-amz-security-token=", "x-amz-access-token="],
  },
  // An access key id is no secret, yet no more than its first four characters are shown, whatever follows them.
  {
    what: "an AWS access key id",
    pattern: /(?<![A-Za-z0-9])(?:AKIA|ASIA)([0-9A-Z]{12,})/g,
    hints: ["akia", "asia"],
    isHarmless: true,
  },
  {
    what: "a password",
    pattern: /[a-z]:\/\/[^\s/?#@:"']{0,256}:([^\s/?#@"']{4,256})(?=@)/gi,
    hints: ["@"],
    isHarmless: true,
  },
  {
    what: "a text with the form of an AWS secret access key",
    pattern:
      /(?<![A-Za-z0-9/+])(?=[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=]))((?=[^a-z]{0,39}[a-z])(?=[^A-Z]{0,39}[A-Z])(?=\D{0,38}\d\D{0,38}\d)[A-Za-z0-9/+]{40})/g,
    isHarmless: true,
  },
  {
    what: "a text with the form of an older LWA client secret",
    pattern: /(?<![0-9A-Za-z])([0-9a-f]{64})(?![0-9A-Za-z])/gi,
    isHarmless: true,
  },
];

/** Whether the hidden part of a match is a sample of the documentation, or was made unreadable already. */
export function isSampleSecret(hidden: string): boolean {
  return /example/i.test(hidden) || /^([xX*._0-])\1*$/.test(hidden) || /^[A-Z]+(?:_[A-Z]+)+$/.test(hidden);
}
