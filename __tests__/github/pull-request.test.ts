import { describe, expect, test } from "vitest";
import { pullRequestOf } from "../../src/github/pull-request.js";

const head = "a".repeat(40);
const base = "b".repeat(40);
const merge = "c".repeat(40);
const zeros = "0".repeat(40);
const ours = { id: 1, html_url: "https://github.example/acme/settings" };
const fork = { id: 2, html_url: "https://github.example/stranger/settings" };

const pullRequest = (repo: unknown, sender = "octocat") => ({
  pull_request: { number: 7, head: { sha: head, repo }, base: { sha: base, repo: ours } },
  repository: ours,
  sender: { login: sender },
});

describe("a pull request", () => {
  test("is about its head, never about the merge commit", () => {
    expect(pullRequestOf("pull_request", pullRequest(ours), merge)).toEqual({
      event: "pull-request",
      tag: undefined,
      head,
      base,
      number: 7,
      filesUrl: `https://github.example/acme/settings/blob/${head}`,
      isFork: false,
      readOnlyToken: false,
    });
  });

  test.each<[string, string, unknown, string, boolean, boolean]>([
    ["of a fork", "pull_request", fork, "octocat", true, true],
    ["of a fork that is gone", "pull_request", null, "octocat", true, true],
    ["of a fork, on the base", "pull_request_target", fork, "octocat", true, false],
    ["of Dependabot", "pull_request", ours, "dependabot[bot]", false, true],
    ["of Dependabot, on the base", "pull_request_target", ours, "dependabot[bot]", false, false],
    ["under review", "pull_request_review", fork, "octocat", true, true],
  ])("%s", (_, event, repo, sender, isFork, readOnlyToken) => {
    expect(pullRequestOf(event, pullRequest(repo, sender), merge)).toMatchObject({ head, isFork, readOnlyToken });
  });

  test("of a fork links to the files of the fork", () => {
    expect(pullRequestOf("pull_request", pullRequest(fork), merge)?.filesUrl).toBe(`${fork.html_url}/blob/${head}`);
  });
});

test.each<[string, string, unknown, object | null]>([
  ["a merge group", "merge_group", { merge_group: { head_sha: head, base_sha: base } }, { head, base }],
  [
    "a push",
    "push",
    { before: base, after: head, repository: ours },
    { head, base, filesUrl: `${ours.html_url}/blob/${head}` },
  ],
  ["the push of a new branch", "push", { before: zeros, after: head }, { head, base: undefined }],
  [
    "the push of an annotated tag",
    "push",
    { before: zeros, after: head, ref: "refs/tags/v1", head_commit: { id: base } },
    { head: base, base: undefined, tag: head },
  ],
  [
    "the push of a tag without its commit",
    "push",
    { before: zeros, after: head, ref: "refs/tags/v1", head_commit: null },
    { head: merge, tag: head },
  ],
  [
    "the push of a tag of which the runner knows no commit",
    "push",
    { before: zeros, after: merge, ref: "refs/tags/v1" },
    { head: merge, tag: merge },
  ],
  ["the push that deletes a branch", "push", { before: base, after: zeros }, null],
  [
    "a push by Dependabot",
    "push",
    { before: base, after: head, sender: { login: "dependabot[bot]" } },
    { readOnlyToken: true },
  ],
  ["a schedule", "schedule", { repository: ours }, { head: merge, base: undefined, number: undefined }],
  ["no payload", "workflow_dispatch", undefined, { head: merge, filesUrl: undefined }],
])("%s", (_, event, payload, expected) => {
  const commits = pullRequestOf(event, payload, merge);
  if (expected === null) expect(commits).toBeNull();
  else expect(commits).toMatchObject(expected);
});

describe("nothing of the payload is believed", () => {
  test.each<[string, string, unknown]>([
    ["no object", "pull_request", "text"],
    ["nothing", "pull_request", null],
    [
      "a commit that is a path",
      "pull_request",
      { pull_request: { number: 7, head: { sha: "../../x", repo: ours }, base: { sha: base, repo: ours } } },
    ],
    [
      "a number that is a path",
      "pull_request",
      { pull_request: { number: "7/merge", head: { sha: head, repo: ours }, base: { sha: base, repo: ours } } },
    ],
    [
      "a number below one",
      "pull_request",
      { pull_request: { number: -1, head: { sha: head, repo: ours }, base: { sha: base, repo: ours } } },
    ],
    ["a merge group without commits", "merge_group", { merge_group: {} }],
  ])("%s", (_, event, payload) => {
    expect(pullRequestOf(event, payload, merge)).toBeNull();
  });

  test("a commit of the runner that is none", () => {
    expect(pullRequestOf("schedule", {}, "main")).toBeNull();
  });

  test.each(["javascript:alert(1)", "https://x.example/a)[b](c", "https://x.example/\n"])(
    "the address %j",
    (html_url) => {
      expect(pullRequestOf("pull_request", pullRequest({ ...ours, html_url }), merge)?.filesUrl).toBeUndefined();
    },
  );
});
