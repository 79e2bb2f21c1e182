import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { readEnvironment } from "../../src/action/environment.js";
import { run } from "../../src/action/run.js";
import { today } from "../support/check.js";
import { canary } from "../support/live-scenario.js";
import { amazonWorld, liveSettings } from "../support/live-world.js";

const client = "amzn1.application-oa2-client.9f8e7d6c5b4a39281706f5e4d3c2b1a0";
const right = {
  clients: { [client]: { secret: "LWA_CLIENT_SECRET" } },
  grants: { LWA_REFRESH_TOKEN: { region: "fe", stores: ["A1VC38T7YXB528"] } },
};
const secrets = { LWA_CLIENT_SECRET: canary("LWA_CLIENT_SECRET"), LWA_REFRESH_TOKEN: canary("LWA_REFRESH_TOKEN") };
const sha = "1".repeat(40);

/** A pull request from the repository with the number `from`, sent by `login`. */
function pullRequest(from: number, login = "somebody") {
  const repo = (id: number) => ({ id, html_url: "https://github.example/octo/app" });
  return {
    sender: { login },
    pull_request: { number: 1, head: { sha, repo: repo(from) }, base: { sha, repo: repo(1) } },
  };
}

/** Runs the Action with `verify: true` for an event, against an Amazon within this process. */
async function step(
  event: string,
  payload: unknown = {},
  { world = right, variables = secrets as Record<string, string>, inputs = {} } = {},
) {
  const folder = mkdtempSync(join(tmpdir(), "verification-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "app-settings.yml"), liveSettings("far-east"));
  writeFileSync(join(folder, "event.json"), JSON.stringify(payload));
  const given: Record<string, string> = { verify: "true", secrets: "LWA_CLIENT_SECRET\nLWA_REFRESH_TOKEN", ...inputs };
  const { amazon, world: network } = amazonWorld(world);
  let log = "";
  let failed = false;
  let summary = "";
  const runner = {
    input: (name: string) => given[name] ?? "",
    log: (text: string) => {
      // What is sent must have been registered before.
      log += text;
    },
    summarise: async (markdown: string) => {
      summary = markdown;
      return undefined;
    },
    outputs: () => undefined,
    fail: () => {
      failed = true;
    },
  };
  const environment = readEnvironment(
    {
      GITHUB_ACTIONS: "true",
      GITHUB_WORKSPACE: folder,
      GITHUB_EVENT_NAME: event,
      GITHUB_EVENT_PATH: join(folder, "event.json"),
      GITHUB_SHA: sha,
    },
    folder,
  );
  const masksBefore: string[][] = [];
  await run(runner, {
    environment,
    today,
    stopToken: "0123456789abcdef0123456789abcdef",
    variables,
    world: (mask) => ({
      ...network,
      mask,
      transport: (request) => {
        masksBefore.push([...log.matchAll(/^::add-mask::(.*)$/gm)].map(([, secret = ""]) => secret));
        return network.transport(request);
      },
    }),
  });
  return { log, failed, summary, calls: amazon.log, tokens: [...amazon.tokens.keys()], masksBefore };
}

test.each(["push", "schedule", "workflow_dispatch", "merge_group", "release"])(
  "on %s Amazon is asked",
  async (event) => {
    const { calls, failed, log } = await step(event);
    expect([failed, calls[0]]).toEqual([false, "token refresh_token LWA_REFRESH_TOKEN"]);
    expect(log).toContain("app-settings.yml");
  },
);

test.each(["pull_request_target", "workflow_run", "issue_comment", "repository_dispatch", ""])(
  "on %s the step is set up wrongly, and nothing is sent",
  async (event) => {
    const { calls, failed, log } = await step(event, pullRequest(1));
    expect([failed, calls]).toEqual([true, []]);
    expect(log).toContain("set up wrongly: `verify` uses secrets");
  },
);

describe("a pull request", () => {
  test("of the own repository is asked about", async () => {
    expect((await step("pull_request", pullRequest(1))).calls.length).toBeGreaterThan(1);
  });

  test.each([
    ["a fork", pullRequest(2)],
    ["nobody knows where", {}],
  ])("from %s is not asked about, whatever the environment holds, and the check stands", async (_, payload) => {
    const { calls, failed, log } = await step("pull_request", payload);
    expect([calls, failed]).toEqual([[], false]);
    expect(log).toContain("Amazon is not asked: a pull request from a fork has no secrets.");
  });

  test("of Dependabot without secrets is one line, and with its own secrets asked about", async () => {
    const payload = pullRequest(1, "dependabot[bot]");
    const without = await step("pull_request", payload, { variables: {} });
    expect([without.calls, without.failed]).toEqual([[], false]);
    expect(without.log).toContain("Amazon is not asked: a run that Dependabot starts has no secrets but its own.");
    expect((await step("pull_request", payload)).calls.length).toBeGreaterThan(1);
  });
});

test("a named variable that is unset fails the step and is named", async () => {
  const { failed, log, calls } = await step(
    "schedule",
    {},
    { variables: { LWA_CLIENT_SECRET: secrets.LWA_CLIENT_SECRET } },
  );
  expect([failed, calls]).toEqual([true, []]);
  expect(log).toContain("`LWA_REFRESH_TOKEN`, which is named as a secret, is unset or empty");
});

test("every secret and token is registered with the runner before it is used, and stands nowhere else", async () => {
  const { log, summary, tokens, masksBefore } = await step("push");
  expect(masksBefore[0]).toEqual(expect.arrayContaining(Object.values(secrets)));
  expect(masksBefore.at(-1)).toEqual(expect.arrayContaining(tokens));
  const rest = log.replaceAll(/^::add-mask::.*$/gm, "") + summary;
  for (const secret of [...Object.values(secrets), ...tokens]) expect(rest).not.toContain(secret.slice(0, 24));
});

test("what Amazon answers fails the step, also where only new findings may", async () => {
  const { failed, log } = await step(
    "push",
    {},
    { world: { ...right, grants: {} as typeof right.grants }, inputs: { "fail-on-new": "true" } },
  );
  expect(failed).toBe(true);
  expect(log).toContain("live-grant");
  expect(log).not.toContain("introduced here");
});

test("without `verify` nothing is asked on any event", async () => {
  const { calls, failed } = await step("pull_request_target", pullRequest(2), { inputs: { verify: "false" } });
  expect([calls, failed]).toEqual([[], false]);
});
