import { describe, expect, test } from "vitest";
import { renderText } from "../../src/reporters/text.js";
import { floodReport, sampleReport } from "../support/sample-report.js";

const plain = { colour: false };

test("the worst findings of a file come first", () => {
  const severities = [...renderText(sampleReport, plain).matchAll(/^ (error|warning|notice) /gm)].map(
    (match) => match[1],
  );
  expect(severities).toEqual(["error", "error", "error", "warning", "notice"]);
});

test("the first hundred findings have a frame, the others a line, and beyond 5,000 a number", () => {
  const text = renderText(floodReport(5_007), plain);
  expect(text.match(/^ {3}config\/app-settings\.yml:\d+:1 /gm)).toHaveLength(100);
  expect(text.match(/^ error config\/app-settings\.yml:\d+:1 /gm)).toHaveLength(4_900);
  expect(text).toContain(" 7 more findings are not listed here; the format `json` holds all 5007.\n");
});

test.each([
  ["the first three of one rule and one fix have a frame", {}, 3],
  ["so have all whose fixes differ", { fix: true }, 5],
])("%s", (_, differ, frames) => {
  const text = renderText(
    floodReport(5, (index) => ({ rule: "one", ...("fix" in differ && { fix: `Write ${index}.` }) })),
    plain,
  );
  expect(text.match(/^ {3}config\/app-settings\.yml:\d+:1 /gm)).toHaveLength(frames);
  expect(text.match(/^ error config\/app-settings\.yml:\d+:1 MD1000 one: /gm) ?? []).toHaveLength(5 - frames);
});

describe("the closing line", () => {
  const closing = (change: Partial<typeof sampleReport>) =>
    renderText({ ...sampleReport, ...change }, { ...plain, quiet: true, columns: 160 })
      .trimEnd()
      .split("\n")
      .at(-1);
  const none = { error: 0, warning: 0, notice: 0, suppressed: 0 };

  test.each([
    [
      {},
      " Failed: 3 errors, 1 warning, 1 notice in 2 files, 1 more ignored by comments; 4 of 10 preconditions not checked. Correct what the findings name and run the check again.",
    ],
    [
      { outcome: "passed", failOn: "never" },
      " Passed: 3 errors, 1 warning, 1 notice in 2 files, 1 more ignored by comments; no finding fails this run; 4 of 10 preconditions not checked. Correct what the findings name and run the check again.",
    ],
    [
      { outcome: "passed", counts: { ...none, notice: 1 } },
      " Passed: 0 errors, 0 warnings, 1 notice in 2 files; none is at or above `error`; 4 of 10 preconditions not checked. Correct what the findings name and run the check again.",
    ],
    [
      { outcome: "passed", findings: [], counts: none },
      " Passed: no findings in 2 files; 4 of 10 preconditions not checked. Declare what was not checked to have it checked.",
    ],
    [
      { outcome: "passed", findings: [], counts: none, files: [] },
      " Passed: no findings in 0 files; 4 of 10 preconditions not checked. Nothing is left to do.",
    ],
    [
      { crashes: [{ rule: "x", file: "y", message: "z" }] },
      " Failed: 3 errors, 1 warning, 1 notice in 2 files, 1 more ignored by comments; 4 of 10 preconditions not checked. A rule broke on a file, which is a fault of the checker: please report it.",
    ],
  ] as const)("after %j", (change, expected) => {
    const text = renderText({ ...sampleReport, ...change }, { ...plain, quiet: true, columns: 160 });
    expect(text.slice(text.search(/^ (Passed|Failed)/m)).replaceAll("\n", "")).toBe(expected);
    expect(closing(change)).toBeDefined();
  });
});

test("colour is for the reader's terminal alone", () => {
  expect(renderText(sampleReport, plain)).not.toContain("\u001b");
  expect(renderText(sampleReport, { colour: true })).toContain("\u001b[1;31merror\u001b[0m");
});
