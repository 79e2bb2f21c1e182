import { expect, test } from "vitest";
import { placeholdersIn, stateOf } from "../../src/settings/values.js";

/** text, and the placeholders in it */
const placeholders: [string, string[]][] = [
  ["https://a.example/{tenant}/cb", ["{tenant}"]],
  ["{{ state }}", ["{{ state }}"]],
  ["${NAME}", ["${NAME}"]],
  ["$STATE", ["$STATE"]],
  ["${{ secrets.X }}", ["${{ secrets.X }}"]],
  ["#{host}/cb", ["#{host}"]],
  ["%SP_API%", ["%SP_API%"]],
  ["%HOST%", ["%HOST%"]],
  ["<your-host>", ["<your-host>"]],
  ["{a}${B}", ["{a}", "${B}"]],
  ["%C3%BCck%2F", []],
  ["https%3A%2F%2Fa.example%2FABE%20", []],
  ["%AB%CD%", []],
  ["a#b", []],
  ["5 < 6 > 2", []],
  ["appidexample", []],
  ["https://a.example/{}", []],
];

test.each(placeholders)("%s", (text, expected) => {
  expect(placeholdersIn(text).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
});

const states: [unknown, string, string][] = [
  ["", "name", "empty"],
  [null, "name", "empty"],
  ["  ", "name", "empty"],
  ["x", "name", "declared"],
  [0, "name", "declared"],
  ["{x}", "name", "placeholder"],
  ["${X}", "clientSecret", "reference"],
  ["env:X", "clientSecret", "reference"],
  ["env:X", "name", "declared"],
  ["vault://a/b", "refreshToken", "reference"],
  ["https://a/b", "refreshToken", "declared"],
  ["arn:aws:secretsmanager:eu-west-1:1:secret:x", "sessionToken", "reference"],
  ["arn:aws:iam::1:user/x", "sessionToken", "declared"],
  ["{secret}", "secretAccessKey", "placeholder"],
  ["hunter2", "secretAccessKey", "declared"],
];

test.each(states)("%o under %s is %s", (value, key, expected) => {
  expect(stateOf(value, key)).toBe(expected);
});

/** What stands in a field for a secret and is none; and what looks like it, and is a secret. */
const references = [
  ...["${NAME}", "${NAME:-}", "${NAME:}", "${spapi.client_secret}", "$NAME", " $NAME "],
  ...["${{ secrets.NAME }}", "${{secrets.NAME}}", "${{ steps.fetch.outputs.client-secret }}", "env:NAME"],
  ...[
    "vault://kv/data/spapi#client_secret",
    "op://Team/SP-API/client-secret",
    "aws-sm://prod/spapi?version=AWSCURRENT",
  ],
  ...["gcp-sm://projects/shop-2024/secrets/spapi/versions/3", "ref+vault://kv/spapi#/token"],
  "azkv://shop.vault.azure.net/secrets/spapi/0123456789abcdef0123456789abcdef",
  "arn:aws:ssm:eu-west-1:123456789012:parameter/spapi/lwa-secret",
  "arn:aws-cn:secretsmanager:cn-north-1:123456789012:secret:spapi-AbCdEf",
];
const openSecrets = [
  "{name}",
  "{{ name }}",
  "{{ .Values.clientSecret | quote }}",
  "#{secrets.name}",
  "%NAME%",
  "<secret>",
];
const literals = [
  "${NAME:-hunter2}",
  "${NAME:hunter2}",
  "${NAME-hunter2}",
  "${NAME:=hunter2}",
  "${NAME:+hunter2}",
  "${NAME:?hunter2}",
  "${NAME}hunter2",
  "hunter2${NAME}",
  "${A}${B:-x}",
  "abc{x}",
  "a$b",
  "p$$w0rd",
  "%NAME%x",
  "x<name>",
  "${{ 'hunter2' }}",
  "${{ secrets.NAME || 'hunter2' }}",
  "{{ 'hunter2' }}",
  "{{ name | default('hunter2') }}",
  '#{"hunter2"}',
  "x://deadbeefdeadbeefdeadbeefdeadbeefdeadbeefdeadbeefdeadbeefdeadbeef",
  "x://wJalrXUtnFEMI/K7MDENG/bPxRfiCY8q2zQ4w9xT1v5b",
  "x://hunter2 and more",
  "x://shop:hunter2b@store.example/a",
  "x://:hunter2b@store.example",
  "data://hunter2b",
  "x://Atzr|IwEBIKq7Zp3TnX8vRb2Lw5Hs9Jd4Gf6Yc1Mx0Qa",
  "${a9f3c1e7ab25d4068c7f1e09b3a6d528}",
  "{a9f3c1e7ab25d4068c7f1e09b3a6d5284c0b1f7e}",
  "arn:aws:ssm:a9f3c1e7ab25d4068c7f1e09b3a6d5284c0b1f7e",
  "file:///etc/x",
  "http://x",
  "HTTPS://x",
];

test.each([
  ...references.map((text) => [text, "reference"]),
  ...openSecrets.map((text) => [text, "placeholder"]),
  ...literals.map((text) => [text, "declared"]),
])("%s in a field for a secret is %s", (text, state) => {
  expect(stateOf(text, "refreshToken")).toBe(state);
});
