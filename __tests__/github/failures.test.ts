import { describe, expect, test } from "vitest";
import { baseFiles } from "../../src/github/base-files.js";
import { changedLines, unknownLines } from "../../src/github/changed-lines.js";
import { writeCheckRun } from "../../src/github/check-run.js";
import { checkedCommit } from "../../src/github/checked-commit.js";
import type { GitHubClient } from "../../src/github/client.js";
import { CommitFiles } from "../../src/github/commit-files.js";
import { keepIssue } from "../../src/github/kept-issue.js";
import { postReview } from "../../src/github/review.js";
import type { Fault } from "../support/github-server.js";
import { token } from "../support/github-server.js";
import { base, githubStep, head, mergeBase, pullRequest7 } from "../support/github-step.js";
import { reportWith, settingsPath } from "../support/many-findings.js";

const step = githubStep();
const commits = pullRequest7;
const patch = "@@ -0,0 +1 @@\n+key1: value1";
const instance = "ci";

/** What each feature says when it fails; undefined where it does not. */
const features: Readonly<
  Record<string, { lost: string; permission: string; run(client: GitHubClient): Promise<string | undefined> }>
> = {
  "the changed lines of a pull request": {
    lost: "The changed lines are not known",
    permission: "contents: read",
    run: async (client) => (await changedLines(client, commits, [settingsPath])).problem,
  },
  "the parents of what was checked": {
    lost: "The settings before the change are not known",
    permission: "contents: read",
    run: async (client) => (await checkedCommit(client, commits, merge, mergeBase)).unknown || undefined,
  },
  "the changed lines of a push": {
    lost: "The changed lines are not known",
    permission: "contents: read",
    run: async (client) => (await changedLines(client, { ...commits, number: undefined }, [settingsPath])).problem,
  },
  "the base": {
    lost: "The settings before the change are not known",
    permission: "contents: read",
    async run(client) {
      const files = [{ path: settingsPath, bytes: new Uint8Array() }];
      const commit = new CommitFiles(client, mergeBase, false, false);
      const found = await baseFiles(commit, files, unknownLines("No."), () => true);
      const file = found.get(settingsPath);
      return file?.kind === "unknown" ? file.reason : undefined;
    },
  },
  "the check run": {
    lost: "The check run is not written",
    permission: "checks: write",
    async run(client) {
      const result = await writeCheckRun(client, { head, report: reportWith(60), failed: true, instance });
      return result.kind === "failed" ? result.reason : undefined;
    },
  },
  "the review": {
    lost: "The review is not posted",
    permission: "pull-requests: write",
    async run(client) {
      const file = { kind: "known", status: "changed", added: [], lines: new Map([[1, "key1: value1"]]) } as const;
      const changes = { of: () => file, gone: [], ancestor: undefined, problem: undefined };
      const result = await postReview(client, { pullRequest: 7, head, report: reportWith(1), changes, instance });
      return result.kind === "failed" ? result.reason : undefined;
    },
  },
  "the deadline issue": {
    lost: "The deadline issue is not kept",
    permission: "issues: write",
    async run(client) {
      const feature = { lost: "The deadline issue is not kept", permission: "issues: write" };
      const wanted = { instance, subject: "deadlines", title: "Title", text: "Text", isNeeded: true };
      const result = await keepIssue(client, feature, wanted);
      return result.kind === "failed" ? result.reason : undefined;
    },
  },
};

const needs = (permission: string) =>
  `the token may not do this, and the job needs \`${permission}\` under \`permissions\``;
const ways: Readonly<Record<string, readonly [Fault, (permission: string) => string]>> = {
  "401": [{ status: 401 }, () => "GitHub does not accept the token (401)"],
  "403": [{ status: 403 }, needs],
  "404": [{ status: 404 }, needs],
  "410": [{ status: 410 }, () => "GitHub answered with status 410"],
  "422": [{ status: 422 }, () => "GitHub refused what was sent (422)"],
  "429": [{ status: 429 }, () => "GitHub asks to wait for a while, since too much was asked of it"],
  "429 for an hour": [
    { status: 429, headers: { "retry-after": "3600" } },
    () => "GitHub asks to wait 3600 seconds, since too much was asked of it",
  ],
  "500": [{ status: 500 }, () => "GitHub answered with status 500"],
  "503": [{ status: 503 }, () => "GitHub answered with status 503"],
  "a redirect": [
    { status: 302, headers: { location: "http://169.254.169.254/" } },
    () => "GitHub points to another address (302), which is not followed",
  ],
  "no answer": ["hang", () => "GitHub did not answer in time"],
  "an answer that stops": ["stall", () => "GitHub did not answer in time"],
  "a broken connection": ["reset", () => "GitHub could not be reached"],
  "an answer that is cut": ["garbled", () => "GitHub's answer cannot be read"],
};

