import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { settingsJsonSchema } from "../scripts/settings-schema.js";
import { withoutSecrets } from "../src/secrets/secrets.js";
import { keyMeanings } from "../src/settings/key-meanings.js";
import { keyNames, pathOfName } from "../src/settings/schema-walk.js";
import { nodeAt } from "../src/settings/tree.js";
import { hasPlaceholder } from "../src/settings/values.js";
import { check } from "./support/check.js";
import { misfits } from "./support/json-schema.js";
import { everyKey } from "./support/recorded-reads.js";

const schema = settingsJsonSchema();
const start = "app: {type: private}\ncredentials: {mode: lwa}\n";

/** Values that the schema marks where a rule of their own speaks in the check. */
const ofOtherRules = /\/(?:region|grantType|clientSecret|refreshToken|secretAccessKey|sessionToken)$/;

test.each([
  [
    "an AWS region for a selling region",
    "endpoints: [{url: https://a.test, region: eu-west-1}]",
    "/endpoints/0/region",
    "region-name",
  ],
  ["a grant type that is none", "token: {requests: [{grantType: token}]}", "/token/requests/0/grantType", "grant-type"],
  [
    "a literal secret",
    "authorizations: [{name: a, region: na, refreshToken: Atzr|abc}]",
    "/authorizations/0/refreshToken",
    "secret-in-settings",
  ],
  [
    "a secret in words",
    "authorizations: [{name: a, region: na, refreshToken: hunter2-Hunter2}]",
    "/authorizations/0/refreshToken",
    "secret-in-settings",
  ],
])("%s is marked in the editor and found by the check", (_, text, place, rule) => {
  expect(misfits(schema, parse(`${start}${text}\n`))).toEqual([place]);
  expect(check(`${start}${text}\n`).findings.map((finding) => finding.rule)).toContain(rule);
});

test("of every fixture, what the schema marks for other rules one of these speaks about", () => {
  const folder = new URL("./fixtures/", import.meta.url);
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".yml"));
  for (const name of names) {
    const text = readFileSync(new URL(name, folder), "utf8");
    const { findings } = check(text);
    if (findings.some(({ rule }) => rule === "settings-yaml" || rule === "settings-shape")) continue;
    const marked = misfits(schema, parse(text, { merge: true })).filter((place) => ofOtherRules.test(place));
    const found = findings.map(({ path }) => path.map((part) => `/${part}`).join(""));
    expect([name, marked.filter((place) => !found.includes(place))]).toEqual([name, []]);
  }
});

/** What the schema says about a text, and what the rule about the format says. */
function judgements(text: string): { schema: string[]; check: string[] } {
  const { findings } = check(text);
  const faults = findings.filter(({ rule }) => rule === "settings-shape");
  const places = faults.map(({ path }) => path.map((part) => `/${part}`).join(""));
  return {
    // A key that is a secret is covered in what the check says.
    schema: misfits(schema, parse(text, { merge: true }))
      .filter((place) => !ofOtherRules.test(place) || places.includes(place))
      .map(withoutSecrets)
      .sort(),
    check: places.sort(),
  };
}

const good: [string, string][] = [
  ["the smallest file", start],
  ["empty values", `${start}oauth:\ntoken: {requests: []}\nendpoints: []\nroles: {app: [], profile: ""}\n`],
  [
    "placeholders of every kind",
    `${start}oauth: {loginUri: "\${A}", callbackAddsBeta: "{{ b }}", workflows: "#{c}"}\n`,
  ],
  ["a placeholder for a word", "app: {type: '%APP_TYPE%'}\ncredentials: {mode: $MODE}\n"],
  ["a placeholder for a section", `${start}oauth: <oauth>\nendpoints: [<endpoint>]\n`],
  ["a public app with its state", "app: {type: public, state: draft}\ncredentials: {mode: lwa}\n"],
  ["a private app with an empty state", "app: {type: private, state: ''}\ncredentials: {mode: lwa}\n"],
  ["both forms of a link", `${start}oauth: {authorizationUris: [https://a.test, {uri: https://b.test, region: eu}]}\n`],
  ["both forms of an operation", `${start}calls: {operations: [getOrders, {operation: getOrders, token: rdt}]}\n`],
  ["keys of the team's own at the top", `${start}x-hosts: &hosts {a: b}\nx-: [1]\n`],
  ["a policy", `${start}preflight: {rules: {draft-without-beta: off, sigv4-not-required: notice}}\n`],
  [
    "what is offered and what is not",
    `${start}roles: {app: [Pricing, Other]}\ncalls: {operations: [getOrders, other]}\n`,
  ],
  ["references to secrets", "app: {type: private}\ncredentials: {mode: lwa, clientSecret: 'vault://a/b#c'}\n"],
];

test.each(good)("%s fits the schema and the check", (_, text) => {
  expect(judgements(text)).toEqual({ schema: [], check: [] });
});

