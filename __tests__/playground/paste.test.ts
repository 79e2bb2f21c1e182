import { describe, expect, test } from "vitest";
import { checkText } from "../../playground/src/engine/check.js";
import { coveredFile, coveredText } from "../../playground/src/engine/covered-text.js";
import { judgePaste } from "../../playground/src/engine/paste.js";
import type { Answers, PasteAnswer } from "../../playground/src/engine/protocol.js";
import { limits } from "../../src/settings/limits.js";
import { today } from "../support/check.js";

const usual: Answers = { type: "public", state: "draft", partner: "", redirectUris: "", region: "" };
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

describe("a link as it is pasted", () => {
  const right = link("&state={state}&version=beta");
  test.each([
    ["in quotes, with a comma", `"${right}",`],
    ["in code", `const url = '${right}';`],
    ["in markup", `<a href="${right.replaceAll("&", "&amp;")}">Connect</a>`],
    ["in angle brackets", `See <${right}>.`],
    ["percent-encoded as a whole", encodeURIComponent(right)],
    ["percent-encoded twice as a whole", encodeURIComponent(encodeURIComponent(right))],
  ])("%s is the link", (_, text) => {
    const answer = found(text);
    expect([answer.kind, rules(answer)]).toEqual(["link", []]);
    expect(answer.parts.map(({ text }) => text).join("")).toBe(right);
  });

  test.each<[string, string, Partial<Answers>, string | undefined]>([
    [
      "a state that is missing",
      link("&version=beta"),
      {},
      right.replace("&state={state}&version=beta", "&version=beta&state={state}"),
    ],
    ["a state that is always the same", link("&state=1234&version=beta"), {}, right],
    [
      "another redirect URI than the one that is registered",
      link("&state={state}&version=beta&redirect_uri=https%3A%2F%2Fa.example%2Fx"),
      { redirectUris: "https://a.example/cb" },
      `${right}&redirect_uri=https%3A%2F%2Fa.example%2Fcb`,
    ],
    [
      "a redirect URI that was encoded twice",
      link("&state={state}&version=beta&redirect_uri=https%253A%252F%252Fa.example%252Fcb"),
      { redirectUris: "https://a.example/cb\nhttps://a.example/other" },
      `${right}&redirect_uri=https%3A%2F%2Fa.example%2Fcb`,
    ],
    [
      "one of two redirect URIs, of which neither is chosen",
      link("&state={state}&version=beta&redirect_uri=https%3A%2F%2Fa.example%2Fx"),
      { redirectUris: "https://a.example/cb\nhttps://a.example/other" },
      undefined,
    ],
    ["parameters of a campaign, which nothing forbids", `${right}&utm_source=mail&gclid=1`, {}, undefined],
  ])("with %s is corrected where one thing can be meant", (_, text, answers, corrected) => {
    expect(found(text, answers).corrected).toBe(corrected);
  });

  test("of Login with Amazon is told to be none to the consent page", () => {
    const text =
      "https://www.amazon.com/ap/oa?client_id=amzn1.application-oa2-client.0a1b2c3d4e5f60718293a4b5c6d7e8f9&scope=profile&response_type=code";
    expect(rules(found(text))).toContain("authorization-uri-host");
  });

  test("to Vendor Central is right unless the app is for sellers", () => {
    const text = link("&state={state}&version=beta", "vendorcentral.amazon.com");
    expect(rules(found(text))).toEqual([]);
    expect(rules(found(text, { partner: "vendor" }))).toEqual([]);
    expect(rules(found(text, { partner: "seller" }))).toEqual(["authorization-uri-partner"]);
  });
});

test.each<[string, Partial<Answers>]>([
  [link("&state={state}"), {}],
  [link("&state={state}&version=beta"), { region: "eu", partner: "seller" }],
  [link("&version=beta#x"), { redirectUris: "https://a.example/cb" }],
  ["grant_type=refresh_token&refresh_token=x&client_id=y", {}],
  ["https://app.example.com/#/callback", {}],
])(
  "the settings file that goes on from %s is judged as the answer says, and for nothing that was made up",
  (text, answers) => {
    const answer = found(text, answers);
    expect(checkText(answer.settings, today).findings.map(({ rule }) => rule)).toEqual(rules(answer));
  },
);

