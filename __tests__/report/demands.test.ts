import { describe, expect, test } from "vitest";
import type { PreflightOptions } from "../../src/preflight.js";
import { type Demands, readCount, readRequire } from "../../src/report/demands.js";
import { walkStages } from "../../src/report/finding.js";
import type { Report } from "../../src/report/report.js";
import { renderAzure } from "../../src/reporters/azure.js";
import { renderCheckstyle } from "../../src/reporters/checkstyle.js";
import { renderGithub } from "../../src/reporters/github.js";
import { renderGitlab } from "../../src/reporters/gitlab.js";
import { renderJson } from "../../src/reporters/json.js";
import { renderJunit } from "../../src/reporters/junit.js";
import { renderMarkdown } from "../../src/reporters/markdown.js";
import { renderRdjson } from "../../src/reporters/rdjson.js";
import { renderSarif } from "../../src/reporters/sarif.js";
import { renderText } from "../../src/reporters/text.js";
import { check } from "../support/check.js";

const clientId = "amzn1.application-oa2-client.0a1b2c3d4e5f60718293a4b5c6d7e8f9";
/** A private app of which little is declared: no fault, and much that was not checked. */
const little = `app: {type: private}
credentials: {mode: lwa, clientId: ${clientId}, clientSecret: "\${SECRET}"}
`;

const demand = (demands: Demands, changed: Partial<PreflightOptions> = {}, text = little) =>
  check(text, { demands, ...changed });
const open = (report: Report) =>
  (report.files[0]?.checks ?? []).filter(
    ({ stage, result }) => result === "not-checked" && walkStages.some((step) => step === stage),
  );
const rulesOf = (report: Report, stage?: string) =>
  open(report)
    .filter((one) => stage === undefined || one.stage === stage)
    .map(({ rule }) => rule);

test("what was not checked is counted among the preconditions that apply, for each file and for all", () => {
  const report = check(little);
  const { checks = [] } = report.files[0] ?? {};
  const applying = checks.filter(
    ({ stage, result }) => result !== "not-applicable" && walkStages.some((step) => step === stage),
  );
  const extent = { unchecked: open(report).length, preconditions: applying.length };
  expect(extent.unchecked).toBeGreaterThan(10);
  expect(report).toMatchObject(extent);
  expect(report.files[0]).toMatchObject(extent);
  expect(JSON.parse(renderJson(report))).toMatchObject({ ...extent, failures: [], files: [extent] });
});

describe("required stages", () => {
  test("fail the run with the rules that were not checked, and those alone", () => {
    const report = demand({ require: ["token"] });
    expect(report.findings).toEqual([]);
    expect(report.outcome).toBe("failed");
    const rules = rulesOf(report, "token");
    expect(rules.length).toBeGreaterThan(2);
    expect(report.failures).toEqual([{ file: "app-settings.yml", kind: "required", rules }]);
  });

  test("that are wholly checked, or do not apply, do not", () => {
    expect(demand({ require: ["signing", "consent"] })).toMatchObject({ outcome: "passed", failures: [] });
    expect(demand({ require: [] })).toMatchObject({ outcome: "passed", failures: [] });
  });

  test("are not met by a rule that is switched off or ignored", () => {
    const text = `app: {type: private}
oauth:
  workflows: [website] # preflight-ignore private-app-oauth -- the console is wrong
credentials: {mode: lwa, clientId: ${clientId}, clientSecret: "\${SECRET}"}
preflight: {rules: {oauth-uris-identical: off}}
`;
    const report = demand({ require: ["registration"] }, {}, text);
    expect(report.failures[0]?.rules).toEqual(expect.arrayContaining(["private-app-oauth", "oauth-uris-identical"]));
  });

  test("of a file that cannot be read fail it too", () => {
    const report = demand({ require: ["consent"] }, {}, "app: [\n");
    expect(report.failures[0]?.rules.length).toBeGreaterThan(5);
    expect(report.unchecked).toBe(report.preconditions);
  });
});

