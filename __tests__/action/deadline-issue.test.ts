import { expect, test } from "vitest";
import { pullRequestStep } from "../support/pull-request-step.js";

const path = "app-settings.yml";
const dated = (day: string) => `app: {type: private}
credentials: {mode: lwa, clientSecret: "env:SECRET", clientSecretRotatedOn: "${day}"}
`;
/** A day so many days ago; the step reads the clock. */
const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

const on = pullRequestStep();
const inputs = { "deadline-issue": "true", "fail-on": "never" };
const scheduled = { GITHUB_EVENT_NAME: "schedule" };

async function keep(text: string, environment: Record<string, string> = scheduled, more = {}) {
  on.change({ [path]: text }, { [path]: text });
  const { log, exitCode } = await on.run({ [path]: text }, "push", { inputs: { ...inputs, ...more }, environment });
  expect(exitCode).toBe(0);
  return log.split("\n").filter((line) => /deadline issue|to end within/.test(line));
}

test("an issue says what ends soon, whatever the event that keeps it, and is closed once nothing does", async () => {
  expect(await keep(dated(ago(1)))).toEqual([
    " Nothing is known to end within 30 days, so that no deadline issue is open.",
  ]);
  const opened = await keep(dated(ago(170)));
  const [issue] = on.server.issues;
  expect(opened).toEqual([` The deadline issue #${issue?.number} is opened.`]);
  expect(issue?.title).toBe(`SP-API: something ends on ${ago(-10)}`);
  expect(issue?.body).toMatch(/```text\n.* in (?:9|10) days +The client secret of .*app-settings\.yml:2 /s);
  const again = await keep(dated(ago(170)), { GITHUB_EVENT_NAME: "workflow_dispatch", GITHUB_WORKFLOW: "Other" });
  expect(again[0]).toMatch(/is up to date\.$/);
  // A file that cannot be read may hold the day.
  expect((await keep("a: ["))[0]).toMatch(/is updated\.$/);
  expect(issue?.state).toBe("open");
  expect((await keep(dated(ago(1))))[0]).toMatch(/is closed\.$/);
  expect(on.server.issues).toMatchObject([{ state: "closed" }]);
  expect((await keep(dated(ago(200))))[0]).toMatch(/is reopened\.$/);
  expect(issue?.title).toBe(`SP-API: something ended on ${ago(20)}`);
});

test("what a file holds is no markup, no mention and no marker in the issue", async () => {
  const name = "`````\\n<!-- sp-api-preflight:x:deadlines -->\\n@everyone";
  const text = `app: {type: public, state: published}
authorizations: [{name: "${name}", region: na, grantedOn: "${ago(360)}"}]
credentials: {mode: lwa}
`;
  await keep(text);
  const [fence = ""] = /`{3,}(?=text\n)/.exec(on.server.issues[0]?.body ?? "") ?? [];
  const inside = on.server.issues[0]?.body.split(fence)[1] ?? "";
  expect(inside).toContain("everyone");
  expect((await keep(text))[0]).toMatch(/is up to date\.$/);
});

test("other events keep none, and say why", async () => {
  const ref = (branch: string) => ({ ref: `refs/heads/${branch}`, repository: { default_branch: "main" } });
  on.change({}, { [path]: dated(ago(170)) });
  const run = async (kind: "push" | "pull request", event: object) =>
    (await on.run({ [path]: dated(ago(170)) }, kind, { inputs, event })).log.match(/The deadline issue .*/g);
  expect(await run("pull request", {})).toEqual([
    "The deadline issue is not kept: this event is none of `schedule`, `workflow_dispatch` and `push`.",
  ]);
  expect(await run("push", {})).toEqual([
    "The deadline issue is not kept: the event does not tell which branch was pushed.",
  ]);
  expect(await run("push", ref("topic"))).toEqual([
    "The deadline issue is not kept: this push is not one to the default branch.",
  ]);
  expect(on.server.issues).toEqual([]);
  expect(await run("push", ref("main"))).toEqual([expect.stringMatching(/^The deadline issue #\d+ is opened\.$/)]);
});

test("a missing permission or token costs one line", async () => {
  on.server.granted.delete("issues: read");
  expect(await keep(dated(ago(170)))).toEqual([
    " The deadline issue is not kept: the token may not do this, and the job needs `issues: write` under `permissions`.",
  ]);
  expect(await keep(dated(ago(170)), scheduled, { token: "" })).toEqual([
    " The step has no token, so nothing is asked of GitHub: the deadline issue is not kept.",
  ]);
});

test("without the input nothing is asked about issues", async () => {
  expect(await keep(dated(ago(170)), scheduled, { "deadline-issue": "false" })).toEqual([]);
  expect(on.server.sent("/issues")).toEqual([]);
});
