import { expect, test } from "vitest";
import { check } from "../support/check.js";

type Expected = readonly [rule: string, at: string, message: RegExp, fix?: RegExp];

const head = "credentials:\n  mode: lwa\napp:\n  type: private\n";
const lines = (...text: string[]) => `${head}${text.join("\n")}\n`;

/** What YAML does with a text that people do not expect, from the text to what they are told. */
const traps: [name: string, text: string, ...findings: Expected[]][] = [
  [
    "an alias of a map: its values are shown where it is used",
    `${head}x: &x\n  loginUrl: y\noauth: *x\n`,
    ["settings-shape", "5:1", /`x` is not a key/],
    ["settings-shape", "7:8", /`oauth.loginUrl` is not a key/, /`loginUri`/],
  ],
  [
    "an entry of a list behind an alias",
    lines(
      "endpoints:",
      "  - &na",
      "    url: https://sellingpartnerapi-na.amazon.com",
      "    region: us-east-1",
      "  - *na",
    ),
    ["region-name", "8:13", /`us-east-1` is an AWS region/],
    ["region-name", "9:5", /`us-east-1` is an AWS region/],
  ],
  [
    "a merge key",
    "app:\n  <<: &x { type: publik }\ncredentials: { mode: lwa }\n",
    ["settings-shape", "2:18", /`publik`/, /`public`/],
  ],
  [
    "a merge key with an alias, and a key of its own before it",
    "x: &x { type: 1, name: 2 }\napp:\n  type: private\n  <<: *x\ncredentials: { mode: lwa }\n",
    ["settings-shape", "1:1", /`x` is not a key/],
    ["settings-shape", "4:7", /`app.name` is a number/],
  ],
  [
    "several maps under one merge key: the first one wins",
    "app:\n  <<: [{ type: privat }, { type: public }]\ncredentials: { mode: lwa }\n",
    ["settings-shape", "2:16", /`privat`/],
  ],
  [
    "a merge key with its tag, in each way to write it",
    'x-a: &a { type: privat }\napp:\n  !!merge <<: *a\ncredentials:\n  !<tag:yaml.org,2002:merge> "<<": { mode: lwaa }\n',
    ["settings-shape", "3:15", /`privat`/],
    ["settings-shape", "5:44", /`lwaa`/],
  ],
  [
    "a text in quotes that is no merge key",
    'app:\n  type: private\n  "<<": { name: 1 }\ncredentials: { mode: lwa }\n',
    ["settings-shape", "3:3", /`app.<<` is not a key/],
  ],
  [
    "the tag of a merge key elsewhere",
    "app:\n  !!merge type: private\n  name: !!merge <<\ncredentials: { mode: lwa }\n",
    ["settings-yaml", "2:11", /`!!merge` belongs to a key/],
    ["settings-yaml", "3:17", /`!!merge` belongs to a key/],
  ],
  [
    "an alias as a key, of a value and of another key",
    "x-a: &a type\n&m x-mode: mode\napp:\n  *a : privat\ncredentials:\n  mode: lwa\n*m : 1\n",
    ["settings-shape", "4:8", /`privat`/],
    ["settings-yaml", "7:1", /`x-mode` is given twice/],
  ],
  ["an alias of a plain `<<` as a key", "x-m: &m <<\napp:\n  *m : { type: private }\ncredentials: { mode: lwa }\n"],
  [
    "an alias as a key that stands for no name",
    "x-l: &l [type]\napp:\n  *l : private\n  type: private\n  *n : x\ncredentials: { mode: lwa }\n",
    ["settings-yaml", "3:3", /`\*l` is used as a key, and it stands for no plain name/],
    ["settings-yaml", "5:3", /`\*n` stands for no anchor/],
  ],
  ["a template under a merge key may bring what is required", "app:\n  <<: ${APP}\ncredentials: { mode: lwa }\n"],
  ["a template under the merge key at the top", "<<: '{{ settings }}'\n"],
  [
    "a template among several maps: what it may override is not known",
    "app:\n  <<: [{ name: 1 }, '${APP}', { type: publik }]\ncredentials: { mode: lwa }\n",
    ["settings-shape", "2:16", /`app.name` is a number/],
  ],
  [
    "a map with a template merged into another",
    "x-a: &a\n  <<: ${APP}\n  name: 1\napp:\n  <<: *a\ncredentials: { mode: lwa }\n",
    ["settings-shape", "5:7", /`app.name` is a number/],
  ],
  [
    "a text with a placeholder in it is no map",
    "app:\n  <<: x-${APP}\n  type: private\ncredentials: { mode: lwa }\n",
    ["settings-yaml", "2:7", /takes a map/],
  ],
  [
    "an alias without an anchor hides nothing else",
    "app: *nowhere\ncredentials:\n  mode: lwaa\n",
    ["settings-yaml", "1:6", /`\*nowhere` stands for no anchor/],
    ["settings-shape", "3:9", /`lwaa`/],
  ],
  [
    "an alias inside its own anchor",
    "app: &a\n  type: private\n  name: *a\ncredentials: { mode: lwa }\n",
    ["settings-yaml", "3:9", /inside its own anchor/],
  ],
  [
    "a duplicate key hides nothing else",
    "app:\n  type: private\n  type: public\n  nam: x\ncredentials:\n  mode: lwa\n",
    ["settings-yaml", "3:3", /`type` is given twice/],
    ["settings-shape", "4:3", /`app.nam`/],
  ],
  ["a section given twice", lines("app:", "  type: public"), ["settings-yaml", "5:1", /`app` is given twice/]],
  [
    "CRLF line ends",
    head.replaceAll("\n", "\r\n").concat("  nam: x\r\n"),
    ["settings-shape", "5:3", /`app.nam`/, /`name`/],
  ],
  [
    "an ignore comment before CRLF",
    "app:\r\n  type: private\r\n  hybrid: true # preflight-ignore hybrid-app -- retired next week\r\ncredentials:\r\n  mode: lwa\r\n",
  ],
  ["a byte order mark", `\uFEFFap: x\n${head}`, ["settings-shape", "1:1", /`ap`/, /`app`/]],
  [
    "an emoji before the column counts as two",
    'app: { name: "\u{1F600}\u{1F600}", type: privat }\ncredentials: { mode: lwa }\n',
    ["settings-shape", "1:28", /`privat`/],
  ],
  [
    "letters that combine count one by one",
    'app: { name: "e\u0301", type: privat }\ncredentials: { mode: lwa }\n',
    ["settings-shape", "1:26", /`privat`/],
  ],
  [
    "a line separator of Unicode ends no line",
    'app:\n  name: "a\u2028b"\n  typ: private\ncredentials: { mode: lwa }\n',
    ["settings-shape", "1:1", /`app.type` is missing/],
    ["settings-shape", "3:3", /`app.typ`/],
  ],
  [
    "flow style throughout",
    "{ app: { type: private, ids: x }, credentials: { mode: lwaa } }\n",
    ["settings-shape", "1:25", /`app.ids`/],
    ["settings-shape", "1:56", /`lwaa`/],
  ],
  [
    "a template without quotes in flow style",
    lines("oauth: { loginUri: https://a.example/{tenant} }"),
    ["settings-yaml", "5:38", /belongs to no other/, /in quotes/],
  ],
  [
    "a template of two braces without quotes",
    lines("oauth:", "  loginUri: {{ host }}/login"),
    ["settings-yaml", "6:23", /belongs to no other/, /in quotes/],
  ],
  ["an empty file", "", ["settings-yaml", "1:1", /declares nothing/]],
  ["blank lines alone", "\n  \n\n", ["settings-yaml", "1:1", /declares nothing/]],
  ["comments alone", "# app:\n#   type: public\n", ["settings-yaml", "1:1", /declares nothing/]],
  ["null alone", "~\n", ["settings-yaml", "1:1", /declares nothing/]],
  ["a text alone", "type: private".replace(":", ""), ["settings-yaml", "1:1", /not a mapping/]],
  ["several documents", lines("---", "app: {}"), ["settings-yaml", "5:1", /more than one YAML document/]],
  ["an empty second document", lines("---"), ["settings-yaml", "5:1", /more than one YAML document/]],
  ["markers around one document", `---\n${head}...\n`],
  [
    "a version directive changes nothing",
    `%YAML 1.1\n---\n${head}  hybrid: yes\n`,
    ["settings-shape", "7:11", /is a text/],
  ],
  ["a later version of YAML 1 changes nothing", `%YAML 1.3\n---\n${head}`],
  ["a directive that nobody knows changes nothing", `%FOO bar\n---\n${head}`],
  ["another first number is another language", `%YAML 2.0\n---\n${head}`, ["settings-yaml", "1:7", /directive/]],
  ["ten is no one", `%YAML 10.1\n---\n${head}`, ["settings-yaml", "1:7", /directive/]],
  ["a directive without its value", `%YAML\n---\n${head}`, ["settings-yaml", "1:1", /directive/]],
  [
    "unknown tags hide nothing else",
    "app:\n  type: !secret private\n  nam: x\ncredentials: !vault\n  mode: lwa\n",
    ["settings-yaml", "2:9", /`!secret`/],
    ["settings-shape", "3:3", /`app.nam`/],
    ["settings-yaml", "4:14", /`!vault`/],
  ],
  [
    "tags of YAML that are not of its core schema",
    lines(
      "roles: !!set { app }",
      "calls:",
      "  userAgent: !!binary aGk=",
      "  accessTokenHeader: !!timestamp 2026-01-01",
    ),
    ["settings-yaml", "5:8", /`!!set`/],
    ["settings-yaml", "7:14", /`!!binary`/],
    ["settings-yaml", "8:22", /`!!timestamp`/],
  ],
  ["a tag of the core schema", head.concat("  id: !!int 5\n"), ["settings-shape", "5:13", /`app.id` is a number/]],
  ["a tag that makes a text of digits", head.concat("  name: !!str 5\n")],
  [
    "days without quotes are texts, and digits a number",
    lines(
      "authorizations:",
      "  - { name: a, region: na, grantedOn: 2026-03-01 }",
      "  - { name: b, region: na, grantedOn: 20260301 }",
      "  - { name: c, region: na, grantedOn: 2026-03-01T10:00:00Z }",
    ),
    ["settings-shape", "7:39", /is a number, and a day is required/, /"YYYY-MM-DD"/],
    ["settings-shape", "8:39", /`2026-03-01T10:00:00Z` is not a day/, /"YYYY-MM-DD"/],
  ],
  [
    "ids without quotes that became numbers",
    head.concat("  mwsDeveloperIds:\n    na: 012345678901\n    eu: 123_456\n    fe: 1e11\n"),
    ["settings-shape", "6:9", /`app.mwsDeveloperIds.na` is a number/, /in quotes/],
    ["settings-shape", "8:9", /`app.mwsDeveloperIds.fe` is a number/, /in quotes/],
  ],
  [
    "yes, no, on and off are texts",
    head.concat("  hybrid: yes\n  listed: No\n  pendingEdit: on\n  name: off\n"),
    ["settings-shape", "5:11", /is a text, and `true` or `false` is required/, /`true`\.$/],
    ["settings-shape", "6:11", /is a text/, /`false`\.$/],
    ["settings-shape", "7:16", /is a text/, /`true`\.$/],
  ],
  ["True and FALSE are truth values", head.concat("  listed: FALSE\n  pendingEdit: True\n")],
  [
    "a truth value and a number in quotes",
    head.concat('  listed: "true"\n  authorizationCount: { self: "3" }\n'),
    ["settings-shape", "5:11", /is a text/, /`true` without quotes/],
    ["settings-shape", "6:31", /is a text, and a whole number is required/, /`3` without quotes/],
  ],
  [
    "the Norwegian country code is a text",
    lines("endpoints:", "  - url: https://sellingpartnerapi-eu.amazon.com", "    marketplaces: [NO]"),
    ["marketplace-unknown", "7:20", /`NO`/],
  ],
  [
    "a zero before a number does not make it octal",
    head.concat("  authorizationCount: { self: 010 }\n"),
    ["authorization-limit", "5:31", /The app has 10 self-authorizations/],
  ],
  [
    "`0o` makes it octal",
    head.concat("  authorizationCount: { self: 0o12 }\n"),
    ["authorization-limit", "5:31", /The app has 10 self-authorizations/],
  ],
  [
    "numbers that are no count",
    head.concat("  authorizationCount: { self: .nan, oauth: 1e30 }\n"),
    ["settings-shape", "5:31", /whole number is required/],
    ["settings-shape", "5:44", /whole number is required/],
  ],
  [
    "`__proto__` and `constructor` as keys",
    "app:\n  __proto__: { type: public }\n  constructor: x\ncredentials: { mode: lwa }\n__proto__: { app: { type: private } }\n",
    ["settings-shape", "1:1", /`app.type` is missing/],
    ["settings-shape", "2:3", /`app.__proto__` is not a key/],
    ["settings-shape", "3:3", /`app.constructor` is not a key/],
    ["settings-shape", "5:1", /`__proto__` is not a key/],
  ],
  [
    "`__proto__` behind a merge key",
    "app:\n  <<: { __proto__: { type: private } }\ncredentials: { mode: lwa }\n",
    ["settings-shape", "1:1", /`app.type` is missing/],
    ["settings-shape", "2:9", /`app.__proto__` is not a key/],
  ],
  [
    "`__proto__` as the id of a rule",
    lines("preflight:", "  rules:", "    __proto__: off"),
    ["settings-shape", "7:5", /`__proto__` is the id of no rule/],
  ],
  [
    "keys that are no texts",
    lines("1: x", "true: x", "? [a, b]", ": x", "~: x"),
    ["settings-shape", "5:1", /`1` is not a key/],
    ["settings-shape", "6:1", /`true` is not a key/],
    ["settings-yaml", "7:3", /not a plain name/],
    ["settings-shape", "9:1", /empty text is not a key/],
  ],
  [
    "null in each spelling is an empty value",
    "app:\n  id: ~\n  type:\n  name: NULL\ncredentials: null\noauth:\nendpoints: ~\n",
    ["settings-shape", "3:3", /`app.type` is empty, and it is required/],
    ["settings-shape", "5:1", /`credentials` is empty, and it is required/],
  ],
  [
    "a comment where a value is wanted",
    lines("oauth:", "  loginUri: #todo", "  redirectUris:", "    - https://a.example/cb #prod"),
    ["private-app-oauth", "8:7", /./],
  ],
  [
    "a `#` within a value is no comment",
    lines("oauth:", "  redirectUris: [https://a.example/cb#prod]").replace("private", "public"),
    ["settings-shape", "3:1", /`app.state` is missing/],
    ["redirect-uri-fragment", "6:18", /./],
  ],
  ["a tab as indentation", "app:\n\ttype: private\n", ["settings-yaml", "2:1", /with a tab/, /blanks/]],
  [
    "a tab behind a colon counts one column",
    "app:\n  type:\tprivat\ncredentials: { mode: lwa }\n",
    ["settings-shape", "2:9", /`privat`/],
  ],
  ["a colon within a value", "app:\n  name: a: b\n", ["settings-yaml", "2:9", /begin a new value/, /quotes/]],
  [
    "a value that begins with a reserved character",
    "app:\n  name: @x\n",
    ["settings-yaml", "2:9", /reserves/, /quotes/],
  ],
  ["a backslash in double quotes", 'app:\n  name: "C:\\path"\n', ["settings-yaml", "2:12", /backslash/]],
  [
    "a missing blank behind the colon",
    "app:\n  type:private\n  id: x\n",
    ["settings-yaml", "2:3", /neither a key/, /blank behind the colon/],
  ],
  ["a line indented by one blank more", "app:\n  type: private\n   id: x\n", ["settings-yaml", "2:9", /./]],
  ["a quote that is not closed", 'app:\n  name: "x\n', ["settings-yaml", "3:1", /missing/, /Close the quote/]],
  [
    "a block list without a place of its own is shown at its key",
    lines("roles:", "  - Pricing", "calls:"),
    ["settings-shape", "5:1", /`roles` is a list, and a map is required/],
  ],
  [
    "a value over several lines is cut at its first",
    head.concat("  state: |\n    draft\n    submitted\n"),
    ["settings-shape", "5:10", /is not a value of `app.state`/],
  ],
];

test.each(traps)("%s", (_, text, ...expected) => {
  const named = new Set(expected.map(([rule]) => rule));
  const report = check(text);
  const findings = report.findings.filter(({ rule, stage }) => stage === "settings" || named.has(rule));
  expect(findings.map(({ rule, line, column }) => `${rule} ${line}:${column}`)).toEqual(
    expected.map(([rule, at]) => `${rule} ${at}`),
  );
  for (const [index, [, , message, fix = /./]] of expected.entries()) {
    expect(findings[index]?.message).toMatch(message);
    expect(findings[index]?.fix).toMatch(fix);
  }
  expect(report.crashes).toEqual([]);
});
