import { describe, expect, test } from "vitest";
import { type CheckRunOptions, writeCheckRun } from "../../src/github/check-run.js";
import type { Report } from "../../src/report/report.js";
import { githubStep, head } from "../support/github-step.js";
import { always } from "../support/hostile-report.js";
import { reportOf, reportWith, settingsPath, settingsText } from "../support/many-findings.js";

const step = githubStep();
const options = (given: Partial<CheckRunOptions>): CheckRunOptions => ({
  head,
  report: reportWith(1),
  failed: true,
  instance: "ci/check",
  ...given,
});

describe.each([0, 1, 49, 50, 51, 120, 1_000, 5_000])("with %i findings", (count) => {
  test("one complete check run has them, or counts those that it has not", async () => {
    const report = reportWith(count);
    const result = await writeCheckRun(step.client(), options({ report, failed: count > 0 }));

    const annotated = Math.min(count, 1_000);
    expect(result).toEqual({ kind: "done", data: { annotated, left: count - annotated } });
    expect(step.server.checkRuns).toHaveLength(1);
    const [run] = step.server.checkRuns;
    expect(run).toMatchObject({
      name: "sp-api-preflight",
      head,
      status: "completed",
      conclusion: count > 0 ? "failure" : "success",
    });
    expect(run?.annotations.map(({ start_line }) => start_line)).toEqual(
      Array.from({ length: annotated }, (_, index) => index + 1),
    );
    if (count > annotated)
      expect(run?.summary).toContain(`${count - annotated} findings more than a check run can show`);
    expect(step.server.sent("/check-runs").filter(({ route }) => !route.startsWith("GET "))).toHaveLength(
      Math.max(1, Math.ceil(annotated / 50)),
    );
  });

  test("the same run again changes nothing that a reader sees", async () => {
    const report = reportWith(count);
    await writeCheckRun(step.client(), options({ report }));
    const before = structuredClone(step.server.checkRuns);
    await writeCheckRun(step.client(), options({ report }));
    expect(step.server.checkRuns).toEqual(before);
  });
});

test("an annotation has the place, the words and the lines of the file", async () => {
  const report = reportOf(settingsText(3), [{ line: 2, endLine: 2, column: 7, endColumn: 13, severity: "warning" }]);
  await writeCheckRun(step.client(), options({ report }));
  expect(step.server.checkRuns[0]?.annotations).toEqual([
    {
      path: settingsPath,
      start_line: 2,
      end_line: 2,
      start_column: 7,
      end_column: 13,
      annotation_level: "warning",
      title: "403 Unauthorized: A name is none of Amazon's roles (role-unknown)",
      message:
        "`value2` is none of Amazon's roles. Write the name of a role.\n" +
        "https://github.com/sp-api-preflight/sp-api-preflight/blob/v1.0.0/docs/rules/role-unknown.md",
      raw_details: "  1 | key1: value1\n  2 | key2: value2\n    |       ^^^^^^\n",
    },
  ]);
});

test("the lines of the file that say why are shown too, five of them at most", async () => {
  const related = [3, 5, 6, 7, 8, 9].map((line) => ({
    path: [],
    line,
    endLine: line,
    column: 1,
    endColumn: 5,
    message: `reason ${line}`,
  }));
  await writeCheckRun(
    step.client(),
    options({ report: reportOf(settingsText(9), [{ line: 1, endLine: 1, related }]) }),
  );
  const details = step.server.checkRuns[0]?.annotations[0]?.raw_details;
  expect(details).toContain("8 | key8: value8\n    | ---- reason 8\n");
  expect(details).not.toContain("key9");
});

test("errors come first, and each severity has its level", async () => {
  const findings = (["notice", "warning", "error"] as const).map((severity, index) => ({ severity, line: index + 1 }));
  await writeCheckRun(step.client(), options({ report: reportOf(settingsText(3), findings) }));
  const levels = step.server.checkRuns[0]?.annotations.map(({ annotation_level }) => annotation_level);
  expect(levels).toEqual(["failure", "warning", "notice"]);
});

test("a secret is covered in the lines of the file", async () => {
  const secret = "amzn1.oa2-cs.v1.0123456789";
  const report = reportOf(`clientSecret: ${secret}\nkey: value\n`, [{ line: 2, endLine: 2 }], [secret]);
  await writeCheckRun(step.client(), options({ report }));
  expect(JSON.stringify(step.server.requests)).not.toContain(secret);
});

