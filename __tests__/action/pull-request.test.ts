import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { EventName } from "../support/change-step.js";
import { token } from "../support/github-server.js";
import { pullRequestStep } from "../support/pull-request-step.js";
import type { Step, StepResult } from "../support/runner.js";
import { readLog } from "../support/runner-commands.js";

const path = "app-settings.yml";

const settings = (state: string, links: readonly string[]) => `app:
  id: amzn1.sp.solution.1b2c3d4e-5f60-4a7b-8c9d-0e1f2a3b4c5d
  type: public
  state: ${state}
oauth:
  loginUri: https://app.example.com/amazon/login
  redirectUris: [https://app.example.com/amazon/callback]
  authorizationUris:
${links.map((link) => `    - ${link}\n`).join("")}credentials: {mode: lwa, clientSecret: env:SECRET}
`;
const link = (end: string) =>
  `https://sellercentral.amazon.com/apps/authorize/consent?application_id=amzn1.sp.solution.1b2c3d4e-5f60-4a7b-8c9d-0e1f2a3b4c5d&state={state}${end}`;
const right = settings("draft", [link("&version=beta")]);
const wrong = settings("draft", [link("")]);
const manyWrong = settings(
  "draft",
  Array.from({ length: 120 }, (_, index) => link(`&x=${index}`)),
);

const on = pullRequestStep();

/** What the change does to the one file. */
function change(before: string | undefined, after: string): void {
  on.change(before === undefined ? {} : { [path]: before }, { [path]: after });
}

const step = (text: string, kind: EventName, inputs: Step["inputs"] = {}, environment: Step["environment"] = {}) =>
  on.run({ [path]: text }, kind, { inputs, environment });

const annotated = ({ log }: StepResult) =>
  readLog(log).commands.filter(({ name, properties }) => name === "error" && properties.file !== undefined).length;
const rulesOf = ({ file }: StepResult): string[] =>
  JSON.parse(file("report.json") ?? "{}").findings.map(({ rule }: { rule: string }) => rule);
const originsOf = ({ file }: StepResult): string[] =>
  JSON.parse(file("report.json") ?? "{}").findings.map(({ origin }: { origin?: string }) => origin ?? "unknown");

describe("what a change brings", () => {
  test.each(["pull request", "merge group", "push", "pull request of a fork"] as const)(
    "is told for a %s",
    async (kind) => {
      change(settings("draft", [link("&version=beta"), link("&y=1")]), settings("draft", [link(""), link("&y=1")]));
      const result = await step(settings("draft", [link(""), link("&y=1")]), kind);
      expect([result.exitCode, result.errors]).toEqual([1, ""]);
      expect(rulesOf(result)).toEqual(["draft-without-beta", "draft-without-beta"]);
      expect(originsOf(result)).toEqual(["introduced", "earlier"]);
      expect(result.log).toContain("draft-without-beta, introduced here");
      expect(on.server.checkRuns).toEqual([]);
    },
  );

  test.each(["pull request", "merge group"] as const)("is judged by the rules that compare in a %s", async (kind) => {
    change(settings("published", [link("")]), right);
    expect(rulesOf(await step(right, kind))).toEqual(["state-changed"]);
  });

  test("is nothing that a push compares again", async () => {
    change(settings("published", [link("")]), right);
    expect(rulesOf(await step(right, "push"))).toEqual([]);
  });

  test("is not known where the workspace is no checkout", async () => {
    change(right, wrong);
    const result = await on.run({ [path]: wrong }, "pull request", {
      prepare: (workspace) => rmSync(join(workspace, ".git"), { recursive: true }),
    });
    expect([result.exitCode, originsOf(result), on.server.requests]).toEqual([1, ["unknown"], []]);
    expect(result.log).toContain(" What changed is not known: the workspace is no checkout of the repository.\n");
  });

  test("asks GitHub nothing without a token", async () => {
    change(right, wrong);
    const result = await step(wrong, "pull request", { token: "" });
    expect([result.exitCode, on.server.requests]).toEqual([1, []]);
  });
});

describe("fail-on-new", () => {
  const failures: [string, string | undefined, string, number][] = [
    [
      "a fault that was there before is excused",
      wrong,
      wrong.replace("lwa,", "lwa, clientSecretRotatedOn: '2026-11-01',"),
      0,
    ],
    ["a fault that is new fails", right, wrong, 1],
    ["a fault in a new file fails", undefined, wrong, 1],
    ["a second fault of the same kind fails", wrong, settings("draft", [link(""), link("&y=1")]), 1],
  ];

  test.each(failures)("%s", async (_, before, after, code) => {
    change(before, after);
    const result = await step(after, "pull request", { "fail-on-new": "true" });
    expect(result.exitCode).toBe(code);
    expect(Number(result.outputs.errors)).toBeGreaterThan(0);
    expect(result.log.includes("nothing new is at or above `error`")).toBe(code === 0);
  });

  test("every fault fails where the base is not known", async () => {
    on.server.granted = new Set(["pull-requests: read"]);
    change(wrong, wrong);
    expect((await step(wrong, "pull request", { "fail-on-new": "true" })).exitCode).toBe(1);
  });
});