test("a link whose redirect URI cannot be compared says so", () => {
  const text = link("&state={state}&version=beta&redirect_uri=https%3A%2F%2Fa.example%2Fcb");
  expect(found(text).isOpen).toBe(true);
  expect(found(text, { redirectUris: "https://a.example/cb" }).isOpen).toBe(false);
  expect(found(link("&state={state}&version=beta")).isOpen).toBe(false);
});

test("a redirect URI is compared with those that are registered", () => {
  const redirectUris = "https://a.example/cb";
  expect(rules(found(redirectUris, { redirectUris }))).toEqual([]);
  expect(rules(found("https://a.example/cb/", { redirectUris }))).toEqual(["redirect-uri-unregistered"]);
  expect(found("a.example/cb").kind).toBe("redirect");
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

  const four = ["grant_type", "refresh_token", "client_id", "client_secret"];
  test.each<[string, string, readonly string[], string]>([
    [
      "fetch with JSON",
      "const answer = await fetch('https://api.amazon.com/auth/o2/token', {\n  method: 'POST',\n  headers: { 'Content-Type': 'application/json' },\n  body: JSON.stringify({ grant_type: 'refresh_token', refresh_token: process.env.TOKEN, client_id: id, client_secret: secret }),\n});",
      ["token-request-format"],
      "json",
    ],
    [
      "fetch with a form and names alone",
      'fetch("https://api.amazon.com/auth/o2/token", { method: "POST", body: new URLSearchParams({ grant_type: "refresh_token", refresh_token, client_id, client_secret }) })',
      [],
      "",
    ],
    [
      "axios with an object, which it sends as JSON",
      "axios.post('https://api.amazon.com/auth/o2/token', { grant_type: 'refresh_token', refresh_token: token, client_id: id, client_secret: secret })",
      ["token-request-format"],
      "json",
    ],
    [
      "axios with the parameters in the query",
      "axios.post(`https://api.amazon.com/auth/o2/token`, null, { params: { grant_type: 'refresh_token', refresh_token: token, client_id: id, client_secret: secret } })",
      ["token-request-format"],
      "query",
    ],
    [
      "Python with a form",
      'requests.post("https://api.amazon.com/auth/o2/token", data={"grant_type": "refresh_token", "refresh_token": token, "client_id": a, "client_secret": b})',
      [],
      "",
    ],
    [
      "Python with the parameters in the query",
      'requests.post(\n    "https://api.amazon.com/auth/o2/token",\n    params={"grant_type": "refresh_token", "refresh_token": token, "client_id": a, "client_secret": b},\n)',
      ["token-request-format"],
      "query",
    ],
    [
      "Python at the host of the calls",
      "requests.post('https://sellingpartnerapi-na.amazon.com/auth/o2/token', data={'grant_type': 'refresh_token', 'refresh_token': token, 'client_id': a, 'client_secret': b})",
      ["token-request-url"],
      "sellingpartnerapi-na",
    ],
    [
      "PHP without a secret",
      "curl_setopt($ch, CURLOPT_URL, 'https://api.amazon.com/auth/o2/token'); curl_setopt($ch, CURLOPT_POSTFIELDS, http_build_query(['grant_type' => 'refresh_token', 'refresh_token' => $token, 'client_id' => $id]));",
      ["token-request-parameters"],
      "client_secret",
    ],
    [
      "PowerShell",
      'Invoke-RestMethod -Method Post -Uri "https://api.amazon.com/auth/o2/token" -Body @{ grant_type = "refresh_token"; refresh_token = $rt; client_id = $id; client_secret = $secret }',
      [],
      "",
    ],
    [
      "a client secret for which no scope is asked",
      '{\n  "grant_type": "client_credentials",\n  "client_id": "a",\n  "client_secret": "b"\n}',
      ["token-request-parameters"],
      "scope",
    ],
    [
      "HTTP whose header says more than the type",
      "POST https://api.amazon.com/auth/o2/token\nContent-Type: application/x-www-form-urlencoded;charset=UTF-8\n\ngrant_type=refresh_token&refresh_token=x&client_id=y&client_secret=z",
      [],
      "",
    ],
  ])("from a program: %s", (_, text, expected, said) => {
    const answer = found(text);
    expect(rules(answer)).toEqual(expected);
    expect(answer.findings.map(({ message }) => message).join(" ")).toContain(said);
    if (expected.length === 0)
      expect(answer.parts.find(({ name }) => name === "parameters")?.text).toBe(`${four.join(", ")} (body)`);
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
  ["grant_type", "unknown"],
  ["https://api.amazon.com/auth/o2/token", "token"],
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

describe("secrets", () => {
  const body = "0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9";
  const shaped = [`amzn1.oa2-cs.v1.${body}`, `Atzr|IwEBIJ${body}`, `Atza|IwEBIJ${body}`];
  const encoded = shaped.flatMap((secret) => [
    secret,
    encodeURIComponent(secret),
    encodeURIComponent(encodeURIComponent(secret)),
    Buffer.from(secret).toString("base64"),
    Buffer.from(secret).toString("base64url"),
  ]);
  const places: readonly ((secret: string) => string)[] = [
    (secret) => link(`&state=${secret}&version=beta`),
    (secret) => link(`&state={state}&redirect_uri=https%3A%2F%2Fa.example%2F${secret}`),
    (secret) => `https://a.example/cb?token=${secret}#${secret}`,
    (secret) => `grant_type=refresh_token&refresh_token=${secret}&client_id=${secret}&client_secret=${secret}`,
    (secret) =>
      JSON.stringify({ grant_type: "refresh_token", scope: secret, redirect_uri: secret, client_secret: secret }),
    (secret) => `curl https://api.amazon.com/auth/o2/token?client_secret=${secret} -d grant_type=${secret}`,
    (secret) => `axios.post('https://api.amazon.com/auth/o2/token', { grant_type: '${secret}', scope: '${secret}' })`,
    (secret) => `MD1000 ${secret}`,
    (secret) => secret,
  ];

  test("are in no answer and no link to the page, in whatever form and place", () => {
    for (const secret of encoded)
      for (const place of places) {
        const text = place(secret);
        expect(JSON.stringify(judged(text, { redirectUris: text }))).not.toContain(secret.slice(24, 60));
        expect(coveredText(text)).not.toContain(secret.slice(24, 60));
      }
  });

  test("are covered in a settings file, where a placeholder stays", () => {
    for (const secret of encoded) {
      const covered = coveredFile(
        `app:\n  type: private # ${secret}\ncredentials:\n  clientSecret: ${secret}\n  refreshToken: ${"${REFRESH_TOKEN}"}\n`,
      );
      expect(covered).not.toContain(secret.slice(24, 60));
      expect(covered).toContain("refreshToken: ${REFRESH_TOKEN}\n");
    }
  });

  test.each([
    "client_secret=hunter2&x=1",
    '{"refresh_token": "hunter2"}',
    "'refresh_token' => 'hunter2'",
    "code: hunter2",
    "refresh_token=Atzr|hunter2hunter2hunter2",
    "https://a.example/cb?spapi_oauth_code=hunter2&state=x",
    "client_secret%3Dhunter2%26x",
  ])("that only their name tells are covered: %s", (text) => {
    expect(coveredText(text)).not.toContain("hunter2");
  });

  test.each(["grant_type=refresh_token&client_id=abc", "client_secret=${SECRET}&code={code}", "MD1000"])(
    "are not seen where there are none: %s",
    (text) => {
      expect(coveredText(text)).toBe(text);
    },
  );
});