test("other instances and other names at the same commit keep their check runs", async () => {
  await writeCheckRun(step.client(), options({ instance: "a" }));
  await writeCheckRun(step.client(), options({ instance: "b" }));
  await writeCheckRun(step.client(), options({ instance: "a", failed: false }));
  expect(step.server.checkRuns.map(({ external, conclusion }) => [external, conclusion])).toEqual([
    ["a", "success"],
    ["b", "failure"],
  ]);
});

test("a run that finds more adds what is new to the check run", async () => {
  await writeCheckRun(step.client(), options({ report: reportWith(60) }));
  await writeCheckRun(step.client(), options({ report: reportWith(130) }));
  expect(step.server.checkRuns).toHaveLength(1);
  expect(step.server.checkRuns[0]?.annotations).toHaveLength(130);
});

test("the check run is found behind a hundred others", async () => {
  for (let index = 0; index < 130; index += 1) {
    await writeCheckRun(step.client(), options({ instance: `other-${index}`, report: reportWith(0) }));
  }
  await writeCheckRun(step.client(), options({ instance: "other-120", report: reportWith(1) }));
  expect(step.server.checkRuns).toHaveLength(130);
});

test("links lead to the files at the head and to the page of the job", async () => {
  const filesUrl = `https://github.example/acme/settings/blob/${head}`;
  const detailsUrl = "https://github.example/acme/settings/actions/runs/1";
  await writeCheckRun(step.client(), options({ filesUrl, detailsUrl }));
  const [run] = step.server.checkRuns;
  expect(run?.details).toBe(detailsUrl);
  expect(run?.summary).toContain(`[line 1](${filesUrl}/app-settings.yml#L1)`);
});

describe("where GitHub does what was asked and the answer is lost", () => {
  test.each(["late", "garbled"] as const)("nothing is written twice (%s)", async (fault) => {
    step.server.fault = (route, nth) => (/^(?:POST|PATCH)/.test(route) && nth === 1 ? fault : undefined);
    const result = await writeCheckRun(step.client(), options({ report: reportWith(120) }));
    expect(result.kind).toBe("done");
    expect(step.server.checkRuns).toHaveLength(1);
    expect(step.server.checkRuns[0]?.annotations).toHaveLength(120);
  });

  test("after three times it is given up, and the check run is complete all the same", async () => {
    step.server.fault = (route) => (route.startsWith("PATCH") ? { status: 502 } : undefined);
    const result = await writeCheckRun(step.client(), options({ report: reportWith(120) }));
    expect(result).toMatchObject({ kind: "failed", reason: expect.stringContaining("status 502") });
    expect(step.server.sent("PATCH")).toHaveLength(3);
    expect(step.server.checkRuns).toMatchObject([{ status: "completed", conclusion: "failure" }]);
  });
});

test("what GitHub refuses is not sent again", async () => {
  step.server.commits.clear();
  expect(await writeCheckRun(step.client(), options({}))).toMatchObject({ status: 422 });
  expect(step.server.sent("POST")).toHaveLength(1);
  expect(step.clock.slept).toEqual([]);
});

test("what cannot even be looked up is asked for three times, not three times three", async () => {
  step.server.fault = () => "reset";
  expect(await writeCheckRun(step.client(), options({}))).toMatchObject({ kind: "failed", unsure: false });
  expect(step.server.requests).toHaveLength(3);
});

test("two findings that look the same are two annotations", async () => {
  const same = { line: 1, message: "The same.", path: [] };
  await writeCheckRun(step.client(), options({ report: reportOf(settingsText(1), [same]) }));
  await writeCheckRun(step.client(), options({ report: reportOf(settingsText(1), [same, same]) }));
  expect(step.server.checkRuns[0]?.annotations).toHaveLength(2);
});

describe("the check run of another App", () => {
  test("is not ours to alter, so that we have our own, which later runs find", async () => {
    step.server.app = 1;
    await writeCheckRun(step.client(), options({}));
    step.server.app = 2;
    for (const failed of [true, false, true]) {
      expect(await writeCheckRun(step.client(), options({ failed }))).toMatchObject({ kind: "done" });
    }
    expect(step.server.checkRuns.map(({ app, conclusion }) => [app, conclusion])).toEqual([
      [1, "failure"],
      [2, "failure"],
    ]);
  });

  test("costs one sentence where we may not have our own", async () => {
    step.server.fault = (route) => (/^(?:PATCH|POST)/.test(route) ? { status: 403 } : undefined);
    expect(await writeCheckRun(step.client(), options({}))).toMatchObject({
      kind: "failed",
      reason: expect.stringContaining("`checks: write`"),
    });
  });
});

