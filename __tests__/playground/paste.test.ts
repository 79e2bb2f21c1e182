import { describe, expect, test } from "vitest";
import { coveredText } from "../../playground/src/engine/covered-text.js";
import { judgePaste } from "../../playground/src/engine/paste.js";
import type { Answers, PasteAnswer } from "../../playground/src/engine/protocol.js";
import { limits } from "../../src/settings/limits.js";
import { today } from "../support/check.js";

const usual: Answers = { type: "public", state: "draft", redirectUris: "", region: "" };
const id = "amzn1.sp.solution.1b2c3d4e-5f60-4a7b-8c9d-0e1f2a3b4c5d";
const link = (rest: string, host = "sellercentral-europe.amazon.com") =>
  `https://${host}/apps/authorize/consent?application_id=${id}${rest}`;
const judged = (text: string, answers: Partial<Answers> = {}) => judgePaste(text, { ...usual, ...answers }, today);
type Judged = Extract<PasteAnswer, { readonly kind: "link" | "redirect" | "token" }>;
const found = (text: string, answers: Partial<Answers> = {}) => {
  const answer = judged(text, answers);
  if (!("findings" in answer)) throw new Error(`It is ${answer.kind}.`);
  return answer;
};
const rules = ({ findings }: Judged) => findings.map(({ rule }) => rule);
const marked = ({ parts }: Judged) => parts.filter(({ findings }) => findings.length > 0).map(({ name }) => name);

describe("a link to the consent page", () => {
  test("of a draft without version=beta is named by its code, with the missing part and the link to copy", () => {
    const answer = found(link("&state={state}"));
    expect(answer.findings[0]).toMatchObject({ rule: "draft-without-beta", codes: ["MD1000"] });
    expect(marked(answer)).toEqual(["version"]);
    expect(answer.corrected).toBe(link("&state={state}&version=beta"));
  });

  test("that is right has no fault", () => {
    const answer = found(link("&state={state}&version=beta"));
    expect([rules(answer), answer.corrected]).toEqual([[], undefined]);
  });

  test.each<[string, string, Partial<Answers>, string, string]>([
    [
      "an unregistered redirect URI",
      link("&state={state}&version=beta&redirect_uri=https%3A%2F%2Fa.example%2Fx"),
      { redirectUris: "https://a.example/cb\n" },
      "redirect-uri-unregistered",
      "redirect_uri",
    ],
    [
      "a host that is none of Amazon's",
      link("&state={state}&version=beta", "sellercentral.example.com"),
      {},
      "authorization-uri-host",
      "host",
    ],
    [
      "a host of another region",
      link("&state={state}&version=beta"),
      { region: "na" },
      "authorization-uri-region",
      "host",
    ],
    ["a fragment", `${link("&state={state}&version=beta")}#top`, {}, "authorization-uri-fragment", "fragment"],
    [
      "the beta of a published app",
      link("&state={state}&version=beta"),
      { state: "published" },
      "beta-on-published",
      "version",
    ],
    [
      "no application id",
      "https://sellercentral.amazon.com/apps/authorize/consent?state={state}&version=beta",
      {},
      "authorization-uri-application-id",
      "application_id",
    ],
    [
      "the id of a client",
      link("&state={state}&version=beta").replace(id, "amzn1.application-oa2-client.0a1b2c3d4e5f60718293a4b5c6d7e8f9"),
      {},
      "application-id-format",
      "application_id",
    ],
  ])("with %s is marked there", (_, text, answers, rule, part) => {
    const answer = found(text, answers);
    expect(rules(answer)).toContain(rule);
    expect(marked(answer)).toContain(part);
  });

  test("becomes a settings file that declares the same", () => {
    const { settings } = found(link("&state={state}&version=beta"), {
      region: "eu",
      redirectUris: "https://a.example/cb",
    });
    expect(settings).toContain('    - "https://a.example/cb"\n');
    expect(settings).toContain(`    - uri: "${link("&state={state}&version=beta")}"\n      region: eu\n`);
  });
});

