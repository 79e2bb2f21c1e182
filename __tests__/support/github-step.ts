import { afterEach, beforeEach, expect } from "vitest";
import { GitHubClient } from "../../src/github/client.js";
import type { ClientOptions } from "../../src/github/client-options.js";
import type { Commits } from "../../src/github/pull-request.js";
import { FakeClock } from "./github-clock.js";
import { GitHubServer, token } from "./github-server.js";

export const head = "1".repeat(40);
export const base = "2".repeat(40);
export const mergeBase = "3".repeat(40);

/** What the event of a pull request says. */
export const pullRequest7: Commits = {
  event: "pull-request",
  tag: undefined,
  head,
  base,
  number: 7,
  filesUrl: undefined,
  isFork: false,
  readOnlyToken: false,
};

/** A step against a GitHub of its own, new for every test. */
export interface GitHubStep {
  server: GitHubServer;
  clock: FakeClock;
  /** A client as a run of the Action has it; each run has its own. */
  client(options?: Partial<ClientOptions>): GitHubClient;
}

/** Starts a GitHub before each test of the file and asserts afterwards that nothing was sent against its description. */
export function githubStep(): GitHubStep {
  const step: GitHubStep = {
    server: new GitHubServer(),
    clock: new FakeClock(),
    client: (options) =>
      new GitHubClient(
        { apiUrl: step.server.apiUrl, token, repository: "acme/settings", readOnlyToken: false, ...options },
        step.clock,
      ),
  };
  beforeEach(async () => {
    step.server = new GitHubServer();
    step.clock = new FakeClock();
    step.server.commits.add(head);
    step.server.onHang = () => step.clock.expire();
    await step.server.start();
  });
  afterEach(async () => {
    await step.server.stop();
    expect(step.server.violations).toEqual([]);
  });
  return step;
}
