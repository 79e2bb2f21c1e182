import { beforeEach, describe, expect, test } from "vitest";
import { readEnvironment } from "../../src/action/environment.js";
import { stepPolicy } from "../../src/action/policy.js";
import { repositoryFiles } from "../../src/action/repository-files.js";
import { UsageError } from "../../src/files/usage-error.js";
import type { Commits } from "../../src/github/pull-request.js";
import { base, githubStep, head } from "../support/github-step.js";
import { Workplace } from "../support/terminal.js";

const github = githubStep();
const path = "policy.yml";
const locked = "locked: true\n";
const open = "locked: false\n";

beforeEach(() => {
  github.server.comparisons.set(`${base}...${head}`, { mergeBase: base, files: [] });
});

/** The policy of a step of `eventName`, whose workspace has `inWorkspace` and whose base commit has `atBase`. */
async function policy(
  eventName: string,
  inWorkspace: string | undefined,
  atBase: string | undefined,
  { asks = true, named = path, hasBase = true } = {},
) {
  const place = new Workplace(inWorkspace === undefined ? {} : { [path]: inWorkspace });
  if (atBase !== undefined) github.server.contents.set(`${base}:${path}`, Buffer.from(atBase));
  const commits = {
    head,
    base: hasBase ? base : undefined,
    number: 7,
    filesUrl: undefined,
    isFork: false,
    readOnlyToken: false,
  };
  const environment = readEnvironment({ GITHUB_EVENT_NAME: eventName, GITHUB_WORKSPACE: place.folder }, place.folder);
  const known = {
    client: asks ? github.client() : undefined,
    commits: commits as unknown as Commits,
    checked: undefined,
    places: repositoryFiles([], place.folder, "", ""),
  };
  return await stepPolicy(named, known, environment);
}

describe.each(["pull_request", "pull_request_target", "merge_group"])("of a %s", (eventName) => {
  test.each([
    [locked, open, false],
    [open, locked, true],
    [undefined, locked, true],
  ])("the policy is that of the base, whatever stands in the workspace: %j", async (inWorkspace, atBase, isLocked) => {
    const read = await policy(eventName, inWorkspace, atBase);
    expect(read).toMatchObject({ policy: { rules: new Map(), allowsIgnores: true, isLocked } });
  });

  test.each([
    [
      locked,
      "The policy `policy.yml` is changed: this run is checked by the one at the base commit, and what is merged by the new one.",
    ],
    [undefined, "The policy `policy.yml` is not in the workspace: this run is checked by the one at the base commit."],
    [open, undefined],
  ])("a change of the policy is told in one sentence: %j", async (inWorkspace, sentence) => {
    expect((await policy(eventName, inWorkspace, open)).problem).toBe(sentence);
  });

  test("a new policy is told, and not obeyed before it is merged", async () => {
    const { policy: read, problem } = await policy(eventName, locked, undefined);
    expect(read.isLocked).toBe(false);
    expect(problem).toBe("The policy `policy.yml` is not there at the base commit, so this run is checked without it.");
  });

  const refused: [string, () => Promise<unknown>, RegExp][] = [
    ["a new one that is none", () => policy(eventName, "lock: 1\n", undefined), /`lock` is no key of a policy/],
    ["a changed one that is none", () => policy(eventName, "lock: 1\n", locked), /`lock` is no key of a policy/],
    ["one of the base that is none", () => policy(eventName, locked, "lock: 1\n"), /`lock` is no key of a policy/],
    ["one that is nowhere", () => policy(eventName, undefined, undefined), /cannot be read \(ENOENT\)/],
    ["nobody to ask", () => policy(eventName, locked, locked, { asks: false }), /has no token/],
    ["no base", () => policy(eventName, locked, locked, { hasBase: false }), /names no base/],
    [
      "a token that may not read it",
      () => {
        github.server.granted = new Set(["pull-requests: read"]);
        return policy(eventName, locked, locked);
      },
      /^The policy at the base commit is not known: /,
    ],
    [
      "a folder in its place",
      () => {
        github.server.contents.set(`${base}:${path}`, null);
        return policy(eventName, locked, undefined);
      },
      /is no file/,
    ],
    ["a path outside", () => policy(eventName, locked, locked, { named: "../policy.yml" }), /outside the workspace/],
  ];

  test.each(refused)("%s fails the step", async (_, read, message) => {
    const error = await read().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UsageError);
    expect(String(error)).toMatch(new RegExp(message.source.replace(/^\^/, "")));
  });
});

test.each(["push", "workflow_dispatch", "schedule"])(
  "of a %s the policy is that of the workspace",
  async (eventName) => {
    expect((await policy(eventName, locked, open)).policy.isLocked).toBe(true);
    expect((await policy(eventName, open, locked)).policy.isLocked).toBe(false);
    expect((await policy(eventName, locked, open, { asks: false })).policy.isLocked).toBe(true);
  },
);

test("without a policy nothing is asked", async () => {
  expect(await policy("pull_request", undefined, undefined, { asks: false, named: "" })).toMatchObject({
    policy: { isLocked: false, allowsIgnores: true },
  });
});