describe("a token request", () => {
  test.each<[string, string, readonly string[]]>([
    [
      "curl with the parameters in the query",
      "curl -X POST 'https://api.amazon.com/auth/o2/token?grant_type=refresh_token&refresh_token=x&client_id=y&client_secret=z'",
      ["token-request-format"],
    ],
    [
      "curl at another host",
      "curl -d grant_type=refresh_token -d refresh_token=x -d client_id=y -d client_secret=z https://sellingpartnerapi-eu.amazon.com/auth/o2/token",
      ["token-request-url"],
    ],
    [
      "HTTP with a grant type that there is not",
      "POST /auth/o2/token HTTP/1.1\nHost: api.amazon.com\nContent-Type: application/x-www-form-urlencoded\n\ngrant_type=refreshtoken&refresh_token=x&client_id=y&client_secret=z",
      ["grant-type"],
    ],
    [
      "HTTP with JSON under a form's type",
      'POST /auth/o2/token HTTP/1.1\nHost: api.amazon.com\nContent-Type: application/x-www-form-urlencoded\n\n{"grant_type": "refresh_token", "refresh_token": "x", "client_id": "y", "client_secret": "z"}',
      ["token-request-format"],
    ],
    ["a body without a secret", "grant_type=refresh_token&refresh_token=x&client_id=y", ["token-request-parameters"]],
    [
      "an unknown scope",
      "grant_type=client_credentials&scope=sellingpartnerapi::notification&client_id=y&client_secret=z",
      ["scope-unknown"],
    ],
    [
      "curl as Amazon documents it",
      "curl -X POST https://api.amazon.com/auth/o2/token -H 'Content-Type: application/x-www-form-urlencoded' -d 'grant_type=refresh_token&refresh_token=x&client_id=y&client_secret=z'",
      [],
    ],
  ])("%s", (_, text, expected) => {
    const answer = found(text);
    expect(rules(answer)).toEqual(expected);
    if (expected.length > 0 && expected[0] !== "grant-type")
      expect(answer.corrected).toMatch(/^POST https:\/\/api\.amazon\.com\/auth\/o2\/token\n/);
  });

  test("shows no value of a secret", () => {
    const secret = "Atzr|IwEBIJ0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9";
    const answer = found(
      `curl https://api.amazon.com/auth/o2/token -d 'grant_type=refresh_token&refresh_token=${secret}&client_id=y&client_secret=hunter2hunter2'`,
    );
    expect(JSON.stringify(answer)).not.toMatch(/IwEBIJ|hunter2/);
  });
});

test.each<[string, PasteAnswer["kind"]]>([
  ["", "nothing"],
  ["MD1000", "explanation"],
  ["app.state", "explanation"],
  ["https://sellingpartnerapi-eu.amazon.com", "explanation"],
  ["https://app.example.com/#/callback", "redirect"],
  ["no such thing", "unknown"],
  ["x".repeat(limits.scalarCharacters + 1), "too-large"],
  ["\0\u0001\uFFFD", "binary"],
  ["MD1000 \uD800", "binary"],
  ["app:\n  type: public\n", "settings"],
  ['{\n  "oauth": {"loginUri": "https://a.example"}\n}', "settings"],
  ["services:\n  web:\n    image: nginx\n", "unknown"],
  ['{\n  "name": "package",\n  "version": "1.0.0"\n}', "unknown"],
  ["<!doctype html>\n<title>x</title>", "unknown"],
  ["<img src=x onerror=alert(1)>", "unknown"],
])("%j is told apart", (text, kind) => {
  expect(judged(text).kind).toBe(kind);
});

test("a redirect URI with a fragment is named by its code", () => {
  expect(found("https://app.example.com/#/callback").findings[0]).toMatchObject({
    rule: "redirect-uri-fragment",
    codes: ["MD5110"],
  });
});

test("what goes into a link has its secrets covered, in each form of a request", () => {
  for (const text of [
    "client_secret=hunter2&x=1",
    '{"refresh_token": "hunter2"}',
    "code: hunter2",
    "refresh_token=Atzr|hunter2hunter2hunter2",
  ]) {
    expect(coveredText(text)).not.toContain("hunter2");
  }
  expect(coveredText("grant_type=refresh_token&client_id=abc")).toBe("grant_type=refresh_token&client_id=abc");
});
