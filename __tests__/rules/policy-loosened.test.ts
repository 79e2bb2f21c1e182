import { describe, expect, test } from "vitest";
import { preflight } from "../../src/preflight.js";
import { options } from "../support/check.js";

const bytes = (text: string) => new TextEncoder().encode(text);

/** What `policy-loosened` says about a change; `base` is null for a new file. */
function loosened(head: string, base: string | null): string[] {
  const file = { path: "app-settings.yml", bytes: bytes(head), base: base === null ? null : bytes(base) };
  const { findings, crashes } = preflight([file], options);
  expect(crashes).toEqual([]);
  return findings
    .filter(({ rule }) => rule === "policy-loosened")
    .map(({ line, severity, message }) => {
      expect(severity).toBe("warning");
      return `${line}: ${message.replace(/^Policy change: /, "").replaceAll("`", "")}`;
    });
}

const lines = (...text: string[]) => `${text.join("\n")}\n`;
const head = ["app: {type: private}", "credentials: {mode: lwa}"];
const rules = (...entries: string[]) => lines(...head, "preflight:", "  rules:", ...entries.map((one) => `    ${one}`));
const ignore = (words: string) => `# preflight-ignore ${words}`;
const uris = (...entries: string[]) =>
  lines("oauth:", "  redirectUris:", ...entries.map((one) => `    - ${one}`), ...head);
const inSame = " in the same change that is checked.";

describe("a severity", () => {
  const cases: [name: string, before: string | null, after: string, ...expected: string[]][] = [
    [
      "the rule's usual severity lowers its errors",
      rules(),
      rules("user-agent: warning"),
      "5: user-agent goes from error to warning",
    ],
    [
      "a warning of a rule that gives errors and notices",
      rules(),
      rules("authorization-uri-host: warning"),
      "5: authorization-uri-host goes from error to warning",
    ],
    [
      "a notice for a rule that gives warnings too",
      rules(),
      rules("operation-unknown: notice"),
      "5: operation-unknown goes from warning to notice",
    ],
    [
      "its usual severity, for a rule with one alone",
      rules(),
      rules("state-static: warning", "sigv4-not-required: notice"),
    ],
    ["raised to an error", rules(), rules("operation-unknown: error")],
    [
      "an error that is taken back lowers warnings",
      rules("role-missing: error"),
      rules(),
      "4: role-missing goes from error to warning",
    ],
    ["a cap that is taken away raises errors", rules("user-agent: warning"), rules()],
    [
      "a cap that is taken away lowers notices",
      rules("redirect-uri-unsafe: warning"),
      rules(),
      "4: redirect-uri-unsafe goes from warning to notice",
    ],
    [
      "switched off",
      rules("state-static: notice"),
      rules('state-static: "off"'),
      "5: state-static goes from notice to off",
    ],
    [
      "a new file brings it",
      null,
      rules("draft-without-beta: off", "user-agent: warning"),
      "5: draft-without-beta goes from error to off",
      "6: user-agent goes from error to warning",
    ],
    ["a new file is stricter", null, rules("state-static: error")],
  ];
  test.each(cases)("%s", (_, before, after, ...expected) => {
    expect(loosened(after, before)).toEqual(expected.map((one) => one + inSame));
  });
});