describe("a later run at the same commit", () => {
  const found = (...lines: number[]) =>
    reportOf(
      settingsText(5),
      lines.map((line) => ({ line, endLine: line, message: `The ${line}.` })),
    );

  test.each<[string, number[], number[], number]>([
    ["finds the same", [1, 2], [1, 2], 1],
    ["finds more", [1], [1, 2, 3], 1],
    ["finds less", [1, 2, 3], [1], 2],
    ["finds nothing", [1, 2, 3], [], 2],
    ["finds as many others", [1, 2], [3, 4], 2],
  ])("that %s leaves no annotation that lies", async (_, first, second, runs) => {
    await writeCheckRun(step.client(), options({ report: found(...first) }));
    const result = await writeCheckRun(step.client(), options({ report: found(...second), failed: second.length > 0 }));
    expect(result).toMatchObject({ data: { annotated: second.length } });
    expect(step.server.checkRuns).toHaveLength(runs);
    const newest = step.server.checkRuns.at(-1);
    expect(newest?.annotations.map(({ start_line }) => start_line)).toEqual(second);
    expect(newest?.conclusion).toBe(second.length > 0 ? "failure" : "success");
  });

  test("that finds another fault at the same place says so", async () => {
    const at = (message: string) => reportOf(settingsText(1), [{ line: 1, message }]);
    await writeCheckRun(step.client(), options({ report: at("One.") }));
    await writeCheckRun(step.client(), options({ report: at("Two.") }));
    expect(
      step.server.checkRuns.map(({ annotations }) => annotations.map(({ message }) => String(message)[0])),
    ).toEqual([["O"], ["T"]]);
  });

  test("goes on with the newest", async () => {
    for (const lines of [[1, 2], [1], [1, 3]]) await writeCheckRun(step.client(), options({ report: found(...lines) }));
    expect(step.server.checkRuns.map(({ annotations }) => annotations.length)).toEqual([2, 2]);
  });
});

describe("another step of the same run, which nothing tells from this one", () => {
  const detailsUrl = "https://github.example/acme/settings/actions/runs/1";

  test.each([
    [true, false],
    [false, true],
  ])("keeps its result (failed: %s, then %s)", async (one, other) => {
    const report = (failed: boolean) => reportWith(failed ? 3 : 0);
    await writeCheckRun(step.client(), options({ detailsUrl, failed: one, report: report(one) }));
    await writeCheckRun(step.client(), options({ detailsUrl, failed: other, report: report(other) }));
    expect(step.server.checkRuns.map(({ conclusion }) => conclusion)).toEqual(
      [one, other].map((failed) => (failed ? "failure" : "success")),
    );
  });
});

test("what GitHub cannot show at a line is counted", async () => {
  const locate = ({ file, line }: { file: string; line: number }) =>
    line === 2 ? undefined : { file, line: line + 3 };
  const result = await writeCheckRun(step.client(), options({ report: reportWith(3), locate }));
  expect(result).toEqual({ kind: "done", data: { annotated: 2, left: 1 } });
  expect(step.server.checkRuns[0]?.annotations.map(({ start_line }) => start_line)).toEqual([4, 6]);
  expect(step.server.checkRuns[0]?.summary).toContain("1 finding more than a check run can show");
});

test("nothing hostile is sent that GitHub refuses or obeys", async () => {
  const sent: string[] = [];
  const reports: Report[] = [];
  always((report) => reports.push(report), 40);
  for (const [index, report] of reports.entries()) {
    const files = report.findings.every(({ file }) => file !== "" && !file.startsWith("/"));
    if (!files) continue;
    const result = await writeCheckRun(step.client(), options({ report, instance: `hostile-${index}` }));
    expect(result.kind).toBe("done");
  }
  for (const { body } of step.server.sent("/check-runs")) {
    const output = Object(body.output);
    if (output.annotations === undefined) continue;
    sent.push(output.title, output.summary);
    for (const { title, message, raw_details } of output.annotations) {
      sent.push(String(title), String(message), String(raw_details));
    }
  }
  expect(sent.length).toBeGreaterThan(50);
  for (const text of sent)
    expect(text).not.toMatch(/##\[|[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
});
