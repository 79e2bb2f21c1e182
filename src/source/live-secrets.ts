import { isSampleSecret } from "../reference/secret-shapes.js";
import { hints } from "./hints.js";
import type { Stretch } from "./stretch.js";

/** A secret that stands in a text. */
export interface FoundSecret extends Stretch {
  readonly what: string;
  /** Whether it has a form that nothing but a working secret has. */
  readonly isLive: boolean;
}

/** Forms that a secret alone has, by its beginning and a length that no sample of Amazon's pages reaches. */
const live: readonly (readonly [string, RegExp])[] = [
  ["an LWA client secret", /amzn1\.oa2-cs\.v\d{1,2}\.([0-9a-f]{48,})/gi],
  ["a refresh token", /(?<![A-Za-z0-9])Atzr(?:\||%7C|\\u007c)([\w+/=.%-]{100,})/gi],
  ["an access token", /(?<![A-Za-z0-9])Atza(?:\||%7C|\\u007c)([\w+/=.%-]{100,})/gi],
  ["a grantless access token", /(?<![A-Za-z0-9])Atc(?:\||%7C|\\u007c)([\w+/=.%-]{100,})/gi],
  ["a restricted data token", /(?<![A-Za-z0-9])Atz\.sprdt(?:\||%7C|\\u007c)([\w+/=.%-]{100,})/gi],
];

/** Secrets that their names tell, where the name speaks of SP-API. */
const named: readonly (readonly [string, RegExp])[] = [
  [
    "an LWA client secret",
    /(?:lwa|client|spapi|sp_api|sp-api|amazon)[\w.-]{0,30}secret["']?(?:\]|\))?[ \t]{0,3}(?::|=>|=)[ \t]{0,3}["']?([0-9a-f]{64})(?![0-9A-Za-z])/gi,
  ],
  ["an LWA client secret", /[?&]client_secret=([0-9a-f]{64})(?![0-9A-Za-z])/gi],
  [
    "an AWS secret access key",
    /(?:spapi|sp_api|sp-api|amazon)[\w.-]{0,30}secret[_-]?(?:access[_-]?)?key["']?[ \t]{0,3}(?::|=>|=)[ \t]{0,3}["']?([A-Za-z0-9+/]{40})(?![A-Za-z0-9+/=])/gi,
  ],
];

const sample = /FILTERED|REDACTED|your[-_]|change_?me|\.\.\.|<[^<>]{0,200}>|x{8}|\*{3}/i;
const most = 100;

/** The secrets of a text; by name too, where the text is no sample code. */
export function secretsIn(text: string, found: number, byName: boolean): FoundSecret[] {
  const forms = [
    ...((found & hints.secret) === 0 ? [] : live.map((form) => ({ form, isLive: true }))),
    ...((found & hints.named) === 0 || !byName ? [] : named.map((form) => ({ form, isLive: false }))),
  ];
  const secrets: FoundSecret[] = [];
  for (const { form, isLive } of forms) {
    const [what, pattern] = form;
    for (const match of text.matchAll(pattern)) {
      const body = match[1] ?? "";
      if (sample.test(match[0]) || isSampleSecret(body) || secrets.length >= most) continue;
      const start = isLive ? match.index : match.index + match[0].length - body.length;
      secrets.push({ what, isLive, start, end: match.index + match[0].length });
    }
  }
  // Two expressions may find one secret: the first of them counts.
  const isSame = (one: FoundSecret, other: FoundSecret) => other.start < one.end && one.start < other.end;
  return secrets.filter(
    (secret, index) => secret.isLive || !secrets.slice(0, index).some((other) => isSame(secret, other)),
  );
}
