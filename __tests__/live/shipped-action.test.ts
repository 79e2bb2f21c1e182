import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { canary } from "../support/live-scenario.js";
import { liveSettings } from "../support/live-world.js";
import type { NetworkOutcome, StepRun } from "../support/network-run.js";
import { hasOwnNetwork, runInOwnNetwork } from "../support/own-network.js";
import { readLog } from "../support/runner-commands.js";
import { tracesOf } from "../support/traces.js";

const bundle = fileURLToPath(new URL("../../dist/index.js", import.meta.url));
const client = "amzn1.application-oa2-client.9f8e7d6c5b4a39281706f5e4d3c2b1a0";
const secrets = ["LWA_CLIENT_SECRET", "LWA_REFRESH_TOKEN"];
const right: StepRun["world"] = {
  clients: { [client]: { secret: "LWA_CLIENT_SECRET" } },
  grants: { LWA_REFRESH_TOKEN: { region: "fe", stores: ["A1VC38T7YXB528"] } },
};
/** It says in every place of an answer what it was sent, and what a runner would obey. */
const talkative: StepRun["world"] = { ...right, misbehave: [{ at: "sp", how: "echo" }] };
const hostile: StepRun["world"] = {
  ...right,
  misbehave: [
    {
      ...{ at: "sp", how: "body", status: 403 },
      body: { errors: [{ code: "::set-env name=A::b", message: "##[add-path]/tmp", details: "\n::error::forged" }] },
    },
  ],
};
const revoked = { ...right, grants: { LWA_REFRESH_TOKEN: { region: "fe", stores: [], revoked: true } } };
const everywhere = { annotations: "check-run", review: "true", "fail-on-new": "true" };

interface Case extends Partial<Omit<StepRun, "kind" | "bundle">> {
  readonly title: string;
  /** Whether Amazon is asked. */
  readonly asks: boolean;
  readonly fails?: boolean;
  /** What the log says. */
  readonly says?: string;
}

const refused = "`verify` uses secrets, so it runs on";
const cases: readonly Case[] = [
  { title: "a push", asks: true },
  ...["schedule", "workflow_dispatch", "release"].map((name) => ({ title: name, name, asks: true })),
  { title: "a merge group", event: "merge group", asks: true },
  { title: "a pull request of the own repository", event: "pull request", asks: true },
  {
    title: "a pull request of a fork",
    ...{ event: "pull request of a fork", secrets: [], asks: false },
    says: "Amazon is not asked: a pull request from a fork has no secrets.",
  },
  {
    title: "a pull request of a fork that is given secrets all the same",
    ...{ event: "pull request of a fork", asks: false },
    says: "Amazon is not asked: a pull request from a fork has no secrets.",
  },
  {
    title: "a pull request of Dependabot",
    ...{ event: "pull request", payload: { sender: { login: "dependabot[bot]" } }, secrets: [], asks: false },
    says: "Amazon is not asked: a run that Dependabot starts has no secrets but its own.",
  },
  {
    title: "a pull request of Dependabot with secrets of its own",
    ...{ event: "pull request", payload: { sender: { login: "dependabot[bot]" } }, asks: true },
  },
  { title: "pull_request_target", event: "pull request target", asks: false, fails: true, says: refused },
  ...["workflow_run", "issue_comment", "pull_request_review", "repository_dispatch", "deployment_status", "x:y"].map(
    (name) => ({ title: name, event: "pull request" as const, name, asks: false, fails: true, says: refused }),
  ),
  {
    title: "a variable that is unset",
    ...{ secrets: ["LWA_CLIENT_SECRET"], asks: false, fails: true },
    says: "`LWA_REFRESH_TOKEN`, which is named as a secret, is unset or empty",
  },
  {
    title: "a variable that is empty",
    ...{ environment: { LWA_REFRESH_TOKEN: "" }, asks: false, fails: true },
    says: "`LWA_REFRESH_TOKEN`, which is named as a secret, is unset or empty",
  },
  { title: "no `verify`", inputs: { verify: "false" }, asks: false },
  {
    title: "no `verify` on an event of strangers",
    ...{ event: "pull request target", inputs: { verify: "false" }, asks: false },
  },
  {
    title: "a grant that was revoked, in a pull request with check run and review",
    ...{ event: "pull request", world: revoked, inputs: everywhere, asks: true, fails: true },
    says: "invalid_grant",
  },
  { title: "an Amazon that says what it was sent", world: talkative, inputs: everywhere, asks: true },
  {
    title: "an Amazon that says what it was sent, in a pull request",
    ...{ event: "pull request", world: talkative, inputs: everywhere, asks: true },
  },
  { title: "an Amazon that commands the runner", world: hostile, inputs: everywhere, asks: true },
  {
    title: "every way in which the runner can be asked to say more",
    ...{ environment: { RUNNER_DEBUG: "1", ACTIONS_STEP_DEBUG: "true", DEBUG: "*", NODE_OPTIONS: "--trace-warnings" } },
    asks: true,
  },
  {
    title: "a secret of two lines, of which one commands the runner",
    ...{ environment: { LWA_CLIENT_SECRET: `${"secret of two lines ".repeat(2)}\r\n::error::forged` }, asks: false },
    says: "the value of `LWA_CLIENT_SECRET` has other characters than visible ASCII",
  },
  {
    title: "a secret that is too short to be one",
    ...{ environment: { LWA_REFRESH_TOKEN: "fifteen-letters" }, asks: false },
    says: "the value of `LWA_REFRESH_TOKEN` has fewer than 16 characters",
  },
  {
    title: "Node asked to say what it sends",
    ...{ environment: { NODE_DEBUG: "https" }, asks: false, fails: true },
    says: "`NODE_DEBUG`",
  },
];

