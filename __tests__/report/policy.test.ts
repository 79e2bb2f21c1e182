import { describe, expect, test } from "vitest";
import { renderJson } from "../../src/reporters/json.js";
import { renderMarkdown } from "../../src/reporters/markdown.js";
import { renderText } from "../../src/reporters/text.js";
import { check } from "../support/check.js";

const link =
  "https://sellercentral.amazon.com/apps/authorize/consent?application_id=amzn1.sp.solution.1b2c3d4e-5f60-4a7b-8c9d-0e1f2a3b4c5d";
/** A link without `version=beta` (error) and without `state` (warning). */
const settings = (rules: string, comment = "") => `app:
  id: amzn1.sp.solution.1b2c3d4e-5f60-4a7b-8c9d-0e1f2a3b4c5d
  type: public
  state: draft
oauth:
  loginUri: https://app.example.com/amazon/login
  redirectUris: [https://app.example.com/amazon/callback]
  authorizationUris:
    - ${link} ${comment}
credentials: {mode: lwa, clientSecret: hunter2}
preflight: {rules: {${rules}}}
`;

const said = (text: string) => check(text).findings.map(({ rule, severity }) => `${severity} ${rule}`);
const resultOf = (text: string, rule: string) => check(text).files[0]?.checks.find((one) => one.rule === rule)?.result;
const secret = "error secret-in-settings";
const both = ["error draft-without-beta", "warning state-missing", secret];

describe("the policy of a file", () => {
  const policies: [string, string, readonly string[]][] = [
    ["nothing", "", both],
    ["one rule lowered", "draft-without-beta: notice", ["notice draft-without-beta", "warning state-missing", secret]],
    ["one rule raised", "state-missing: error", ["error draft-without-beta", "error state-missing", secret]],
    ["one rule off", "draft-without-beta: off", ["warning state-missing", secret]],
    ["a rule without findings", "oauth-uri-https: off", both],
    ["a fixed rule", "secret-in-settings: off", [...both, "error settings-shape"]],
    ["an unknown rule", "no-such-rule: off", [...both, "error settings-shape"]],
    ["a word that is no severity", "state-missing: low", [...both, "error settings-shape"]],
    ["a severity filled in at run time", `state-missing: "\${LEVEL}"`, both],
  ];

  test.each(policies)("%s", (_, rules, expected) => {
    expect(said(settings(rules))).toEqual(expected);
  });

  test("a rule that is off is not checked, with the reason", () => {
    expect(resultOf(settings("draft-without-beta: off"), "draft-without-beta")).toBe("not-checked");
    expect(renderText(check(settings("draft-without-beta: off")), { colour: false })).toContain(
      "switched off in `preflight.rules`: draft-without-beta",
    );
  });
});

describe("an ignore comment", () => {
  const comments: [string, string, readonly string[], number][] = [
    ["one rule", "# preflight-ignore draft-without-beta -- moved", ["warning state-missing", secret], 1],
    ["two rules", "# preflight-ignore draft-without-beta, state-missing -- moved", [secret], 2],
    [
      "until today",
      "# preflight-ignore draft-without-beta until 2026-11-24 -- moved",
      ["warning state-missing", secret],
      1,
    ],
    [
      "until yesterday",
      "# preflight-ignore draft-without-beta until 2026-11-23 -- moved",
      ["notice ignore-unused", ...both],
      0,
    ],
    ["words that touch", "#preflight-ignore draft-without-beta,,state-missing  -- moved", [secret], 2],
    [
      "until a day that is in no calendar",
      "# preflight-ignore draft-without-beta until 2026-99-99 -- moved",
      ["notice ignore-unused", ...both],
      0,
    ],
    [
      "until what only looks like a day",
      "# preflight-ignore draft-without-beta until 12026-12-24 -- moved",
      ["notice ignore-unused", ...both],
      0,
    ],
    [
      "until a day and a word",
      "# preflight-ignore draft-without-beta until 2026-12-24 noon -- moved",
      ["notice ignore-unused", ...both],
      0,
    ],
    ["in a remark about one", "# see # preflight-ignore draft-without-beta -- moved", both, 0],
    ["nothing", "# preflight-ignore", ["notice ignore-unused", ...both], 0],
    [
      "with a reason that nobody sees",
      "# preflight-ignore draft-without-beta -- \u200B\u3164\u2800\uFE0F",
      ["notice ignore-unused", ...both],
      0,
    ],
    ["without a reason", "# preflight-ignore draft-without-beta", ["notice ignore-unused", ...both], 0],
  ];

  test.each(comments)("for %s", (_, comment, expected, suppressed) => {
    const report = check(settings("", comment));
    expect([...said(settings("", comment))].sort()).toEqual([...expected].sort());
    expect(report.counts.suppressed).toBe(suppressed);
  });

  test("cannot silence a fixed rule", () => {
    const text = settings("").replace("hunter2}", "hunter2} # preflight-ignore secret-in-settings -- known");
    expect(said(text)).toContain(secret);
  });

  test("leaves what it silenced in every report, with its reason", () => {
    const report = check(settings("", "# preflight-ignore draft-without-beta -- moved on Monday"));
    expect(renderText(report, { colour: false })).toContain("line 9, error draft-without-beta: moved on Monday");
    expect(renderText(report, { colour: false })).toContain("1 more ignored by comments");
    expect(renderMarkdown(report)).toContain("moved on Monday");
    expect(JSON.parse(renderJson(report)).suppressed).toMatchObject([
      { rule: "draft-without-beta", reason: "moved on Monday" },
    ]);
    expect(resultOf(settings("", "# preflight-ignore draft-without-beta -- x"), "draft-without-beta")).toBe(
      "not-checked",
    );
    expect(renderText(report, { colour: false })).toContain("ignored by a comment in the file: draft-without-beta");
  });
});
