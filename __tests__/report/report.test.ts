import { describe, expect, test } from "vitest";
import { type Finding, severities } from "../../src/report/finding.js";
import { maskSource } from "../../src/report/masked-source.js";
import { assembleReport, type FileResult, failOnWords } from "../../src/report/report.js";
import { finding } from "../support/sample-finding.js";

const base = { rule: "b", title: "t", stage: "consent", severity: "error", message: "m", fix: "f" } as const;
const at = (change: Partial<Finding>) =>
  finding({ ...base, codes: [], related: [], path: [], line: 1, column: 1, endColumn: 2, ...change });
const source = maskSource("", [0], [], []);
const secrets = () => [];
const file = (path: string, rest: Partial<FileResult> = {}): FileResult => ({
  ...{ path, checks: [], source, secrets, findings: [], suppressed: [], crashes: [] },
  ...rest,
});
const tool = { name: "sp-api-preflight", version: "1.0.0" };

describe("the outcome", () => {
  const outcomes = [undefined, ...severities].flatMap((worst) =>
    failOnWords.map((failOn) => ({
      ...{ worst, failOn },
      outcome:
        worst !== undefined && failOn !== "never" && severities.indexOf(worst) <= severities.indexOf(failOn)
          ? "failed"
          : "passed",
    })),
  );

  test.each(outcomes)("of $worst, failing on $failOn, is $outcome", ({ worst, failOn, outcome }) => {
    const findings = worst === undefined ? [] : [at({ severity: worst })];
    expect(assembleReport([file("a"), file("b", { findings })], failOn, tool).outcome).toBe(outcome);
  });

  test("knows what was there before, and says that it made a difference", () => {
    const old = at({ severity: "error", fingerprint: "old" });
    const findings = [old, at({ severity: "warning", fingerprint: "new" })];
    const report = (excused?: ReadonlySet<Finding>, failOn: "error" | "warning" = "error", onNew?: boolean) =>
      assembleReport([file("a", { findings, ...(excused && { excused }) })], failOn, tool, onNew);
    expect(report(new Set([old]), "error", true)).toMatchObject({
      outcome: "passed",
      onNew: true,
      counts: { error: 1 },
    });
    expect(report(new Set([old]), "warning", true).outcome).toBe("failed");
    expect(report(new Set(), "error", true)).toMatchObject({ outcome: "failed", onNew: true });
    expect(report(new Set([old])).outcome).toBe("failed");
    expect(report()).not.toHaveProperty("onNew");
  });
});

test("findings stand in the order of files, lines, columns, rules and messages", () => {
  const ordered = [
    at({ line: 2, column: 9, rule: "z" }),
    at({ line: 10, column: 3, rule: "z" }),
    at({ line: 10, column: 11, rule: "a", message: "z" }),
    at({ line: 10, column: 11, rule: "b", message: "a" }),
    at({ line: 10, column: 11, rule: "b", message: "b" }),
    at({ line: 10, column: 11, rule: "b", message: "c" }),
  ];
  for (const findings of [ordered, ordered.toReversed(), [...ordered.slice(3), ...ordered.slice(0, 3)]]) {
    const suppressed = findings.map((one) => ({ ...one, reason: "known" }));
    const report = assembleReport([file("b", { findings, suppressed }), file("a")], "error", tool);
    expect(report.findings).toEqual(ordered);
    expect(report.suppressed).toEqual(ordered.map((one) => ({ ...one, reason: "known" })));
    expect(report.files.map(({ path }) => path)).toEqual(["a", "b"]);
  }
});

test("findings are counted by severity, and the walk of each file stops at its first stage with an error", () => {
  const findings = [
    at({ stage: "registration", severity: "warning" }),
    at({ stage: "call" }),
    at({ stage: "token" }),
    at({ stage: "registration", severity: "notice" }),
    at({ stage: "registration", severity: "notice" }),
    at({ stage: "registration", severity: "notice" }),
  ];
  const roles = { scopes: [] } as unknown as NonNullable<FileResult["roles"]>;
  const crash = { rule: "r", file: "b", message: "x" };
  const report = assembleReport(
    [file("a", { findings }), file("b", { roles, crashes: [crash], suppressed: [{ ...at({}), reason: "known" }] })],
    "never",
    tool,
  );
  expect(report).toMatchObject({ outcome: "passed", failOn: "never", tool, crashes: [crash] });
  expect(report.counts).toEqual({ error: 2, warning: 1, notice: 3, suppressed: 1 });
  expect(report.files).toStrictEqual([
    { path: "a", stoppedAt: "token", checks: [], source, secrets, unchecked: 0, preconditions: 0 },
    { path: "b", stoppedAt: null, checks: [], source, secrets, roles, unchecked: 0, preconditions: 0 },
  ]);
});
