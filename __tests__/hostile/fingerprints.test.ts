import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { check } from "../support/check.js";

const app = "app:\n  id: amzn1.sp.solution.1b2c3d4e-5f60-4a7b-8c9d-0e1f2a3b4c5d\n  type: public\n  state: draft\n";
const oauth =
  "oauth:\n  loginUri: http://app.example.com/login\n  redirectUris: [https://app.example.com/a#b, http://app.example.com/c]\n";
const credentials = "credentials: {mode: lwa, clientSecret: env:SECRET, colour: blue}\n";
const text = app + oauth + credentials;

/** Changes that say nothing else about the application. */
const changes: Record<string, string> = {
  "an entry above": text.replace("redirectUris: [", "redirectUris: [https://app.example.com/first, "),
  "a comment on top": `# one\n# two\n\n${text}`,
  "another order": credentials + oauth + app,
  "other line ends": text.replaceAll("\n", "\r\n"),
  "a byte order mark": `\ufeff${text}`,
  "other quotes": text.replace("http://app.example.com/login", '"http://app.example.com/login"'),
  "other indentation": text.replaceAll("\n  ", "\n      "),
};

const fingerprints = (settings: string) =>
  check(settings)
    .findings.map(({ fingerprint }) => fingerprint)
    .sort();

test.each(Object.entries(changes))("a fingerprint stays where lines, order and line ends change", (_, changed) => {
  expect(fingerprints(text).length).toBeGreaterThan(3);
  expect(fingerprints(changed)).toEqual(fingerprints(text));
});

test("no two findings of a file share a fingerprint", () => {
  expect(new Set(fingerprints(text)).size).toBe(fingerprints(text).length);
});

test("a fingerprint tells the severity, and each of several equals apart", () => {
  const twice = text.replace("redirectUris: [", "redirectUris: [http://app.example.com/c, ");
  expect(new Set(fingerprints(twice)).size).toBe(fingerprints(twice).length);
  expect(fingerprints(twice)).toEqual(expect.arrayContaining(fingerprints(text)));
  const milder = fingerprints(`${text}preflight: {rules: {oauth-uri-https: warning}}\n`);
  expect(milder.filter((one) => fingerprints(text).includes(one))).toHaveLength(fingerprints(text).length - 2);
});

test("what earlier versions wrote into their comments is still known", () => {
  const [first] = check(text).findings.filter(({ rule }) => rule === "redirect-uri-fragment");
  const identity =
    '["redirect-uri-fragment","app-settings.yml",["oauth","redirectUris",0],"https://app.example.com/a#b"]#0';
  expect(first?.identity?.former).toBe(createHash("sha256").update(identity).digest("hex").slice(0, 32));
});
