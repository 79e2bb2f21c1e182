import { describe, expect, test } from "vitest";
import { baseFiles, leftFiles } from "../../src/github/base-files.js";
import { changedLines, unknownLines } from "../../src/github/changed-lines.js";
import { CommitFiles } from "../../src/github/commit-files.js";
import type { ChangedFile } from "../support/github-server.js";
import { base, githubStep, head, mergeBase, pullRequest7 } from "../support/github-step.js";

const step = githubStep();
const path = "config/app settings#1?.yml";
const now = Buffer.from("now");
const renamed: ChangedFile = {
  ...{ filename: path, status: "renamed", previous_filename: "old.yml" },
  ...{ additions: 0, changes: 0 },
};

interface Asked {
  readonly changed?: readonly ChangedFile[];
  readonly paths?: readonly string[];
  readonly isChecked?: (path: string) => boolean;
  readonly isReadable?: boolean;
}

async function ask({ changed = [], paths = [path], isChecked = () => true, isReadable = true }: Asked = {}) {
  step.server.comparisons.set(`${base}...${head}`, { mergeBase, files: changed });
  const client = step.client();
  const changes = await changedLines(client, pullRequest7, paths);
  const commit = new CommitFiles(client, mergeBase, isReadable, paths.length >= 4);
  const files = paths.map((path) => ({ path, bytes: now }));
  const found = await baseFiles(commit, files, changes, isChecked);
  const left = await leftFiles(commit, new CommitFiles(client, head, true, false), files, changes, isChecked);
  return { of: (path: string) => found.get(path), left };
}

describe.each([
  ["one file", []],
  ["many files, of which the list is asked for", ["b.yml", "c.yml", "d.yml"]],
])("%s", (_, others) => {
  const paths = [path, ...others];

  test("a file is read at the commit before the change, byte for byte, whatever GitHub says about the change", async () => {
    const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0xff, 0x00, 0x0d, 0x0a]);
    step.server.contents.set(`${mergeBase}:${path}`, bytes);
    step.server.contents.set(`${base}:${path}`, Buffer.from("later"));
    expect((await ask({ paths })).of(path)).toEqual({ kind: "read", bytes: Buffer.from(bytes) });
  });

  test("a file that was not there is absent", async () => {
    step.server.contents.set(`${mergeBase}:other`, now);
    expect((await ask({ paths })).of(path)).toEqual({ kind: "absent" });
  });

  test("a renamed file is read at the path that it had, if that was checked", async () => {
    step.server.contents.set(`${mergeBase}:old.yml`, Buffer.from("before"));
    const found = await ask({ paths, changed: [renamed] });
    expect(found.of(path)).toEqual({ kind: "read", bytes: Buffer.from("before") });
    expect(found.left).toEqual({ gone: [], renamed: ["old.yml"] });
    const other = await ask({ paths, changed: [renamed], isChecked: (one) => one !== "old.yml" });
    expect(other.of(path)).toEqual({ kind: "absent" });
    expect(other.left).toEqual({ gone: [], renamed: [] });
  });

  test("a folder is no base", async () => {
    step.server.contents.set(`${mergeBase}:${path}`, null);
    expect((await ask({ paths })).of(path)).toMatchObject({
      kind: "unknown",
      reason: expect.stringContaining("no file"),
    });
  });
});

test("of many files only those that are not the same are asked for", async () => {
  const paths = Array.from({ length: 200 }, (_, index) => `${index}.yml`);
  for (const one of paths)
    step.server.contents.set(`${mergeBase}:${one}`, one === "7.yml" ? Buffer.from("before") : now);
  const found = await ask({ paths });
  expect(found.of("7.yml")).toEqual({ kind: "read", bytes: Buffer.from("before") });
  expect(found.of("8.yml")).toEqual({ kind: "read", bytes: now });
  expect(step.server.sent("/contents/")).toHaveLength(1);
});

test("where the list is cut, each file is asked for", async () => {
  const paths = ["a.yml", "b.yml", "c.yml", "d.yml"];
  for (const one of paths) step.server.contents.set(`${mergeBase}:${one}`, Buffer.from(one));
  step.server.listsAreCut = true;
  const found = await ask({ paths });
  expect(found.of("d.yml")).toEqual({ kind: "read", bytes: Buffer.from("d.yml") });
});

const tooLarge = "The settings before the change are not known: what stood there is no file of at most 256 KiB.";
test.each<[string, Buffer, object]>([
  ["a file of exactly the limit", Buffer.alloc(256 * 1024), { kind: "read", bytes: Buffer.alloc(256 * 1024) }],
  ["a file of one byte more", Buffer.alloc(256 * 1024 + 1), { kind: "unknown", reason: tooLarge }],
  ["a file far beyond the limit", Buffer.alloc(20 * 1024 * 1024), { kind: "unknown", reason: tooLarge }],
  ["an empty file", Buffer.alloc(0), { kind: "read", bytes: Buffer.alloc(0) }],
])("%s", async (_, content, expected) => {
  step.server.contents.set(`${mergeBase}:${path}`, content);
  expect((await ask()).of(path)).toEqual(expected);
});

test("an answer that was cut off is none, where the names of the files prove it", async () => {
  const paths = ["a.yml", "b.yml", "c.yml", "d.yml"];
  for (const one of paths) step.server.contents.set(`${mergeBase}:${one}`, Buffer.from(`app: ${one}\n`));
  step.server.cuts = true;
  expect((await ask({ paths })).of("d.yml")).toEqual({
    kind: "unknown",
    reason: "The settings before the change are not known: the answer was cut off.",
  });
});

test("what cannot be read is not taken for what is absent", async () => {
  expect((await ask({ isReadable: false })).of(path)).toMatchObject({ kind: "unknown" });
  step.server.fault = (route) => (route.includes("/contents/") ? { status: 500 } : undefined);
  expect((await ask()).of(path)).toEqual({
    kind: "unknown",
    reason: "The settings before the change are not known: GitHub answered with status 500.",
  });
});

describe("files that were checked and are not any more", () => {
  const removed = (filename: string): ChangedFile => ({
    ...{ filename, status: "removed", additions: 0, changes: 1 },
    patch: "@@ -1 +0,0 @@\n-a",
  });

  test("are those that the change takes away or renames to where nobody looks", async () => {
    const changed = [removed("b.yml"), removed("other.txt"), { ...renamed, filename: ".dot/a.yml" }];
    const { left } = await ask({ changed, isChecked: (one) => one.endsWith(".yml") });
    expect(left).toEqual({ gone: ["b.yml", "old.yml"], renamed: [] });
  });

  test("are looked up in both commits where the change is too large to be listed", async () => {
    step.server.contents.set(`${mergeBase}:gone.yml`, now);
    step.server.contents.set(`${mergeBase}:sparse.yml`, now);
    step.server.contents.set(`${head}:sparse.yml`, now);
    const changed = Array.from({ length: 300 }, (_, index) => removed(`${index}.txt`));
    const { left } = await ask({ changed, isChecked: (one) => one.endsWith(".yml") });
    expect(left).toEqual({ gone: ["gone.yml"], renamed: [] });
  });

  test("are none where nothing of the change is known", async () => {
    const commit = new CommitFiles(step.client(), mergeBase, true, false);
    expect(await leftFiles(commit, commit, [], unknownLines("No."), () => true)).toEqual({ gone: [], renamed: [] });
  });
});
