import { describe, expect, test } from "vitest";
import type { Check, Finding } from "../../src/report/finding.js";
import { uncheckedGroups } from "../../src/report/unchecked.js";
import { fileViews, walkOf } from "../../src/report/walk.js";
import { cleanReport, sampleReport } from "../support/sample-report.js";

const [file] = cleanReport.files;
const [sample] = sampleReport.findings;
if (file === undefined || sample === undefined) throw new Error("The sample is empty.");
const baseFile = file;
const baseFinding = sample;

const check = (rule: string, stage: Check["stage"], result: Check["result"], reason?: string): Check => ({
  ...{ rule, stage, result },
  ...(reason !== undefined && { reason }),
});
const error = (stage: Finding["stage"], ...codes: string[]): Finding => ({
  ...baseFinding,
  ...{ rule: "some-rule", stage, severity: "error", codes },
});

const warning = (stage: Finding["stage"], ...codes: string[]): Finding => ({
  ...error(stage, ...codes),
  severity: "warning",
});

describe("the sentence", () => {
  test.each([
    ["The first seller stops at consent: Amazon shows MD1000.", "consent", [error("consent", "MD1000", "MD9000")]],
    [
      "The first seller stops at consent: Amazon shows MD1000 or MD5101.",
      "consent",
      [
        error("consent", "MD1000"),
        error("consent", "MD5101"),
        error("consent", "MD1000"),
        error("call", "403 Unauthorized"),
      ],
    ],
    [
      "The first seller stops at consent: Amazon shows A1, A2, A3 or another code.",
      "consent",
      ["A1", "A2", "A3", "A4"].map((code) => error("consent", code)),
    ],
    ["The first seller stops at call: the call meets `403 Unauthorized`.", "call", [error("call", "403 Unauthorized")]],
    [
      "The first seller stops at registration for `some-rule`, a fault for which Amazon documents no code.",
      "registration",
      [error("registration")],
    ],
  ] as const)("%s", (sentence, stoppedAt, findings) => {
    expect(walkOf({ ...baseFile, stoppedAt }, findings).sentence).toBe(sentence);
  });

  test.each([
    [
      "No precondition of a seller's way could be judged.",
      [check("a", "settings", "passed"), check("b", "call", "not-applicable")],
    ],
    [
      "None of the 2 preconditions that apply could be checked.",
      [check("a", "token", "not-checked"), check("b", "call", "not-checked")],
    ],
    [
      "Nothing declared stops a seller; all 2 preconditions that apply were checked.",
      [
        check("a", "token", "passed"),
        check("b", "call", "failed"),
        check("c", "call", "not-applicable"),
        check("d", "secrets", "not-checked"),
      ],
    ],
    [
      "Nothing declared stops a seller; the one precondition that applies was checked.",
      [check("a", "token", "passed")],
    ],
    [
      "Nothing declared stops a seller; 1 of 2 preconditions could not be checked.",
      [check("a", "token", "passed"), check("b", "call", "not-checked")],
    ],
  ] as const)("%s", (sentence, checks) => {
    expect(walkOf({ ...baseFile, checks }, []).sentence).toBe(sentence);
  });
});

test.each([
  ["A seller may stop at call, where the call meets `403 Unauthorized`", [warning("call", "403 Unauthorized")]],
  [
    "A seller may stop at consent, where Amazon shows MD1000",
    [warning("call", "403 Unauthorized"), warning("consent", "MD1000"), warning("secrets", "invalid_client")],
  ],
  ["Nothing declared stops a seller", [warning("call"), { ...warning("call", "403"), severity: "notice" }]],
] as const)("under warnings: %s", (start, findings) => {
  const checks = [check("a", "token", "passed"), check("b", "call", "failed")];
  expect(walkOf({ ...baseFile, checks }, findings).sentence).toBe(
    `${start}; all 2 preconditions that apply were checked.`,
  );
});

test("the stages hold what each rule said", () => {
  const [view] = fileViews(sampleReport);
  expect(view?.walk.stoppedAt).toBe("registration");
  expect(view?.walk.stages.map(({ stage }) => stage)).toEqual(["registration", "consent", "token", "signing", "call"]);
  expect(view?.walk.stages[0]).toEqual({
    stage: "registration",
    passed: ["oauth-uri-syntax"],
    failed: ["oauth-uri-https"],
    notApplicable: ["private-app-oauth"],
    notChecked: [{ rule: "redirect-uri-fragment", reason: "ignored by a comment in the file" }],
  });
});

test("a file has its own findings", () => {
  expect(fileViews(sampleReport).map(({ findings, suppressed }) => [findings.length, suppressed.length])).toEqual([
    [5, 1],
    [0, 0],
  ]);
});

test("what was not checked is grouped by reason, the largest group first", () => {
  const checks = [
    check("a", "call", "not-checked", "x is not declared"),
    check("b", "call", "not-checked", "y is not declared"),
    check("c", "call", "failed", "y is not declared"),
    check("d", "call", "failed"),
    check("e", "call", "passed"),
  ];
  expect(uncheckedGroups(checks)).toEqual([
    { reason: "y is not declared", rules: ["b"], inPart: ["c"] },
    { reason: "x is not declared", rules: ["a"], inPart: [] },
  ]);
});
