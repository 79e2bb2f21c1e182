import { expect, test } from "vitest";
import { check } from "../support/check.js";

/** A file of the right form, with two faults that other rules find. */
const base = `app:
  type: public
  state: draft
oauth:
  loginUri: https://app.example.com/login
  redirectUris: [https://app.example.com/#/cb]
credentials:
  mode: lwa
endpoints:
  - url: https://sellingpartnerapi-na.amazon.com
    region: eu
    authorization: shop
authorizations:
  - name: shop
    region: na
roles:
  app: [Pricing]
calls:
  userAgent: InventorySync/1.4 (Language=TypeScript)
`;

const others = ["redirect-uri-fragment", "endpoint-region"];

type Row = [name: string, was: string, is: string, at: string, message: RegExp, fix: RegExp];

const faults: Row[] = [
  [
    "an unknown key with one near",
    "  state: draft",
    "  sate: draft\n  state: draft",
    "3:3",
    /`app.sate` is not a key/,
    /^Write `state`\.$/,
  ],
  [
    "an unknown key with none near",
    "  mode: lwa",
    "  mode: lwa\n  password: x",
    "9:3",
    /`credentials.password` is not a key/,
    /one of `mode`, `clientId`/,
  ],
  ["an unknown section", "calls:", "call: 1\ncalls:", "18:1", /`call` is not a key/, /^Write `calls`\.$/],
  [
    "an unknown key of an entry",
    "    region: na",
    "    regoin: na\n    region: na",
    "15:5",
    /`authorizations\[0\].regoin`/,
    /^Write `region`\.$/,
  ],
  [
    "an unknown key of a long form",
    "[Pricing]",
    "[{ name: Pricing, aproval: approved }]",
    "17:26",
    /`roles.app\[0\].aproval`/,
    /^Write `approval`\.$/,
  ],
  [
    "a text where a map is wanted",
    "app: [Pricing]",
    "app: [Pricing]\ntoken: none",
    "18:8",
    /`token` is a text, and a map/,
    /^Write a map\.$/,
  ],
  [
    "a text where a list is wanted",
    "app: [Pricing]",
    "app: Pricing",
    "17:8",
    /`roles.app` is a text, and a list/,
    /^Write a list, with `- `/,
  ],
  [
    "a list where a text is wanted",
    "  state: draft",
    "  state: draft\n  name: [a]",
    "4:9",
    /`app.name` is a list, and a text/,
    /^Write a text\.$/,
  ],
  [
    "a map where a word is wanted",
    "type: public",
    "type: public\n  registration: { a: 1 }",
    "3:17",
    /`app.registration` is a map, and a text/,
    /^Write a text\.$/,
  ],
  [
    "a map where a list is wanted",
    "app: [Pricing]",
    "app: [Pricing]\n  profile: { a: 1 }",
    "18:12",
    /`roles.profile` is a map, and a list/,
    /^Write a list, with `- `/,
  ],
  [
    "a number where a text is wanted",
    "  state: draft",
    "  state: draft\n  id: 12",
    "4:7",
    /`app.id` is a number, and a text/,
    /^Put the value in quotes\.$/,
  ],
  [
    "a truth value where a text is wanted",
    "  state: draft",
    "  state: draft\n  name: true",
    "4:9",
    /`app.name` is a truth value, and a text/,
    /^Put the value in quotes\.$/,
  ],
  [
    "a text where a truth value is wanted",
    "  state: draft",
    "  state: draft\n  hybrid: maybe",
    "4:11",
    /`app.hybrid` is a text, and `true` or `false`/,
    /^Write `true` or `false`\.$/,
  ],
  [
    "a fraction where a count is wanted",
    "  state: draft",
    "  state: draft\n  authorizationCount: { self: 1.5 }",
    "4:31",
    /`app.authorizationCount.self` is a number, and a whole number/,
    /^Write a whole number\.$/,
  ],
  [
    "a negative count",
    "  state: draft",
    "  state: draft\n  authorizationCount: { self: -1 }",
    "4:31",
    /`app.authorizationCount.self` is negative/,
    /zero or a positive/,
  ],
  [
    "a number where a text or a map is wanted",
    "[Pricing]",
    "[Pricing, 7]",
    "17:18",
    /`roles.app\[1\]` is a number, and a text or a map/,
    /^Write a text or a map\.$/,
  ],
  [
    "an unknown word with one near",
    "  state: draft",
    "  state: draft\n  registration: sandox",
    "4:17",
    /`sandox` is not a value of `app.registration`/,
    /^Write `sandbox`\.$/,
  ],
  [
    "a word in capitals",
    "  state: draft",
    "  state: draft\n  partners: [Seller]",
    "4:14",
    /`Seller` is not a value of `app.partners\[0\]`/,
    /^Write `seller`\.$/,
  ],
  [
    "an unknown word with none near",
    "  mode: lwa",
    "  mode: oauth2",
    "8:9",
    /`oauth2` is not a value of `credentials.mode`/,
    /one of `lwa`, `sigv4-static`, `sigv4-sts`/,
  ],
  [
    "another version of the format",
    "app:",
    "version: 2\napp:",
    "1:10",
    /`2` is not a value of `version`/,
    /^Write `1`\.$/,
  ],
  [
    "a month that is none",
    "    region: na",
    '    region: na\n    grantedOn: "2026-13-01"',
    "16:16",
    /`2026-13-01` is not a day/,
    /"YYYY-MM-DD"/,
  ],
  [
    "a day that the month does not have",
    "    region: na",
    '    region: na\n    grantedOn: "2026-02-29"',
    "16:16",
    /`2026-02-29` is not a day/,
    /"YYYY-MM-DD"/,
  ],
  [
    "a day in another order",
    "  mode: lwa",
    "  mode: lwa\n  clientSecretRotatedOn: 01.08.2026",
    "9:26",
    /`01.08.2026` is not a day/,
    /"YYYY-MM-DD"/,
  ],
  [
    "a missing key",
    "  mode: lwa",
    "  clientId: ${ID}",
    "7:1",
    /`credentials.mode` is missing/,
    /^Declare `credentials.mode`\.$/,
  ],
  ["an empty key", "  mode: lwa", '  mode: ""', "8:3", /`credentials.mode` is empty/, /^Declare/],
  [
    "a list where nothing stands for a word",
    "  mode: lwa",
    "  mode: []",
    "8:3",
    /`credentials.mode` is empty/,
    /^Declare/,
  ],
  [
    "a missing state of a public app",
    "  state: draft",
    "  name: x",
    "1:1",
    /`app.state` is missing/,
    /^Declare `app.state`\.$/,
  ],
  [
    "a missing key of an entry",
    "  - name: shop\n",
    "  - partner: seller\n    region: na\n  - name: shop\n",
    "14:5",
    /`authorizations\[0\].name` is missing/,
    /^Declare/,
  ],
  [
    "a missing section",
    "credentials:\n  mode: lwa\n",
    "",
    "1:1",
    /`credentials` is missing/,
    /^Declare `credentials`\.$/,
  ],
  [
    "a missing URI of a link",
    "  redirectUris",
    "  authorizationUris:\n    - purpose: test\n  redirectUris",
    "7:7",
    /`oauth.authorizationUris\[0\].uri` is missing/,
    /^Declare/,
  ],
  [
    "a missing grant type",
    "roles:",
    "token:\n  requests:\n    - method: POST\nroles:",
    "18:7",
    /`token.requests\[0\].grantType` is missing/,
    /^Declare/,
  ],
  [
    "a missing URL",
    "authorizations:",
    "  - marketplaces: [US]\nauthorizations:",
    "13:5",
    /`endpoints\[1\].url` is missing/,
    /^Declare/,
  ],
  [
    "a missing path",
    "calls:",
    "calls:\n  rdt:\n    - method: GET",
    "20:7",
    /`calls.rdt\[0\].path` is missing/,
    /^Declare/,
  ],
  [
    "two authorizations of one name",
    "roles:",
    "  - name: shop\n    region: na\nroles:",
    "16:11",
    /Two authorizations have the name `shop`/,
    /name of its own/,
  ],
  [
    "an authorization that is not declared",
    "authorization: shop",
    "authorization: shap",
    "12:20",
    /`shap` is the name of no entry/,
    /^Write `shop`\.$/,
  ],
  [
    "an unknown rule",
    "calls:",
    "preflight:\n  rules:\n    endpoint-regio: off\ncalls:",
    "20:5",
    /`endpoint-regio` is the id of no rule/,
    /^Write `endpoint-region`\.$/,
  ],
  [
    "a fixed rule",
    "calls:",
    "preflight:\n  rules:\n    settings-shape: off\ncalls:",
    "20:5",
    /`settings-shape` cannot be changed/,
    /^Remove the line\.$/,
  ],
  [
    "an unknown severity",
    "calls:",
    "preflight:\n  rules:\n    user-agent: warn\ncalls:",
    "20:17",
    /`warn` is not a value of `preflight.rules.user-agent`/,
    /one of `error`, `warning`, `notice`, `off`/,
  ],
];