describe("an ignore comment", () => {
  const old = uris(
    `https://a.example/#/a ${ignore("redirect-uri-fragment until 2027-01-31 -- moving")}`,
    "https://b.example/b",
  );
  const cases: [name: string, before: string | null, after: string, ...expected: string[]][] = [
    [
      "loses its day",
      old,
      old.replace(" until 2027-01-31", ""),
      "3: findings of redirect-uri-fragment are ignored without an end instead of until 2027-01-31.",
    ],
    [
      "gets a later day",
      old,
      old.replace("2027", "2028"),
      "3: findings of redirect-uri-fragment are ignored until 2028-01-31 instead of until 2027-01-31.",
    ],
    ["gets a nearer day", old, old.replace("2027-01-31", "2026-12-31")],
    [
      "gets another reason",
      old,
      old.replace("moving", "never mind"),
      "3: findings of redirect-uri-fragment are ignored from this change on.",
    ],
    [
      "is copied to another line",
      old,
      old.replace("b.example/b", `b.example/#b ${ignore("redirect-uri-fragment -- moving")}`),
      "4: findings of redirect-uri-fragment are ignored from this change on.",
    ],
    [
      "moves to another line",
      old,
      uris(
        "https://a.example/#/a",
        `https://b.example/#/b ${ignore("redirect-uri-fragment until 2027-01-31 -- moving")}`,
      ),
      "4: findings of redirect-uri-fragment are ignored from this change on.",
    ],
    [
      "stays at a line whose value changes",
      old,
      old.replace("#/a", "#/c"),
      "3: findings of redirect-uri-fragment are ignored from this change on.",
    ],
    [
      "moves with its line",
      old,
      uris(
        "https://b.example/b",
        `https://a.example/#/a ${ignore("redirect-uri-fragment until 2027-01-31 -- moving")}`,
      ),
    ],
    [
      "moves above its line",
      old,
      old.replace(/https:\S+a (#.*)\n/, "$1").replace(/- (# pre.*) {4}- /, "$1\n    - https://a.example/#/a\n    - "),
    ],
    [
      "one more of the same at an equal line",
      old,
      old.replace(/( {4}- .*\n)/, "$1$1"),
      "4: findings of redirect-uri-fragment are ignored from this change on.",
    ],
    [
      "names one rule more",
      old,
      old.replace("redirect-uri-fragment", "redirect-uri-fragment, redirect-uri-unsafe"),
      "3: findings of redirect-uri-unsafe are ignored from this change on.",
    ],
    [
      "is two comments now",
      uris(`https://a.example/a ${ignore("state-static, redirect-uri-unsafe -- x")}`),
      uris(ignore("state-static -- x").replace(/^/, ""), "b")
        .replace("- #", "#")
        .replace("- b", `- https://a.example/a ${ignore("redirect-uri-unsafe -- x")}`),
    ],
    [
      "an equal line of another entry",
      lines(
        ...head,
        "endpoints:",
        "  - url: https://a.example",
        `    region: xx ${ignore("region-name -- y")}`,
        "  - url: https://b.example",
        "    region: xx",
      ),
      lines(
        ...head,
        "endpoints:",
        "  - url: https://a.example",
        "    region: xx",
        "  - url: https://b.example",
        `    region: xx ${ignore("region-name -- y")}`,
      ),
      "7: findings of region-name are ignored from this change on.",
    ],
    ...[
      [">- X", "https://a.example/#/a"],
      ["| X", "https://a.example/#/a"],
      ['"https://a.example/ X'.replace(" X", "\\"), '#/a"'],
      ["https://a.example/", "b#/a"],
      ["'https://a.example/", "#/a'"],
    ].map(([first = "", second = ""]): [string, string, string, ...string[]] => {
      const said = ignore("redirect-uri-fragment -- moving");
      const before = first.includes("X")
        ? uris(first.replace("X", said), `  ${second}`).replace("-   ", "    ")
        : uris(first, `  ${second}`).replace("-   ", "    ").replace("    - ", `    ${said}\n    - `);
      const at = before.split("\n").findIndex((line) => line.includes(said)) + 1;
      return [
        `stays at the first line of a text that goes on: ${first}`,
        before,
        before.replace("#/a", "#/other"),
        `${at}: findings of redirect-uri-fragment are ignored from this change on.`,
      ];
    }),
    ...[
      ["*it", "x-it: &it https://a.example/#/a"],
      ["{uri: *it, region: eu}", "x-it: &it https://a.example/#/a"],
    ].map(([use = "", anchor = ""]): [string, string, string, ...string[]] => {
      const before = `${anchor}\n${uris(`${use} ${ignore("redirect-uri-fragment -- moving")}`)}`;
      return [
        `stays at an alias whose anchor changes: ${use}`,
        before,
        before.replace("#/a", "#/other"),
        "4: findings of redirect-uri-fragment are ignored from this change on.",
      ];
    }),
    ...[
      ["redirectUris: *it", "x-it: &it [https://a.example/a]"],
      ["<<: *it", "x-it: &it {redirectUris: [https://a.example/a]}"],
    ].map(([use = "", anchor = ""]): [string, string, string, ...string[]] => {
      const said = ignore("redirect-uri-fragment -- moving");
      const before = lines(anchor, "oauth:", `  ${use} ${said}`, ...head);
      return [
        `stays at an alias to which entries are added: ${use}`,
        before,
        before.replace("/a]", "/a, https://a.example/#/b]"),
        "3: findings of redirect-uri-fragment are ignored from this change on.",
      ];
    }),
    [
      "stays at an alias whose anchor moves",
      `x-it: &it https://a.example/#/a\n${uris(`*it ${ignore("redirect-uri-fragment -- moving")}`)}`,
      `x-one: 1\nx-it: &it https://a.example/#/a\n${uris(`*it ${ignore("redirect-uri-fragment -- moving")}`)}`,
    ],
    ["comes with a new file", null, old, "3: findings of redirect-uri-fragment are ignored from this change on."],
    [
      "without effect comes with a new file",
      null,
      uris(
        `https://a.example/a ${ignore("settings-yaml, no-such-rule -- x")}`,
        `https://b.example/b ${ignore("state-static until 2020-01-01 -- x")}`,
        `https://c.example/c ${ignore("state-static -- \u200B\u3164\uFE0F")}`,
      ),
    ],
  ];
  test.each(cases)("%s", (_, before, after, ...expected) => {
    expect(loosened(after, before)).toEqual(expected);
  });
});