describe("the check run", () => {
  test("takes all findings where workflow commands would not hold them, once for a commit", async () => {
    change(right, manyWrong);
    for (const _ of [1, 2]) {
      const result = await step(manyWrong, "pull request");
      expect([result.exitCode, annotated(result)]).toEqual([1, 0]);
      expect(result.log).toContain(" The check run `sp-api-preflight` has 120 annotations.\n");
    }
    expect(
      on.server.checkRuns.map(({ head, conclusion, annotations }) => [head, conclusion, annotations.length]),
    ).toEqual([[on.commits.head, "failure", 120]]);
    expect(on.server.checkRuns[0]?.details).toBe("https://github.example/acme/settings/actions/runs/99");
  });

  test("is green and empty where it is asked for and nothing is wrong", async () => {
    change(undefined, right);
    expect((await step(right, "pull request", { annotations: "check-run" })).exitCode).toBe(0);
    expect(on.server.checkRuns.map(({ conclusion, annotations }) => [conclusion, annotations])).toEqual([
      ["success", []],
    ]);
  });

  test.each(["workflow", "off"])("is not written with annotations: %s", async (annotations) => {
    change(right, manyWrong);
    const result = await step(manyWrong, "pull request", { annotations });
    expect([on.server.checkRuns, annotated(result) > 0]).toEqual([[], annotations === "workflow"]);
  });
});

describe("the review", () => {
  test("comments on changed lines with a suggestion, says nothing twice, and closes what is repaired", async () => {
    change(right, wrong);
    for (const _ of [1, 2]) await step(wrong, "pull request", { review: "true" });
    expect(on.server.reviews.map(({ event, commit }) => [event, commit])).toEqual([["COMMENT", on.commits.head]]);
    expect(on.server.threads.map(({ line }) => line)).toEqual([9]);
    expect(on.server.threads[0]?.body).toContain(`\`\`\`suggestion\n    - ${link("&version=beta")}\n\`\`\``);
    change(right, right.replace("lwa,", "lwa, oldSecretStillDeployed: false,"));
    const repaired = await step(right, "pull request", { review: "true" });
    expect(repaired.log).toContain(" The review has 0 new comments, and 1 comment about what is repaired is closed.\n");
    expect(on.server.reviews).toHaveLength(1);
    expect(on.server.threads[0]?.minimized).not.toBeNull();
  });

  test("says why it is not posted for a push", async () => {
    change(right, wrong);
    const result = await step(wrong, "push", { review: "true" });
    expect(result.log).toContain(" The review is not posted: this event is about no pull request.\n");
  });
});

describe("whatever GitHub answers", () => {
  const denied: [string, string][] = [
    ["checks: write", "The check run is not written"],
    ["pull-requests: write", "The review is not posted"],
  ];

  test.each(denied)(
    "without `%s` the step ends as it would offline, with one line about it",
    async (permission, lost) => {
      change(right, manyWrong);
      on.server.granted.delete(permission);
      const result = await step(manyWrong, "pull request", { review: "true" });
      expect([result.exitCode, result.errors, result.outputs.errors]).toEqual([1, "", "120"]);
      const lines = result.log.split("\n").filter((line) => line.startsWith(` ${lost}`));
      expect(lines).toHaveLength(1);
      expect(lines[0]).toContain(permission);
    },
  );

  test("a fork is told that the permission cannot be granted", async () => {
    change(right, manyWrong);
    on.server.granted = new Set(["pull-requests: read", "contents: read", "checks: read"]);
    const result = await step(manyWrong, "pull request of a fork", { review: "true" });
    expect([result.exitCode, annotated(result)]).toEqual([1, 9]);
    expect(result.log).toContain("cannot be granted to a pull request from a fork or by Dependabot.\n");
  });

  test.each([{ status: 401 }, { status: 404 }, { status: 422 }, "reset"] as const)(
    "%o changes no outcome",
    async (fault) => {
      change(right, manyWrong);
      on.server.fault = () => fault;
      const result = await step(manyWrong, "pull request", { review: "true", annotations: "check-run" });
      const offline = await step(manyWrong, "pull request", { token: "" });
      expect([result.exitCode, result.errors, result.outputs]).toEqual([1, "", offline.outputs]);
      expect(result.log + result.summary + result.file("report.json")).not.toContain(token);
      expect(result.log).not.toContain("amzn1.oa2-cs.v1.0");
    },
  );

  test("GitHub Enterprise Server is asked below its own address", async () => {
    await on.server.stop();
    await on.server.start("/api/v3");
    change(right, wrong);
    expect(originsOf(await step(wrong, "pull request"))).toEqual(["introduced"]);
  });
});
