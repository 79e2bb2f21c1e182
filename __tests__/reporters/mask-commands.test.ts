import { describe, expect, test } from "vitest";
import { preflight } from "../../src/preflight.js";
import { maskCommand } from "../../src/reporters/escape/workflow-command.js";
import { renderJson } from "../../src/reporters/json.js";
import { maskCommands } from "../../src/reporters/mask-commands.js";
import { options } from "../support/check.js";
import { readLog } from "../support/runner-commands.js";

const body = "IwEBIKq7Zp3TnX8vRb2Lw5Hs9Jd4Gf6Yc1Mx0QaUe-Vn_Wk7Pt3Ro8Si5Dl2";
const hex = "9f3c1e7ab25d4068c7f1e09b3a6d5284c0b1f7e6d3a2958471605f4e3d2c1b0a";
const refresh = `Atzr|${body}`;

const fileWith = (text: string, path = "app-settings.yml") => ({ path, bytes: new TextEncoder().encode(text) });
/** What the runner takes for masks when the Action has checked these files. */
const masks = (...texts: string[]) => {
  const files = texts.map((text, index) => fileWith(text, `${index}.yml`));
  const { commands, plain } = readLog(maskCommands(preflight(files, options)));
  expect(plain).toEqual([""]);
  for (const command of commands) expect(command).toMatchObject({ name: "add-mask", properties: {} });
  return commands.map(({ data }) => data);
};

describe("a secret whose form is its own is registered whole", () => {
  test.each([
    ["client secret", `amzn1.oa2-cs.v1.${hex}`],
    ["refresh token", refresh],
    ["access token", `Atza|${body}`],
    ["grantless token", `Atc|${body}`],
    ["restricted data token", `Atz.sprdt|${body}`],
    ["AWS session token", `FwoGZXIvYXdzE${body}`],
    ["MWS token", "amzn.mws.c0ffee12-34de-adbe-ef56-78feedface90"],
  ])("%s", (_, secret) => {
    expect(masks(`credentials:\n  clientSecret: ${secret}\n`)).toEqual([secret]);
    expect(masks(`credentials:\n  clientId: ${secret}\n`)).toEqual([secret]);
  });

  test.each([
    ["in a comment", `app: {} # ${refresh}\n`],
    ["as a key", `"${refresh}": x\n`],
    ["percent-encoded", `oauth: {loginUri: "https://a.example.com/?t=${encodeURIComponent(refresh)}"}\n`],
    ["in base64", `app: {type: ${btoa(refresh)}}\n`],
    ["over lines", `credentials:\n  clientId: "${refresh.slice(0, 30)}\\\n    ${refresh.slice(30)}"\n`],
    [
      "over lines that are folded",
      `calls:\n  userAgent: >-\n    Atzr|${body.slice(0, 9)}\n    ${body.slice(9, 40)}\n    ${body.slice(40)}\n`,
    ],
    [
      "over lines, in its field",
      `credentials:\n  refreshToken: >-\n    ${refresh.slice(0, 30)}\n    ${refresh.slice(30)}\n`,
    ],
    ["under a key that stands twice", `credentials:\n  refreshToken: "${refresh}"\n  refreshToken: x\n`],
    ["in what is no YAML", `credentials: [\n  refreshToken: "${refresh}"\n roles: {\n`],
    ["behind a sample", `x: "Atzr|IwEBIExampleExample\\x20${refresh}"\n`],
    ["twice", `credentials: {clientSecret: "${refresh}", refreshToken: "${refresh}"}\n`],
  ])("%s", (_, text) => {
    expect(masks(text)).toEqual([refresh]);
  });

  test("in several files, once each", () => {
    expect(masks(`x: ${refresh}\n`, `x: Atza|${body}\n`, `x: ${refresh}\n`)).toEqual([refresh, `Atza|${body}`]);
  });
});

test.each([
  ["a word in a secret field", "credentials: {clientSecret: app-settings.yml-is-a-fine-file}\n"],
  ["a number in a secret field", "credentials: {clientSecret: 1234567890123456}\n"],
  ["digits that may be a digest", `credentials: {clientSecret: ${hex}}\n`],
  ["a query", "oauth: {loginUri: 'https://a.example.com/?access_token=redirect-uri-unregistered'}\n"],
  ["a password", "oauth: {loginUri: 'https://me:redirect-uri-unregistered@a.example.com/'}\n"],
  ["a word in a secret field, in what is no YAML", "credentials: [\nclientSecret: app-settings.yml-is-a-fine-file\n"],
  ["a query in base64", `x: ${btoa("https://a.example.com/?access_token=redirect-uri-unregistered")}\n`],
  ["an access key id", "credentials: {aws: {accessKeyId: AKIAQ7Z2X9W4T6Y3J8L5}}\n"],
  ["a sample of the documentation", "x: Atzr|IwEBIExampleExampleExampleExample\n"],
  ["a reference", "credentials: {clientSecret: env:SECRET}\n"],
])("%s is not: a stranger could choose what the log hides", (_, text) => {
  expect(masks(text)).toEqual([]);
  expect(preflight([fileWith(text)], options).files[0]?.secrets()).toEqual([]);
});

test("of a secret that is folded in another field the whole is registered", () => {
  const text = `calls:\n  userAgent: >-\n    ${refresh.slice(0, 30)}\n    ${refresh.slice(30)}\n`;
  expect(masks(text)).toContain(refresh);
});

test("a secret that is too long for a mask is left out, and the others are registered", () => {
  expect(masks(`# Atzr|${"a1".repeat(4_100)}\n# ${refresh}\nx: 1\n`)).toEqual([refresh]);
});

test("no more than a hundred are registered, since the runner looks for each in every line", () => {
  const lines = Array.from({ length: 150 }, (_, index) => `# Atzr|${index + 100}${body}\n`);
  expect(masks(`x: 1\n${lines.join("")}`)).toEqual(lines.slice(0, 100).map((line) => line.slice(2, -1)));
});

test.each<[string, boolean]>([
  ["a".repeat(15), false],
  ["a".repeat(16), true],
  ["a".repeat(8_192), true],
  ["a".repeat(8_193), false],
  ["Az0_+/=.|-aaaaaa", true],
  ...["%", ":", " ", "\n", "\r", "#", "é", "\u200b"].map(
    (one) => [`${"a".repeat(16)}${one}a`, false] as [string, boolean],
  ),
])("%j may be a mask: %s", (text, may) => {
  expect(maskCommand(text)).toBe(may ? `::add-mask::${text}` : undefined);
});

test("a report that is written out does not hold them", () => {
  const report = preflight([fileWith(`credentials: {clientSecret: "${refresh}"}\n`)], options);
  expect(report.files[0]?.secrets()).toEqual([refresh]);
  expect(JSON.stringify(report) + renderJson(report)).not.toContain(body.slice(0, 12));
});
