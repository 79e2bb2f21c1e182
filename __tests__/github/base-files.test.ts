import { expect, test } from "vitest";
import { baseFiles } from "../../src/github/base-files.js";
import { changedLines, unknownLines } from "../../src/github/changed-lines.js";
import type { ChangedFile } from "../support/github-server.js";
import { base, githubStep, head, mergeBase } from "../support/github-step.js";

const step = githubStep();
const commits = { head, base, number: 7, filesUrl: undefined, isFork: false, readOnlyToken: false };
const path = "config/app settings#1?.yml";
const file: ChangedFile = { filename: path, status: "modified", additions: 1, changes: 1, patch: "@@ -1 +1 @@\n+a" };

async function baseOf(files: readonly ChangedFile[] | undefined, paths = [path]) {
  step.server.comparisons.set(`${base}...${head}`, { mergeBase, files: [] });
  step.server.files = files ?? [];
  const client = step.client();
  const changes = files === undefined ? unknownLines("Not known.") : await changedLines(client, commits, paths);
  return await baseFiles(client, commits, paths, changes);
}

test("a changed file is read where the head left the base, byte for byte", async () => {
  const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0xff, 0x00, 0x0d, 0x0a]);
  step.server.contents.set(`${mergeBase}:${path}`, bytes);
  step.server.contents.set(`${base}:${path}`, Buffer.from("later"));
  const found = (await baseOf([file])).get(path);
  expect(found).toEqual({ kind: "read", bytes: Buffer.from(bytes) });
});

test("a renamed file is read at the path that it had", async () => {
  step.server.contents.set(`${mergeBase}:old.yml`, Buffer.from("before"));
  const found = await baseOf([{ ...file, status: "renamed", previous_filename: "old.yml" }]);
  expect(found.get(path)).toEqual({ kind: "read", bytes: Buffer.from("before") });
});

test("files that are new or not touched cost no request", async () => {
  const found = await baseOf([{ ...file, filename: "new.yml", status: "added" }], ["new.yml", "same.yml"]);
  expect([...found]).toEqual([
    ["new.yml", { kind: "absent" }],
    ["same.yml", { kind: "unchanged" }],
  ]);
  expect(step.server.sent("compare")).toEqual([]);
});

test("where the changes are not known, the file is read all the same", async () => {
  step.server.contents.set(`${mergeBase}:${path}`, Buffer.from("before"));
  expect((await baseOf(undefined)).get(path)).toMatchObject({ kind: "read" });
});

test("a file that was not there is absent, and the common ancestor is looked up once", async () => {
  const found = await baseOf(undefined, ["a.yml", "b.yml", "c.yml"]);
  expect([...found.values()]).toEqual([{ kind: "absent" }, { kind: "absent" }, { kind: "absent" }]);
  expect(step.server.sent("compare")).toHaveLength(1);
});

const tooLarge = "The settings before the change are not known: what stood there is no file of at most 256 KiB.";
test.each<[string, Buffer | null, object]>([
  ["a file of exactly the limit", Buffer.alloc(256 * 1024), { kind: "read", bytes: Buffer.alloc(256 * 1024) }],
  ["a file of one byte more", Buffer.alloc(256 * 1024 + 1), { kind: "unknown", reason: tooLarge }],
  ["a file far beyond the limit", Buffer.alloc(20 * 1024 * 1024), { kind: "unknown", reason: tooLarge }],
  ["an empty file", Buffer.alloc(0), { kind: "read", bytes: Buffer.alloc(0) }],
  ["a folder", null, { kind: "unknown", reason: tooLarge }],
])("%s", async (_, content, expected) => {
  step.server.contents.set(`${mergeBase}:${path}`, content);
  expect((await baseOf([file])).get(path)).toEqual(expected);
});

test("an event that compares with nothing has no base", async () => {
  const found = await baseFiles(step.client(), { ...commits, base: undefined }, [path], unknownLines("Not known."));
  expect(found.get(path)).toEqual({
    kind: "unknown",
    reason: "The settings before the change are not known: this event compares with nothing.",
  });
});

test("a base that cannot be read is not taken for a file that is absent", async () => {
  step.server.granted.delete("contents: read");
  expect((await baseOf([file])).get(path)).toMatchObject({
    kind: "unknown",
    reason: expect.stringContaining("`contents: read`"),
  });
});

test("nor is a file that cannot be read", async () => {
  step.server.fault = (route) => (route.includes("/contents/") ? { status: 500 } : undefined);
  expect((await baseOf([file])).get(path)).toEqual({
    kind: "unknown",
    reason: "The settings before the change are not known: GitHub answered with status 500.",
  });
});
