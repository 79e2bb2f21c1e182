import { describe, expect, test } from "vitest";
import { repair } from "../../src/repair/repair.js";
import { renderJson } from "../../src/reporters/json.js";
import { renderText } from "../../src/reporters/text.js";
import { check, options } from "../support/check.js";

const id = "amzn1.sp.solution.1b2c3d4e-5f60-4a7b-8c9d-0e1f2a3b4c5d";
const clientId = "amzn1.application-oa2-client.0a1b2c3d4e5f60718293a4b5c6d7e8f9";
/** A file with faults whose messages quote words of the format, of Amazon's, and of ours. */
const faulty = `app:
  id: ${id}
  type: public
  state: draft
oauth:
  loginUri: https://app.example.com/login
  redirectUris:
    - https://app.example.com/#/callback
  authorizationUris:
    - https://sellercentral-europe.amazon.com/apps/authorize/consent?application_id=${id}&state={state}
token:
  requests:
    - {grantType: refresh_token, url: https://api.amazon.com/auth/o2/token, method: POST, parametersIn: query}
credentials:
  mode: lwa
  clientId: ${clientId}
  clientSecret: "\${SECRET}"
endpoints:
  - {url: https://sellingpartnerapi-eu.amazon.com, region: eu, marketplaces: [US]}
`;

/** What somebody may write to have a word hidden from the reader. */
const words = [
  "error",
  "version=beta",
  "fragment",
  "redirect",
  "registered",
  "redirect-uri-fragment",
  "draft-without-beta",
  "authorization",
  "app.example.com",
  "Amazon",
];
const crafted: [string, string][] = [
  ...words.map((word): [string, string] => [`the password ${word}`, `# docs: https://u:${word}@x.example`]),
  ["the password of an own scheme", "# a://b:redirect@x a://b:fragment@x"],
  ["an application id as a password", `# https://u:${id}@x.example`],
  ["an access token made of words", "# Atza|version=beta12345 Atza|redirect-uri-fragment"],
  ["an access token that is an application id", `# Atza|${id}`],
  ["a query made of words", "# ?client_secret=version=beta&client_secret=registered"],
  ["a name made of words", "# client_secret: registered-redirect-uri"],
];

/** All that is said of the file but the findings about the line that was added, and the lines themselves. */
function said(text: string): unknown {
  const report = check(text);
  const findings = report.findings.filter(({ rule }) => rule !== "secret-in-settings");
  const { walk } = JSON.parse(renderJson(report)).files[0];
  return [findings.map(({ message, fix, path, edit, related }) => ({ message, fix, path, edit, related })), walk];
}

describe.each(crafted)("%s", (_, line) => {
  test("hides nothing from the reader, and keeps no repair back", () => {
    expect(said(`${faulty}${line}\n`)).toEqual(said(faulty));
    const repaired = (text: string) =>
      new TextDecoder().decode(repair({ path: "a.yml", bytes: new TextEncoder().encode(text) }, options).bytes);
    expect(repaired(`${faulty}${line}\n`)).toBe(`${repaired(faulty)}${line}\n`);
  });

  test("is covered itself", () => {
    const text = renderText(check(`${faulty}  ${line}\n`), { colour: false });
    expect(text).not.toContain(line);
  });
});

test.each(["registered redirect", "draft-without-beta", "version=beta version=beta"])(
  "an access key id that is %j hides none of these words",
  (phrase) => {
    const signed = (key: string) =>
      faulty.replace("mode: lwa", `mode: sigv4-static\n  aws: {accessKeyId: "${key}", secretAccessKey: "$\{KEY}"}`);
    const texts = (key: string) => check(signed(key)).findings.map(({ message, fix }) => [message, fix]);
    expect(texts(phrase)).toEqual(texts("zzzzzzzzzzzz"));
  },
);

test.each(["pw12", "hunter2", "error", "Sup3rS3cretPassw0rd"])(
  "the password %s is never shown in what quotes its address",
  (password) => {
    const text = faulty.replaceAll("https://app.example.com", `https://user:${password}@app.example.com`);
    const report = check(text);
    expect(report.findings.length).toBeGreaterThan(2);
    const shown = `${renderText(report, { colour: false })}${renderJson(report)}`;
    expect(shown).not.toContain(`:${password}@`);
    expect(shown).toContain("***");
  },
);
