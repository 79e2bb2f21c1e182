import { describe, expect, test } from "vitest";
import { changedLines, isAdded, unknownLines } from "../../src/github/changed-lines.js";
import { addedLines, rangesOf } from "../../src/github/patch.js";
import type { ChangedFile } from "../support/github-server.js";
import { base, githubStep, head, pullRequest7 } from "../support/github-step.js";

const step = githubStep();
const pullRequest = pullRequest7;
const push = { ...pullRequest, event: "push", number: undefined } as const;
const path = "config/app.yml";
const patch = "@@ -1,4 +1,5 @@ app:\n one\n-two\n+zwei\n+drei\n three\n+vier\n@@ -20,2 +21,2 @@\n-x\n+y\n z";
const changed: ChangedFile = { filename: path, status: "modified", additions: 4, changes: 6, patch };
const filler = (count: number): ChangedFile[] =>
  Array.from({ length: count }, (_, index) => ({ filename: `f${index}`, status: "added", additions: 0, changes: 0 }));

const ranges = [
  { first: 2, last: 3 },
  { first: 5, last: 5 },
  { first: 21, last: 21 },
];

describe.each([
  ["a pull request", pullRequest],
  ["a push or a merge group", push],
])("%s", (_, commits) => {
  function give(files: readonly ChangedFile[]): void {
    step.server.files = files;
    step.server.comparisons.set(`${base}...${head}`, { mergeBase: base, files });
  }

  test("tells the lines that are new or altered, with their text", async () => {
    give([...filler(2), changed]);
    const changes = await changedLines(step.client(), commits, [path]);
    const change = changes.of(path);
    expect(change).toMatchObject({ kind: "known", status: "changed", added: ranges });
    expect(change.kind === "known" && Object.fromEntries(change.lines)).toEqual({
      2: "zwei",
      3: "drei",
      5: "vier",
      21: "y",
    });
    expect([1, 2, 4, 5].map((line) => isAdded(change, line))).toEqual([false, true, false, true]);
    expect(changes.problem).toBeUndefined();
  });

  test("a file that is not listed has no changed line", async () => {
    give(filler(3));
    expect((await changedLines(step.client(), commits, [path])).of(path)).toMatchObject({
      kind: "known",
      status: "untouched",
      added: [],
    });
  });

  test("a renamed file has the path that it had", async () => {
    give([{ ...changed, status: "renamed", previous_filename: "old.yml" }]);
    expect((await changedLines(step.client(), commits, [path])).of(path)).toMatchObject({
      status: "changed",
      previousPath: "old.yml",
      added: ranges,
    });
  });

  test("a file that is only renamed has no changed line", async () => {
    give([{ filename: path, status: "renamed", previous_filename: "old.yml", additions: 0, changes: 0 }]);
    const change = (await changedLines(step.client(), commits, [path])).of(path);
    expect(change).toMatchObject({ kind: "known", status: "changed", previousPath: "old.yml", added: [] });
  });

  test.each(["added", "copied"])("a file that is %s is new", async (status) => {
    give([{ ...changed, status, previous_filename: "origin.yml" }]);
    const change = (await changedLines(step.client(), commits, [path])).of(path);
    expect(change).toMatchObject({ status: "new" });
    expect(change).not.toHaveProperty("previousPath");
  });

  test.each<[string, Partial<ChangedFile>]>([
    ["without a patch, as for a large file", { patch: "" }],
    ["whose patch is cut", { additions: 5 }],
    ["whose patch is none", { patch: "Binary files differ" }],
  ])("a file %s is not known", async (_, other) => {
    give([{ ...changed, ...other }]);
    expect((await changedLines(step.client(), commits, [path])).of(path)).toEqual({
      kind: "unknown",
      reason: "GitHub does not show the whole difference of this file.",
    });
  });
});

