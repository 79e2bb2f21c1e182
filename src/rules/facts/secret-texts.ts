import { isSampleSecret, secretShapes } from "../../reference/secret-shapes.js";
import { hasPlaceholder, type TextRange } from "../../settings/values.js";

interface SecretText {
  readonly what: string;
  readonly text: string;
  readonly range: TextRange;
  readonly proven: boolean;
}

/** What has the shape of a secret in a text, in the order of the shapes. */
export function secretsIn(text: string): SecretText[] {
  return secretShapes.flatMap(({ what, pattern, proves }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const secret = match[1] ?? match[0];
      if (isSampleSecret(secret) || hasPlaceholder(secret)) return [];
      const start = match.index + match[0].lastIndexOf(secret);
      return [{ what, text: secret, range: { start, end: start + secret.length }, proven: proves }];
    }),
  );
}

/** A text without what has the shape of a secret, as for the name of a file. */
export function withoutSecrets(text: string): string {
  return secretsIn(text).reduce((shown, secret) => shown.replaceAll(secret.text, "***"), text);
}

/** Secrets that a value hides: broken over lines, encoded for a URI, or in base64. */
export function hiddenSecretsIn(value: string): SecretText[] {
  const joined = /\s/.test(value) ? value.replaceAll(/\s+/g, "") : "";
  const unescaped = value.includes("%") ? percentDecoded(value) : "";
  const shown = new Set(secretsIn(value).map(({ text }) => text));
  const all = [joined, unescaped, ...decodedRuns(value)].flatMap((text) => (text === "" ? [] : secretsIn(text)));
  return all.filter(
    ({ text, proven }) => proven && !shown.has(text) && ![...shown].some((known) => text.startsWith(known)),
  );
}

/** The ways in which a secret, or a part that a URI is split into, may stand in a text of ours. */
export function spellingsOf(text: string): string[] {
  const decoded = percentDecoded(text);
  const parts = decoded.split(/[/?&#=@:|\s]+/).filter((part) => part.length >= 12);
  const all = [text, text.trim(), decoded, encodeURIComponent(text.replaceAll(/\p{Cs}/gu, "")), ...parts];
  return [...new Set([...all, ...all.map((spelling) => spelling.toLowerCase())])];
}

/** The characters that `%41` and the like stand for; what is no such escape stays. */
function percentDecoded(text: string): string {
  return text.replaceAll(/%([0-7][0-9A-Fa-f])/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** What the longer runs of base64 in a text decode to. */
function decodedRuns(text: string): string[] {
  return [...text.matchAll(/[\w+/-]{24,8192}={0,2}/g)].map(([run]) => {
    try {
      return atob(run.replaceAll("-", "+").replaceAll("_", "/"));
    } catch {
      return "";
    }
  });
}