const merge = "4".repeat(40);

function answerWell(): void {
  step.server.parents.set(merge, [mergeBase, head]);
  step.server.files = [{ filename: settingsPath, status: "added", additions: 1, changes: 1, patch }];
  step.server.comparisons.set(`${base}...${head}`, { mergeBase, files: [] });
  step.server.contents.set(`${mergeBase}:${settingsPath}`, Buffer.from("key: value\n"));
}

/** The one sentence of a failure, whatever the feature and the fault. */
function expectSentence(text: string | undefined): void {
  expect(text).toMatch(/^[A-Z][^\n]*\.$/);
  expect(text?.length).toBeLessThan(250);
  expect(text).not.toMatch(/##\[|::|amzn1|canary/i);
  expect(text).not.toContain(token);
}

describe.each(Object.entries(features))("%s", (_, { lost, permission, run }) => {
  test("nothing is said where all goes well", async () => {
    answerWell();
    expect(await run(step.client())).toBeUndefined();
  });

  test.each(Object.entries(ways))("every request fails: %s", async (_, [fault, why]) => {
    answerWell();
    step.server.fault = () => fault;
    const text = await run(step.client());
    const isOfFile = lost.startsWith("The settings") && text?.includes("no file of");
    // What is asked for as a file and is none cannot be told from a folder.
    expect(text).toBe(
      isOfFile ? `${lost}: what stood there is no file of at most 256 KiB.` : `${lost}: ${why(permission)}.`,
    );
    expectSentence(text);
    expect(step.clock.now()).toBeLessThanOrEqual(20_000);
  });

  test.each(Object.entries(ways))("a later request fails: %s", async (_, [fault]) => {
    answerWell();
    let first: string | undefined;
    step.server.fault = (route) => {
      first ??= route;
      return route === first ? undefined : fault;
    };
    const text = await run(step.client());
    if (text !== undefined) expectSentence(text);
    expect(step.clock.now()).toBeLessThanOrEqual(20_000);
  });

  test("a permission that is missing is named", async () => {
    answerWell();
    // Without this one it would be listed by its number.
    step.server.granted.delete("pull-requests: read");
    for (const granted of [...step.server.granted]) {
      if (granted.startsWith(permission.split(":")[0] ?? "")) step.server.granted.delete(granted);
    }
    expect(await run(step.client())).toBe(`${lost}: ${needs(permission)}.`);
  });

  test("on a fork or for Dependabot it is said that writing cannot be granted", async () => {
    answerWell();
    step.server.fault = (route) =>
      /^(?:POST|PATCH) /.test(route) || !permission.endsWith("write") ? { status: 403 } : undefined;
    const text = await run(step.client({ readOnlyToken: true }));
    const cannot = `the token may only read, and \`${permission}\` cannot be granted to a pull request from a fork or by Dependabot`;
    expect(text).toBe(`${lost}: ${permission.endsWith("write") ? cannot : needs(permission)}.`);
  });

  test("without a token there is one sentence and no request", async () => {
    expect(await run(step.client({ token: "" }))).toBe(`${lost}: it needs a token, and the input \`token\` is empty.`);
    expect(step.server.requests).toEqual([]);
  });
});

test("all features one after the other, with every request failing, take 20 seconds at most", async () => {
  for (const [fault] of Object.values(ways)) {
    step.server.fault = () => fault;
    const start = step.clock.now();
    const client = step.client();
    for (const { run } of Object.values(features)) expectSentence(await run(client));
    expect(step.clock.now() - start).toBeLessThanOrEqual(20_000);
  }
});
