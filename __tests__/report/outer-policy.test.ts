import { describe, expect, test } from "vitest";
import { noPolicy, type OuterPolicy } from "../../src/report/policy.js";
import { readPolicy } from "../../src/rules/policy-file.js";
import { check } from "../support/check.js";

const read = (text: string) => readPolicy(new TextEncoder().encode(text));

function policy(text: string): OuterPolicy {
  const result = read(text);
  if ("fault" in result) throw new Error(result.fault);
  return result.policy;
}

const link =
  "https://sellercentral.amazon.com/apps/authorize/consent?application_id=amzn1.sp.solution.1b2c3d4e-5f60-4a7b-8c9d-0e1f2a3b4c5d";
/** A link without `version=beta` (error) and without `state` (warning). */
const settings = (rules = "", comment = "") => `app:
  id: amzn1.sp.solution.1b2c3d4e-5f60-4a7b-8c9d-0e1f2a3b4c5d
  type: public
  state: draft
oauth:
  loginUri: https://app.example.com/amazon/login
  redirectUris: [https://app.example.com/amazon/callback]
  authorizationUris:
    - ${link} ${comment}
credentials: {mode: lwa}
preflight: {rules: {${rules}}}
`;
const said = (text: string, outer: OuterPolicy, base?: string) =>
  check(text, { policy: outer }, base)
    .findings.map(({ rule, severity }) => `${severity} ${rule}`)
    .sort();
const ignore = "# preflight-ignore draft-without-beta -- known";
const usual = ["error draft-without-beta", "warning state-missing"];
const unused = "notice ignore-unused";

describe("a policy from outside", () => {
  const cases: [name: string, policy: string, rules: string, comment: string, expected: string[]][] = [
    ["says nothing", "rules:", "", "", usual],
    ["lowers", "rules: {draft-without-beta: notice}", "", "", ["notice draft-without-beta", "warning state-missing"]],
    ["raises", "rules: {state-missing: error}", "", "", ["error draft-without-beta", "error state-missing"]],
    ["switches off", "rules: {state-missing: off}", "", "", ["error draft-without-beta"]],
    [
      "gives way to the file",
      "rules: {state-missing: error}",
      "state-missing: notice",
      "",
      ["error draft-without-beta", "notice state-missing"],
    ],
    ["is locked, and the file lowers", "locked: true", "draft-without-beta: off", "", [...usual, unused]],
    [
      "is locked, and the file lowers what it raises",
      "{locked: true, rules: {state-missing: error}}",
      "state-missing: warning",
      "",
      ["error draft-without-beta", "error state-missing", unused],
    ],
    [
      "is locked, and the file raises",
      "locked: true",
      "state-missing: error",
      "",
      ["error draft-without-beta", "error state-missing"],
    ],
    [
      "is locked, and the file switches on",
      "{locked: true, rules: {state-missing: off}}",
      "state-missing: notice",
      "",
      ["error draft-without-beta", "notice state-missing"],
    ],
    ["is not locked", "locked: false", "draft-without-beta: off", "", ["warning state-missing"]],
    ["allows ignore comments", "ignores: allowed", "", ignore, ["warning state-missing"]],
    ["allows none", "ignores: none", "", ignore, [...usual, unused]],
  ];
  test.each(cases)("%s", (_, text, rules, comment, expected) => {
    expect(said(settings(rules, comment), policy(text))).toEqual([...expected].sort());
  });

  test("says in the checks who switched a rule off", () => {
    const reason = (text: string, outer: OuterPolicy) =>
      check(text, { policy: outer }).files[0]?.checks.find(({ rule }) => rule === "state-missing")?.reason;
    expect(reason(settings(), policy("rules: {state-missing: off}"))).toBe("switched off by the policy");
    expect(reason(settings("state-missing: off"), noPolicy)).toBe("switched off in `preflight.rules`");
  });

  test.each([
    ["locked: true", "draft-without-beta: off", false],
    ["ignores: none", "", false],
    ["rules: {draft-without-beta: warning}", "draft-without-beta: warning", false],
    ["rules: {draft-without-beta: warning}", "draft-without-beta: notice", true],
    ["locked: false", "draft-without-beta: off", true],
  ])("with %s, a change to %j is looser: %s", (text, rules, isLooser) => {
    const head = settings(rules, text.startsWith("ignores") ? ignore : "");
    expect(said(head, policy(text), settings()).includes("warning policy-loosened")).toBe(isLooser);
  });
});

const faults: [string, RegExp][] = [
  ["rules: {settings-yaml: off}", /^The severity of `settings-yaml` cannot be changed\.$/],
  ["rules: {starter-value: notice}", /cannot be changed/],
  ["rules: {draft-without-bet: off}", /is the id of no rule\. Did you mean `draft-without-beta`\?$/],
  ["rules: {Atzr|IwEBIKq7Zp3TnX8vRb2Lw5Hs9Jd4Gf6Yc1Mx0Qa: off}", /^`Atzr\|\*\*\*` is the id of no rule\.$/],
  ["rules: {state-missing: info}", /^`rules\.state-missing` has no value .*`error`, `warning`, `notice`, `off`\.$/],
  ["rules: {state-missing: '${LEVEL}'}", /has no value of a policy/],
  ["rules: [state-missing]", /^`rules` is no map/],
  ["ignores: some", /^`ignores` has no value .*`allowed`, `none`\.$/],
  ["locked: yes", /^`locked` has no value .*`true`, `false`\.$/],
  ["lock: true", /^`lock` is no key of a policy/],
  ["locked: true\nlocked: false", /^Line 2: The key `locked` is given twice/],
  ["- locked", /^Line 1: The file is not a mapping/],
  ["", /^Line 1: The file declares nothing/],
  ["a: [", /^Line 1: /],
  ["\0", /NUL/],
];

test.each(faults)("%j is no policy", (text, message) => {
  const result = read(text);
  expect("fault" in result && result.fault).toMatch(message);
});