/** name, text, where it does not fit */
const bad: [string, string, string[]][] = [
  ["an unknown key", `${start}ouath: {}\n`, ["/ouath"]],
  ["an extra key below the top", "app: {type: private, x-id: 1}\ncredentials: {mode: lwa}\n", ["/app/x-id"]],
  ["an extra key in another letter case", `${start}X-hosts: 1\n`, ["/X-hosts"]],
  ["an unknown key in a list", `${start}endpoints: [{url: x, regoin: eu}]\n`, ["/endpoints/0/regoin"]],
  ["a missing section", "app: {type: private}\n", ["/credentials"]],
  ["a missing key", "app: {}\ncredentials: {mode: lwa}\n", ["/app/type"]],
  ["an empty required key", "app: {type: ''}\ncredentials: {mode: lwa}\n", ["/app/type"]],
  ["a public app without a state", "app: {type: public}\ncredentials: {mode: lwa}\n", ["/app/state"]],
  ["a public app with an empty state", "app: {type: public, state: ''}\ncredentials: {mode: lwa}\n", ["/app/state"]],
  ["a missing key of an entry", `${start}authorizations: [{name: shop}]\n`, ["/authorizations/0/region"]],
  ["an unknown word", "app: {type: publik}\ncredentials: {mode: lwa}\n", ["/app/type"]],
  ["an unknown word in a list", `${start}oauth: {workflows: [website, web]}\n`, ["/oauth/workflows/1"]],
  ["a number for a text", "app: {type: private, id: 123}\ncredentials: {mode: lwa}\n", ["/app/id"]],
  ["a text for a number", `${start}token: {lifetimeSeconds: soon}\n`, ["/token/lifetimeSeconds"]],
  ["a negative number", `${start}token: {lifetimeSeconds: -1}\n`, ["/token/lifetimeSeconds"]],
  ["half a second", `${start}token: {lifetimeSeconds: 0.5}\n`, ["/token/lifetimeSeconds"]],
  ["a text for a truth value", "app: {type: private, hybrid: 'no'}\ncredentials: {mode: lwa}\n", ["/app/hybrid"]],
  ["a text for a map", `${start}oauth: none\n`, ["/oauth"]],
  ["a map for a list", `${start}endpoints: {url: x}\n`, ["/endpoints"]],
  ["no day", `${start}authorizations: [{name: n, region: na, grantedOn: May}]\n`, ["/authorizations/0/grantedOn"]],
  ["another version", `version: 2\n${start}`, ["/version"]],
  [
    "an unknown severity",
    `${start}preflight: {rules: {draft-without-beta: none}}\n`,
    ["/preflight/rules/draft-without-beta"],
  ],
  ["an unknown rule", `${start}preflight: {rules: {no-such-rule: off}}\n`, ["/preflight/rules/no-such-rule"]],
  ["a fixed rule", `${start}preflight: {rules: {settings-yaml: off}}\n`, ["/preflight/rules/settings-yaml"]],
];

test.each(bad)("%s fits neither", (_, text, places) => {
  expect(judgements(text)).toEqual({ schema: places, check: places });
});

/** What no schema says well: a name that stands twice or nowhere, a day that does not exist. */
const beyondPatterns = [
  /^Two authorizations have the name /,
  / is the name of no entry of `authorizations`\.$/,
  /^`\d{4}-\d\d-\d\d` is not a day\.$/,
];

test("of every fixture the schema says what the check says", () => {
  const folder = new URL("./fixtures/", import.meta.url);
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".yml"));
  for (const name of names) {
    const text = readFileSync(new URL(name, folder), "utf8");
    const { findings } = check(text);
    if (findings.some(({ rule }) => rule === "settings-yaml")) continue;
    const said = judgements(text);
    const inexpressible = findings.filter(({ message }) => beyondPatterns.some((known) => known.test(message)));
    const beyond = inexpressible.map(({ path }) => `/${path.join("/")}`);
    expect([name, said.schema]).toEqual([name, said.check.filter((place) => !beyond.includes(place))]);
  }
});

test("the sample of every key has every key, each of its type", () => {
  expect(keyNames().filter((name) => nodeAt(everyKey.root, pathOfName(name)) === undefined)).toEqual([]);
  expect([everyKey.yamlFaults, everyKey.shapeFaults]).toEqual([[], []]);
  expect(misfits(schema, parse(everyKey.text))).toEqual([]);
});

test("every meaning is that of a key", () => {
  expect(Object.keys(keyMeanings).filter((name) => !keyNames().includes(name))).toEqual([]);
});

test("the schema knows the placeholders of the settings", () => {
  const { atRunTime } = schema.definitions as Record<string, Record<string, unknown>>;
  const texts = [
    "${A}",
    "$A",
    "${{ secrets.A }}",
    "{{ a }}",
    "{a}",
    "#{a}",
    "%A_B%",
    "%APP%",
    "<a b>",
    "a",
    "%C3%BC",
    "%AB%",
    "{ }",
    "$1",
    "<>",
  ];
  for (const text of texts)
    expect([text, misfits(atRunTime ?? {}, text).length === 0]).toEqual([text, hasPlaceholder(text)]);
});