describe("a pull request of more than 300 files", () => {
  function large(files: readonly ChangedFile[]): void {
    step.server.files = files;
    step.server.comparisons.set(`${base}...${head}`, { mergeBase: base, files });
  }

  test("is listed by its number, page by page, until the file is found", async () => {
    large([...filler(1_250), changed, ...filler(1_000)]);
    expect((await changedLines(step.client(), pullRequest, [path])).of(path)).toMatchObject({ added: ranges });
    expect(step.server.sent("/files")).toHaveLength(13);
  });

  test("is not listed where the comparison has all that is asked for", async () => {
    large([changed, ...filler(400)]);
    const changes = await changedLines(step.client(), pullRequest, [path]);
    expect(changes.of(path)).toMatchObject({ added: ranges });
    expect([changes.gone, step.server.sent("/files")]).toEqual([undefined, []]);
  });

  test("is not known beyond 3,000", async () => {
    large([...filler(3_000), changed]);
    const changes = await changedLines(step.client(), pullRequest, [path]);
    expect(changes.of(path)).toEqual({ kind: "unknown", reason: "GitHub lists at most 3000 files of a change." });
    expect(changes.of("f1")).toMatchObject({ kind: "known" });
    expect(step.server.sent("/files")).toHaveLength(30);
  });

  test("costs one sentence where it may not be listed", async () => {
    large([...filler(400), changed]);
    step.server.granted.delete("pull-requests: read");
    const { problem } = await changedLines(step.client(), pullRequest, [path]);
    expect(problem).toContain("`pull-requests: read`");
  });
});

test("a pull request that may not be compared is listed by its number", async () => {
  step.server.files = [changed];
  expect((await changedLines(step.client(), pullRequest, [path])).of(path)).toMatchObject({ added: ranges });
});

test("with `contents: read` alone a pull request costs no word", async () => {
  step.server.granted = new Set(["contents: read"]);
  step.server.comparisons.set(`${base}...${head}`, { mergeBase: base, files: [changed] });
  const changes = await changedLines(step.client(), pullRequest, [path]);
  expect([changes.of(path), changes.problem]).toMatchObject([{ added: ranges }, undefined]);
});

test("what is taken away, and where it went, is told", async () => {
  const files = [
    { filename: "gone.yml", status: "removed", additions: 0, changes: 1, patch: "@@ -1 +0,0 @@\n-a" },
    { filename: "new.yml", previous_filename: "old.yml", status: "renamed", additions: 0, changes: 0 },
    changed,
  ];
  step.server.comparisons.set(`${base}...${head}`, { mergeBase: base, files });
  const { gone, ancestor } = await changedLines(step.client(), push, [path]);
  expect([gone, ancestor]).toEqual([[{ path: "gone.yml" }, { path: "old.yml", to: "new.yml" }], base]);
});

test("beyond 300 files of a comparison nothing is known", async () => {
  step.server.comparisons.set(`${base}...${head}`, { mergeBase: base, files: [...filler(300), changed] });
  const changes = await changedLines(step.client(), push, [path]);
  expect(changes.of(path)).toEqual({ kind: "unknown", reason: "GitHub lists at most 300 files of a change." });
});

test("an event that compares with nothing costs no request", async () => {
  const changes = await changedLines(step.client(), { ...push, base: undefined }, [path]);
  expect(changes.problem).toBe("The changed lines are not known: this event compares with nothing.");
  expect(step.server.requests).toEqual([]);
});

test("what is not known is said of every file", () => {
  const changes = unknownLines("The reason.");
  expect(changes.of("anything")).toEqual({ kind: "unknown", reason: "The reason." });
  expect(isAdded(changes.of("anything"), 1)).toBe(false);
});

describe("a patch", () => {
  test.each<[string, string, Record<number, string> | undefined]>([
    [
      "no line end at the end of the file",
      "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file",
      { 1: "b" },
    ],
    [
      "lines that look like a hunk",
      "@@ -1,1 +1,2 @@\n+@@ -9 +9 @@\n+++ b\n-@@ -5 +5 @@",
      { 1: "@@ -9 +9 @@", 2: "++ b" },
    ],
    ["a CR that belongs to the line", "@@ -0,0 +1 @@\n+a\r", { 1: "a\r" }],
    ["a file that is emptied", "@@ -1,2 +0,0 @@\n-a\n-b", {}],
    ["no hunk", "hello", undefined],
    ["nothing", "", undefined],
  ])("%s", (_, patch, expected) => {
    const lines = addedLines(patch);
    expect(lines && Object.fromEntries(lines)).toEqual(expected);
  });

  test("ranges join lines that follow each other", () => {
    const lines = new Map([1, 2, 3, 7, 9, 10].map((line) => [line, ""]));
    expect(rangesOf(lines).map(({ first, last }) => `${first}-${last}`)).toEqual(["1-3", "7-7", "9-10"]);
  });
});