test.each(faults)("%s", (_, was, is, at, message, fix) => {
  expect(base).toContain(was);
  const { findings } = check(base.replace(was, () => is));
  const [finding, ...more] = findings.filter(({ rule }) => rule === "settings-shape");
  expect(more).toEqual([]);
  expect(`${finding?.line}:${finding?.column}`).toBe(at);
  expect(finding?.severity).toBe("error");
  expect(finding?.message).toMatch(message);
  expect(finding?.fix).toMatch(fix);
  expect(findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining(others));
});

test("the faults of a file are all found, and hide no finding of another rule", () => {
  const together = ["an unknown key with one near", "a text where a list is wanted", "an unknown word with none near"];
  const text = faults
    .filter(([name]) => together.includes(name))
    .reduce((text, [, was, is]) => text.replace(was, () => is), base);
  const { findings } = check(text);
  expect(findings.filter(({ rule }) => rule === "settings-shape")).toHaveLength(together.length);
  expect(findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining(others));
});

test("without `app` line 1 is shown, and the rest is read", () => {
  const { findings } = check(base.replace(/^app:\n(?: .*\n)+/, ""));
  const [first] = findings.filter(({ rule }) => rule === "settings-shape");
  expect([first?.line, first?.column, first?.message]).toEqual([1, 1, "`app` is missing, and it is required."]);
  expect(findings.map(({ rule }) => rule)).toContain("endpoint-region");
});

