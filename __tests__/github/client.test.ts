import { describe, expect, test, vi } from "vitest";
import * as z from "zod/mini";
import { changedLines, unknownLines } from "../../src/github/changed-lines.js";
import { writeCheckRun } from "../../src/github/check-run.js";
import type { GitHubClient } from "../../src/github/client.js";
import { systemClock } from "../../src/github/clock.js";
import { postReview } from "../../src/github/review.js";
import type { GitHubServer } from "../support/github-server.js";
import { githubStep, head, pullRequest7 } from "../support/github-step.js";
import { reportWith } from "../support/many-findings.js";

const step = githubStep();
const feature = { lost: "The files are not listed", permission: "pull-requests: read" };
const list = async (client: GitHubClient) =>
  await client.rest(
    feature,
    "GET /repos/{owner}/{repo}/pulls/{pull_number}/files",
    { pull_number: 7, per_page: 100, page: 1 },
    z.array(z.object({ filename: z.string() })),
  );

describe("what passes by itself is tried again", () => {
  test.each<[string, Parameters<typeof failOnce>[0], number[]]>([
    ["a server that breaks", { status: 500 }, [1_000]],
    ["a server that is away", { status: 503, headers: { "retry-after": "2" } }, [2_000]],
    ["a limit that says how long", { status: 429, headers: { "retry-after": "7" } }, [7_000]],
    ["a limit that does not say how long", { status: 429 }, [1_000]],
    ["a secondary limit", { status: 403, message: "You have exceeded a secondary rate limit." }, [1_000]],
    ["a limit of a secondary kind that says how long", { status: 403, headers: { "retry-after": "3" } }, [3_000]],
    [
      "a limit with the second at which it ends",
      { status: 403, headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1800000004" } },
      [4_000],
    ],
    ["a connection that breaks", "reset", [1_000]],
    ["a server that hangs", "hang", [1_000]],
  ])("%s", async (_, fault, slept) => {
    failOnce(fault);
    expect(await list(step.client())).toEqual({ kind: "done", data: [] });
    expect(step.clock.slept).toEqual(slept);
  });

  function failOnce(fault: ReturnType<GitHubServer["fault"]>): void {
    step.server.fault = (_, nth) => (nth === 1 ? fault : undefined);
  }

  test("three times at most", async () => {
    step.server.fault = () => ({ status: 502 });
    expect(await list(step.client())).toMatchObject({
      reason: "The files are not listed: GitHub answered with status 502.",
    });
    expect(step.server.requests).toHaveLength(3);
    expect(step.clock.slept).toEqual([1_000, 2_000]);
  });

  test("but not where the server asks for more patience than there is", async () => {
    step.server.fault = () => ({ status: 429, headers: { "retry-after": "60" } });
    expect(await list(step.client())).toMatchObject({
      reason: "The files are not listed: GitHub asks to wait 60 seconds, since too much was asked of it.",
    });
    expect(step.clock.slept).toEqual([]);
  });

  test("and not where doing it twice would do more", async () => {
    step.server.fault = () => ({ status: 500 });
    const post = "POST /repos/{owner}/{repo}/check-runs";
    const body = { name: "a", head_sha: head };
    const result = await step.client().rest(feature, post, body, z.object({ id: z.number() }));
    expect(result).toMatchObject({ kind: "failed", unsure: true });
    expect(step.server.requests).toHaveLength(1);
  });
});

describe("the time", () => {
  test("no request has more than 5 seconds, all of them no more than 20", async () => {
    step.server.fault = () => "hang";
    const client = step.client();
    expect(await list(client)).toMatchObject({ reason: "The files are not listed: GitHub did not answer in time." });
    expect(step.clock.limits).toEqual([5_000, 5_000, 5_000]);
    await list(client);
    expect(step.clock.limits.slice(3)).toEqual([2_000]);
    expect(await list(client)).toMatchObject({
      reason: "The files are not listed: the 20 seconds that all requests may take are used up.",
    });
    expect(step.clock.now()).toBe(20_000);
    expect(step.server.requests).toHaveLength(4);
  });

  test("what the step does between requests does not count", async () => {
    const client = step.client();
    await list(client);
    step.clock.pass(60_000);
    expect(await list(client)).toMatchObject({ kind: "done" });
  });

  test("an answer that begins and stops ends in time too", async () => {
    step.server.fault = () => "stall";
    expect(await list(step.client())).toMatchObject({
      reason: "The files are not listed: GitHub did not answer in time.",
    });
  });

  test("the clock of the system ends a request and wakes up again", async () => {
    const signal = systemClock.limit(0.1);
    await systemClock.sleep(20);
    expect(signal.aborted).toBe(true);
    expect(systemClock.now()).toBeGreaterThan(0);
    expect(systemClock.date()).toBeGreaterThan(1_700_000_000_000);
  });
});

describe("what cannot be asked costs no request", () => {
  test.each([
    [{ token: "" }, "it needs a token, and the input `token` is empty"],
    [{ apiUrl: "" }, "the runner does not tell the address of GitHub's API"],
    [{ apiUrl: "file:///etc/passwd" }, "the runner does not tell the address of GitHub's API"],
    [{ repository: "" }, "the runner does not tell the repository"],
    [{ repository: "a/b/../c" }, "the runner does not tell the repository"],
  ])("%j", async (options, why) => {
    expect(await list(step.client(options))).toEqual({
      kind: "failed",
      reason: `The files are not listed: ${why}.`,
      status: undefined,
      unsure: false,
    });
    expect(step.server.requests).toEqual([]);
  });

  test("and Octokit is not loaded before the first request", async () => {
    vi.resetModules();
    const loaded = vi.fn();
    vi.doMock("@actions/github", () => {
      loaded();
      throw new Error("It cannot be loaded");
    });
    const { GitHubClient } = await import("../../src/github/client.js");
    const client = new GitHubClient(
      {
        apiUrl: step.server.apiUrl,
        token: "x",
        repository: "a/b",
        readOnlyToken: false,
      },
      step.clock,
    );
    expect(loaded).not.toHaveBeenCalled();
    expect(await list(client)).toMatchObject({
      reason: "The files are not listed: the part of this program that asks GitHub does not start.",
    });
    vi.doUnmock("@actions/github");
    vi.resetModules();
  });
});

test("a redirect is not followed, since the token would go with it", async () => {
  step.server.fault = () => ({ status: 301, headers: { location: `${step.server.apiUrl}/elsewhere` } });
  expect(await list(step.client())).toMatchObject({
    reason: "The files are not listed: GitHub points to another address (301), which is not followed.",
  });
  expect(step.server.requests).toHaveLength(1);
});

test("nothing of Octokit's reaches the log", async () => {
  const printed = ["log", "info", "warn", "error", "debug"].map((name) => {
    return vi.spyOn(console, name as "log").mockImplementation(() => undefined);
  });
  step.server.fault = () => ({ status: 404, headers: { deprecation: "true", sunset: "##[error]x" } });
  await list(step.client());
  for (const spy of printed) expect(spy).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});

test("GitHub Enterprise Server is asked where the runner says, GraphQL included", async () => {
  await step.server.stop();
  await step.server.start("/api/v3");
  const client = step.client();
  await changedLines(client, pullRequest7, ["app.yml"]);
  await writeCheckRun(client, { head, report: reportWith(1), failed: true, instance: "a" });
  await postReview(client, {
    pullRequest: 7,
    head,
    report: reportWith(1),
    changes: unknownLines("No."),
    instance: "a",
  });
  const urls = step.server.requests.map(({ url }) => url);
  expect(urls).toContain("/api/graphql");
  for (const url of urls) expect(url).toMatch(/^\/api\/(?:v3\/repos\/acme\/settings\/|graphql$)/);
});
