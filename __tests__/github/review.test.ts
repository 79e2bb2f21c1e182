import { describe, expect, test } from "vitest";
import { type ChangedLines, changedLines, unknownLines } from "../../src/github/changed-lines.js";
import { postReview, type ReviewOptions } from "../../src/github/review.js";
import type { Report } from "../../src/report/report.js";
import type { ChangedFile } from "../support/github-server.js";
import { base, githubStep, head, pullRequest7 } from "../support/github-step.js";
import { reportOf, reportWith, settingsPath, settingsText } from "../support/many-findings.js";

const step = githubStep();
const commits = pullRequest7;

/** What the change does, as GitHub tells it. */
function give(...files: readonly ChangedFile[]): void {
  step.server.files = files;
  step.server.comparisons.set(`${base}...${head}`, { mergeBase: base, files });
}

/** A file all of whose lines are new. */
function newFile(text: string): ChangedFile {
  const lines = text.replace(/\n$/, "").split("\n");
  const patch = [`@@ -0,0 +1,${lines.length} @@`, ...lines.map((line) => `+${line}`)].join("\n");
  return { filename: settingsPath, status: "added", additions: lines.length, changes: lines.length, patch };
}

async function review(report: Report, given: Partial<ReviewOptions> = {}) {
  const client = step.client();
  const changes: ChangedLines = given.changes ?? (await changedLines(client, commits, [settingsPath]));
  return await postReview(client, { pullRequest: 7, head, report, instance: "ci/check", ...given, changes });
}

describe("a finding on a changed line", () => {
  test("gets a comment with message, repair, reason and a marker", async () => {
    give(newFile(settingsText(2)));
    const result = await review(reportOf(settingsText(2), [{ line: 2, endLine: 2, fingerprint: "abc" }]));
    expect(result).toEqual({ kind: "done", data: { posted: 1, left: 0, closed: 0, problem: undefined } });
    expect(step.server.reviews).toEqual([
      {
        event: "COMMENT",
        commit: head,
        body: expect.stringMatching(
          /^SP-API Preflight\. Failed: 1 error, 0 warnings, 0 notices in 1 file; \d+ of \d+ preconditions not checked\.$/,
        ),
      },
    ]);
    expect(step.server.threads).toMatchObject([{ path: settingsPath, line: 2 }]);
    expect(step.server.threads[0]?.body).toBe(
      [
        "**Error** by [`role-unknown`](https://github.com/sp-api-preflight/sp-api-preflight/blob/v1.0.0/docs/rules/role-unknown.md): `value2` is none of Amazon's roles.",
        "**Fix:** Write the name of a role.",
        "**Why:** A name is none of Amazon's roles, which is met as 403 Unauthorized ([documented](https://developer-docs.amazon.com/sp-api/docs/authorization-errors)).",
        "<!-- sp-api-preflight:ci~002fcheck:abc -->",
      ].join("\n\n"),
    );
  });

  test("gets none where the line was only moved by a merge with the base", async () => {
    give(newFile(`first: line\n${settingsText(1)}`));
    const result = await review(reportWith(1));
    expect(result).toMatchObject({ data: { posted: 0, left: 1 } });
    expect(step.server.reviews).toEqual([]);
  });
});

test("findings on unchanged lines are counted, and make no review of their own", async () => {
  const patch = "@@ -1,3 +1,3 @@\n key1: value1\n-key2: old\n+key2: value2\n key3: value3";
  give({ filename: settingsPath, status: "modified", additions: 1, changes: 2, patch });
  expect(await review(reportWith(3))).toMatchObject({ data: { posted: 1, left: 2 } });
  expect(step.server.reviews[0]?.body).toContain("2 findings without a comment here: see the job summary.");
  expect(step.server.threads.map(({ line }) => line)).toEqual([2]);

  const onOthers = reportOf(settingsText(3), [{ line: 1 }, { line: 3 }]);
  await review(onOthers, { instance: "other" });
  expect(step.server.reviews).toHaveLength(1);
});

describe("without a word to say there is no review", () => {
  test("no findings", async () => {
    give(newFile(settingsText(1)));
    await review(reportWith(0));
    expect(step.server.reviews).toEqual([]);
  });

  test("changed lines that are not known", async () => {
    const result = await review(reportWith(3), { changes: unknownLines("Not known.") });
    expect(result).toMatchObject({ data: { posted: 0, left: 3, problem: undefined } });
    expect(step.server.reviews).toEqual([]);
  });
});

test.each([
  [30, 0],
  [31, 1],
  [5_000, 4_970],
])("of %i findings %i are left to the summary, and a second run posts none of them", async (count, left) => {
  give(newFile(settingsText(count)));
  expect(await review(reportWith(count))).toMatchObject({ data: { posted: 30, left } });
  expect(await review(reportWith(count))).toMatchObject({ data: { posted: 0, left } });
  expect(step.server.reviews).toHaveLength(1);
  expect(step.server.threads).toHaveLength(30);
});