/** Values of which another rule speaks, or nobody needs to. */
const silent: [string, string, string][] = [
  ["a region that is none", "    region: eu", "    region: DE"],
  ["a grant type that is none", "roles:", "token:\n  requests:\n    - grantType: refresh\nroles:"],
  [
    "another token URL and method",
    "roles:",
    "token:\n  requests:\n    - { grantType: refresh_token, url: http://x, method: GET }\nroles:",
  ],
  ["a URL that is none", "url: https://sellingpartnerapi-na.amazon.com", "url: nowhere"],
  ["a marketplace, an operation and a role that are none", "[Pricing]", "[Pricing, None]"],
  ["a template where a word is wanted", "  state: draft", "  state: ${STATE}"],
  [
    "a template where a list, a count or a truth value is wanted",
    "  state: draft",
    "  state: draft\n  partners: ${PARTNERS}\n  hybrid: ${HYBRID}\n  authorizationCount: { self: ${COUNT} }",
  ],
  ["a template where a day is wanted", "    region: na", "    region: na\n    grantedOn: <day>"],
  [
    "a list of authorizations that is filled in at run time",
    "authorizations:\n  - name: shop\n    region: na",
    "authorizations: ${GRANTS}",
  ],
  ["a name that is filled in at run time", "name: shop", "name: ${SHOP}"],
  [
    "empty values of every type",
    "  state: draft",
    '  state: draft\n  name: ""\n  hybrid:\n  partners: []\n  mwsDeveloperIds: ~\n  authorizationCount: { self: ~ }',
  ],
];

test.each(silent)("is silent about %s", (_, was, is) => {
  expect(base).toContain(was);
  const { findings } = check(base.replace(was, () => is));
  expect(findings.filter(({ rule }) => rule === "settings-shape").map(({ message }) => message)).toEqual([]);
});