const runs: readonly StepRun[] = cases.map(({ title: _, asks: __, fails: ___, says: ____, inputs, ...given }) => ({
  ...{ kind: "step", bundle, world: right, secrets, event: "push" },
  files: { "app-settings.yml": liveSettings("far-east") },
  inputs: { verify: "true", secrets: secrets.join("\n"), ...inputs },
  ...given,
}));

test.runIf(!hasOwnNetwork)(`this system gives no network of its own: ${cases.length} steps are left out`, () => {
  expect(cases.length).toBeGreaterThan(0);
});

describe.runIf(hasOwnNetwork)("the shipped Action against the emulator", () => {
  let outcomes: NetworkOutcome[] = [];
  beforeAll(async () => {
    outcomes = await runInOwnNetwork(runs);
  });

  test.each(cases.map((one, index) => ({ ...one, index })))("$title", ({ index, asks, fails = false, says }) => {
    const [run, outcome] = [runs[index], outcomes[index]];
    if (run === undefined || outcome === undefined) throw new Error("no outcome");
    const { code, out, err, log, connected, violations, unmasked, written, tokens } = outcome;
    expect([code, err], out).toEqual([fails ? 1 : 0, ""]);
    if (says !== undefined) expect(out).toContain(says);
    expect([violations, unmasked]).toEqual([[], []]);
    expect(log.length > 0).toBe(asks);
    if (!asks) expect(connected).toEqual([]);
    expect(new Set(log).size, "one call of an operation, host and token").toBe(log.length);

    const { commands, plain } = readLog(out);
    const masks = commands.filter(({ name }) => name === "add-mask").map(({ data }) => data);
    const values = run.secrets.map((name) => run.environment?.[name] ?? canary(name));
    expect([...values, ...tokens]).toEqual(expect.arrayContaining(masks));
    if (asks) expect(masks).toEqual(expect.arrayContaining([...values, ...tokens]));
    const [stop] = commands.filter(({ name }) => name === "stop-commands").map(({ data }) => data);
    const meant = ["add-mask", "stop-commands", stop, "error", "warning", "notice"];
    expect(commands.filter(({ name }) => !meant.includes(name))).toEqual([]);

    const others = commands
      .filter(({ name }) => name !== "add-mask")
      .map(({ data, properties }) => ({ data, properties }));
    expect([plain.join("\n"), JSON.stringify(others)].join("\n")).not.toMatch(/forged|##\[/);
    const sinks = { ...written, err, log: plain.join("\n"), commands: JSON.stringify(others) };
    for (const secret of [...values.filter(Boolean), ...tokens, "Atzr|IwEBIrefreshed"])
      for (const [name, sink] of Object.entries(sinks)) expect([name, tracesOf(secret, sink)]).toEqual([name, []]);
  });

  test("what Amazon answered reaches every place that a finding goes to", () => {
    const index = cases.findIndex(({ title }) => title.startsWith("a grant that was revoked"));
    const { out, written } = outcomes[index] ?? expect.fail("no outcome");
    for (const name of ["report.json", "report.sarif", "summary", "github"])
      expect([name, written[name]]).toEqual([name, expect.stringContaining("invalid_grant")]);
    expect(out).toContain("live-grant");
    expect(JSON.parse(written.outputs ?? "")).toMatchObject({ outcome: "failed", errors: "1" });
    expect(written.github).toContain("/reviews");
  });
});