test.each([
  [-1, true],
  [0, false],
  [1, false],
])("%i more than is open may stay unchecked", (more, fails) => {
  const report = demand({ require: [], maxUnchecked: open(check(little)).length + more });
  expect(report.outcome).toBe(fails ? "failed" : "passed");
  const failure = { file: "app-settings.yml", kind: "unchecked", rules: rulesOf(report) };
  expect(report.failures).toEqual(fails ? [failure] : []);
});

test("`never` excuses what was not checked, which is told all the same", () => {
  const report = demand({ require: [...walkStages], maxUnchecked: 0 }, { failOn: "never" });
  expect(report.outcome).toBe("passed");
  expect(report.failures.map(({ kind }) => kind)).toEqual(["required", "unchecked"]);
});

const formats: Record<string, (report: Report) => string> = {
  text: (report) => renderText(report, { colour: false, columns: 10_000 }),
  quiet: (report) => renderText(report, { colour: false, quiet: true }),
  github: (report) => renderGithub(report),
  markdown: (report) => renderMarkdown(report),
  json: renderJson,
  junit: renderJunit,
  rdjson: renderRdjson,
  gitlab: renderGitlab,
  checkstyle: renderCheckstyle,
  azure: renderAzure,
  sarif: (report) => renderSarif(report, { rules: [] }),
};

describe.each(Object.entries(formats))("%s", (format, render) => {
  test("names what was to be checked and was not, with its reason", () => {
    for (const demands of [{ require: ["token"] as const }, { require: [], maxUnchecked: 0 }]) {
      const report = demand(demands);
      const [missed] = open(report).filter(({ stage }) => stage === "token");
      const text = render(report);
      expect(text).toContain(missed?.rule);
      expect(text).toContain(missed?.reason?.replaceAll("`", "").split(" ")[0]);
      expect(text).toMatch(/required|more/i);
    }
  });

  test("says how much was not checked", () => {
    const { unchecked, preconditions } = check(little);
    const verdict = `${unchecked} of ${preconditions} preconditions not checked`;
    const numbers: Record<string, readonly string[]> = {
      json: [`"unchecked": ${unchecked}`, `"preconditions": ${preconditions}`],
      sarif: [`"unchecked": ${unchecked}`, `"preconditions": ${preconditions}`],
      junit: [`name="unchecked" value="${unchecked}"`, `name="preconditions" value="${preconditions}"`],
      // These formats have findings and nothing else.
      rdjson: [],
      gitlab: [],
      checkstyle: [],
    };
    for (const words of numbers[format] ?? [verdict])
      expect(render(check(little)).replaceAll(/\s+/g, " ")).toContain(words);
  });
});

test("the verdict counts what is required, and the files that have too much unchecked", () => {
  const report = demand({ require: ["token"], maxUnchecked: 1 });
  const required = rulesOf(report, "token").length;
  expect(renderGithub(report)).toContain(
    ` Failed: no findings in 1 file; ${report.unchecked} of ${report.preconditions} preconditions not checked, ${required} of them required, more than is allowed in 1 file.\n`,
  );
});

test.each([
  ["consent", ["consent"]],
  ["consent, registration", ["registration", "consent"]],
  ["call\nall", [...walkStages]],
  ["", []],
])("%j names stages", (text, stages) => {
  expect(readRequire(text)).toEqual({ stages });
});

test.each(["secrets", "settings", "change", "Consent", "consent;token", "*"])("%s names none", (wrong) => {
  expect(readRequire(`consent, ${wrong}`)).toEqual({ wrong });
});

test.each([
  ["0", 0],
  ["12", 12],
  ["-1", undefined],
  ["1.5", undefined],
  ["1e3", undefined],
  ["", undefined],
  ["9999999999", undefined],
])("%j is a number of preconditions, or none", (text, count) => {
  expect(readCount(text)).toBe(count);
});