describe("the next run", () => {
  const nextHead = "9".repeat(40);

  test("says nothing twice, on this commit or on the next, wherever the line went", async () => {
    step.server.commits.add(nextHead);
    give(newFile(settingsText(2)));
    await review(reportWith(2));
    const moved = `# moved\n${settingsText(2)}`;
    give(newFile(moved));
    const report = reportOf(moved, [
      { line: 2, message: "The first." },
      { line: 3, message: "The second." },
    ]);
    expect(await review(report, { head: nextHead })).toMatchObject({ data: { posted: 0, closed: 0 } });
    expect(step.server.threads).toHaveLength(2);
  });

  test("finds its comments behind two hundred others", async () => {
    for (let index = 0; index < 250; index += 1) step.server.addThread({ author: "reviewer", body: "A question" });
    give(newFile(settingsText(2)));
    await review(reportWith(2));
    await review(reportWith(2));
    expect(step.server.reviews).toHaveLength(1);
  });

  test("closes what is repaired: minimised, and resolved where the token may", async () => {
    give(newFile(settingsText(3)));
    await review(reportWith(3));
    expect(await review(reportWith(1))).toMatchObject({ data: { posted: 0, closed: 2 } });
    expect(step.server.threads.map(({ minimized, isResolved }) => [minimized, isResolved])).toEqual([
      [null, false],
      ["resolved", false],
      ["resolved", false],
    ]);
    step.server.canResolve = true;
    step.server.granted.add("contents: write");
    await review(reportWith(0));
    expect(step.server.threads[0]).toMatchObject({ minimized: "resolved", isResolved: true });
  });

  test("says nothing where it can minimise but not resolve", async () => {
    step.server.canResolve = true;
    give(newFile(settingsText(1)));
    await review(reportWith(1));
    expect(await review(reportWith(0))).toMatchObject({ data: { closed: 1, problem: undefined } });
    expect(step.server.threads[0]).toMatchObject({ minimized: "resolved", isResolved: false });
  });

  test("does not resolve what a person has resolved", async () => {
    step.server.canResolve = true;
    give(newFile(settingsText(1)));
    await review(reportWith(1));
    const [thread] = step.server.threads;
    if (thread !== undefined) thread.isResolved = true;
    expect(await review(reportWith(0))).toMatchObject({ data: { closed: 1 } });
    expect(String(step.server.requests.at(-1)?.body.query)).not.toContain("resolveReviewThread");
  });

  test("closes thirty comments in two requests", async () => {
    give(newFile(settingsText(30)));
    await review(reportWith(30));
    const before = step.server.sent("graphql").length;
    await review(reportWith(0));
    expect(step.server.threads.every(({ minimized }) => minimized === "resolved")).toBe(true);
    expect(step.server.sent("graphql")).toHaveLength(before + 3);
  });

  test("says again what came back, but not what a person resolved", async () => {
    give(newFile(settingsText(2)));
    await review(reportWith(2));
    await review(reportOf(settingsText(2), [{ line: 1, fingerprint: "fingerprint0" }]));
    const [first] = step.server.threads;
    if (first !== undefined) first.isResolved = true;
    expect(await review(reportWith(2))).toMatchObject({ data: { posted: 1 } });
    expect(step.server.threads.map(({ line }) => line)).toEqual([1, 2, 2]);
  });

  test("closes nothing where a rule broke, whose findings may be missing", async () => {
    give(newFile(settingsText(1)));
    await review(reportWith(1));
    const report = { ...reportWith(0), crashes: [{ rule: "role-unknown", file: settingsPath, message: "broke" }] };
    expect(await review(report)).toMatchObject({ data: { closed: 0 } });
    expect(step.server.threads[0]?.minimized).toBeNull();
  });

  test("costs one sentence where nothing may be closed", async () => {
    give(newFile(settingsText(1)));
    await review(reportWith(1));
    step.server.granted.delete("pull-requests: write");
    const result = await review(reportWith(0));
    expect(result).toMatchObject({
      kind: "done",
      data: {
        closed: 0,
        problem: expect.stringMatching(/^Comments about what is repaired stay open: .*`pull-requests: write`/),
      },
    });
  });

  test("leaves other instances alone", async () => {
    give(newFile(settingsText(1)));
    await review(reportWith(1), { instance: "a" });
    await review(reportWith(1), { instance: "b" });
    await review(reportWith(0), { instance: "a" });
    expect(step.server.threads.map(({ minimized }) => minimized)).toEqual(["resolved", null]);
  });
});

describe("comments of an earlier version", () => {
  const identity = (index: number) => ({ kind: `kind${index}`, former: `former${index}` });
  const former = (path: string, fingerprint: string) =>
    step.server.addThread({
      author: step.server.viewer,
      path,
      body: `x\n\n<!-- sp-api-preflight:old:${fingerprint} -->`,
    });
  const options = { formerInstance: "old", isChecked: (path: string) => path === settingsPath };

  test("are known again, and closed once what they are about is gone", async () => {
    give(newFile(settingsText(2)));
    former(settingsPath, "former0");
    former(settingsPath, "former9");
    const report = reportOf(settingsText(2), [
      { line: 1, identity: identity(0) },
      { line: 2, identity: identity(1) },
    ]);
    expect(await review(report, options)).toMatchObject({ data: { posted: 1, closed: 1 } });
    expect(step.server.threads.map(({ line, minimized }) => [line, minimized])).toEqual([
      [1, null],
      [1, "resolved"],
      [2, null],
    ]);
    expect(await review(report, options)).toMatchObject({ data: { posted: 0, closed: 0 } });
  });

  test("about files that this run has not checked stay as they are", async () => {
    give(newFile(settingsText(1)));
    former("other.yml", "former0");
    expect(await review(reportWith(0), options)).toMatchObject({ data: { closed: 0 } });
    expect(step.server.threads[0]?.minimized).toBeNull();
  });
});

test("a pull request that has moved on is for a later run to judge", async () => {
  give(newFile(settingsText(2)));
  await review(reportWith(2));
  step.server.pullHead = "8".repeat(40);
  const result = await review(reportWith(0));
  expect(result).toMatchObject({
    kind: "failed",
    reason: "The review is not posted: the pull request has moved on to another commit.",
  });
  expect(step.server.threads.every(({ minimized }) => minimized === null)).toBe(true);
});

test("comments stand at the lines of the head", async () => {
  const text = settingsText(2);
  give(newFile(`# above\n${text}`));
  const locate = ({ file, line }: { file: string; line: number }) => ({ file, line: line + 1 });
  await review(reportOf(text, [{ line: 2 }]), { locate });
  expect(step.server.threads.map(({ line }) => line)).toEqual([3]);
});

describe("a forged marker", () => {
  const mark = (fingerprint: string) => `<!-- sp-api-preflight:ci~002fcheck:${fingerprint} -->`;

  test.each(["stranger", "github-actions", "other-app[bot]"])("of %s neither silences nor closes", async (author) => {
    give(newFile(settingsText(1)));
    step.server.addThread({ author, body: `Nice.\n\n${mark("fingerprint0")}` });
    step.server.addThread({ author, body: `Nice.\n\n${mark("gone")}` });
    expect(await review(reportWith(1))).toMatchObject({ data: { posted: 1, closed: 0 } });
    expect(step.server.threads.every(({ minimized }) => minimized === null)).toBe(true);
  });

  test("in the settings does not count, since it is not the last line", async () => {
    const text = settingsText(2);
    give(newFile(text));
    const forged = `x\n\n${mark("fingerprint1")}\n`;
    const first = { line: 1, fingerprint: "fingerprint0", message: forged, fix: forged, title: forged };
    await review(reportOf(text, [first]));
    await review(reportOf(text, [first, { line: 2, fingerprint: "fingerprint1" }]));
    expect(step.server.threads.map(({ line }) => line)).toEqual([1, 2]);
  });

  test("is none for a person's token either, whose own comments count", async () => {
    step.server.viewer = "octocat";
    give(newFile(settingsText(1)));
    step.server.addThread({ author: "octocat[bot]", body: mark("fingerprint0") });
    await review(reportWith(1));
    await review(reportWith(1));
    expect(step.server.threads).toHaveLength(2);
  });
});

describe("where the answer to the review is lost", () => {
  test.each(["late", "garbled"] as const)("nothing is posted twice (%s)", async (fault) => {
    give(newFile(settingsText(2)));
    step.server.fault = (route, nth) => (route.endsWith("/reviews") && nth === 1 ? fault : undefined);
    expect(await review(reportWith(2))).toMatchObject({ kind: "done" });
    expect(step.server.reviews).toHaveLength(1);
  });
});

describe("a suggestion", () => {
  const safe = (text: string, column: number) => ({
    start: { line: 1, column },
    end: { line: 1, column: column + 3 },
    text,
    safe: true,
  });

  test("changes exactly the commented line", async () => {
    give(newFile("key: old\nother: value\n"));
    await review(reportOf("key: old\nother: value\n", [{ line: 1, edit: safe("new", 6) }]));
    expect(step.server.threads[0]?.body).toContain("\n\n```suggestion\nkey: new\n```\n\n<!--");
  });

  test("never holds a line with a secret, which the comment does not repeat", async () => {
    const secret = "amzn1.oa2-cs.v1.0123";
    const text = `key: old # ${secret}\n`;
    give(newFile(text));
    await review(reportOf(text, [{ line: 1, edit: safe("new", 6) }], [secret]));
    expect(step.server.threads).toHaveLength(1);
    expect(JSON.stringify(step.server.requests)).not.toContain(secret);
    expect(step.server.threads[0]?.body).not.toContain("suggestion");
  });

  test("is not made where it would take the CR from the end of the line", async () => {
    give(newFile("key: old\r\n"));
    await review(reportOf("key: old\r\n", [{ line: 1, edit: safe("new", 6) }]));
    expect(step.server.threads).toHaveLength(1);
    expect(step.server.threads[0]?.body).not.toContain("suggestion");
  });
});
