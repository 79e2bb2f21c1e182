import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Finding } from "../../src/report/finding.js";
import { type Fault, token } from "../support/github-server.js";
import { pullRequestStep } from "../support/pull-request-step.js";
import type { StepResult } from "../support/runner.js";
import { readLog } from "../support/runner-commands.js";

const on = pullRequestStep();
const path = "app-settings.yml";
const id = "amzn1.sp.solution.1b2c3d4e-5f60-4a7b-8c9d-0e1f2a3b4c5d";
const link = (end: string) =>
  `https://sellercentral.amazon.com/apps/authorize/consent?application_id=${id}&state={state}${end}`;
/** A settings file with these redirect URIs, of which those with a `#` are a fault. */
const settings = (redirects: readonly string[], version = "&version=beta") => `app:
  id: ${id}
  type: public
  state: draft
oauth:
  loginUri: https://app.example.com/login
  redirectUris:
${redirects.map((uri) => `    - https://app.example.com/${uri}\n`).join("")}  authorizationUris:
    - ${link(version)}
credentials: {mode: lwa, clientSecret: env:SECRET}
`;
const good = settings(["cb"]);
const broken = settings(["#/cb"]);
const onNew = { "fail-on-new": "true" };

const findings = ({ file }: StepResult): Finding[] => JSON.parse(file("report.json") ?? '{"findings":[]}').findings;
const rules = (result: StepResult) => findings(result).map(({ rule }) => rule);
const annotations = ({ log }: StepResult) =>
  readLog(log)
    .commands.filter(({ name, properties }) => name === "error" && properties.title !== "SP-API Preflight")
    .map(({ properties }) => [properties.file, properties.line]);

describe("fail-on-new excuses what is proven to have been there, and nothing else", () => {
  test("an old fault that an entry above it moves", async () => {
    on.change({ [path]: broken }, { [path]: settings(["first", "#/cb"]) });
    const result = await on.run({ [path]: settings(["first", "#/cb"]) }, "pull request", { inputs: onNew });
    expect([result.exitCode, rules(result)]).toEqual([0, ["redirect-uri-fragment", "redirect-uri-default"]]);
    expect(findings(result)[0]?.origin).toBe("earlier");
  });

  test("not a second fault of the kind", async () => {
    const two = settings(["#/cb", "#/cb"]);
    on.change({ [path]: broken }, { [path]: two });
    expect((await on.run({ [path]: two }, "pull request", { inputs: onNew })).exitCode).toBe(1);
  });

  test("what came with the base branch", async () => {
    const merged = broken.replace("type: public", "type: public\n  name: Two");
    on.change({ [path]: good }, { [path]: merged.replace("#/cb", "cb") }, { [path]: broken }, { [path]: merged });
    const result = await on.run({ [path]: merged }, "pull request", { inputs: onNew });
    expect([result.exitCode, rules(result)]).toEqual([0, ["redirect-uri-fragment"]]);
  });

  test("not a fault that the base branch has repaired by now", async () => {
    on.change({ [path]: broken }, { [path]: `${broken}# x\n` }, { [path]: good }, { [path]: `${broken}# x\n` });
    expect((await on.run({ [path]: `${broken}# x\n` }, "pull request", { inputs: onNew })).exitCode).toBe(1);
  });

  test.each([
    ["checks out the head itself", (commits: typeof on.commits) => commits.head, 0],
    ["checks out another branch", () => "9".repeat(40), 1],
  ])("where the step %s", async (_, commit, code) => {
    on.change({ [path]: broken }, { [path]: `${broken}# x\n` });
    const files = { [path]: `${broken}# x\n`, ".git/HEAD": `${commit(on.commits)}\n` };
    expect((await on.run(files, "pull request", { inputs: onNew })).exitCode).toBe(code);
  });

  test.each(["push", "merge group"] as const)("in a %s, by the commit before", async (kind) => {
    on.change({ [path]: broken }, { [path]: `${broken}# x\n` });
    expect((await on.run({ [path]: `${broken}# x\n` }, kind, { inputs: onNew })).exitCode).toBe(0);
    on.change({ [path]: good }, { [path]: broken });
    expect((await on.run({ [path]: broken }, kind, { inputs: onNew })).exitCode).toBe(1);
  });

  test("nothing in a file that an earlier step has written", async () => {
    on.change({ other: "a" }, { other: "b" });
    expect((await on.run({ [path]: broken }, "pull request", { inputs: onNew })).exitCode).toBe(1);
  });

  test.each<[string, (folder: string) => void]>([
    ["a submodule", (folder) => writeFileSync(join(folder, ".git"), "gitdir: ../.git/modules/lib\n")],
    ["a checkout of another repository", (folder) => gitFolder(folder, "https://github.example/other/lib")],
    ["a checkout that says not what it is", (folder) => gitFolder(folder)],
  ])("nothing in %s within the workspace", async (_, prepare) => {
    on.change({ "lib/app-settings.yml": broken }, { "lib/app-settings.yml": broken, other: "" });
    const result = await on.run({ "lib/app-settings.yml": broken }, "pull request", {
      inputs: { ...onNew, settings: "lib/app-settings.yml" },
      prepare: (workspace) => prepare(join(workspace, "lib")),
    });
    expect(result.exitCode).toBe(1);
    // Its path is that of no file of the repository.
    expect(annotations(result)).toEqual([[undefined, undefined]]);
    expect(result.log).toContain("In lib/app-settings.yml, line 8, which GitHub cannot show here.");
  });

  test("nothing in a file that was renamed from where no pattern leads", async () => {
    const inputs = { ...onNew, settings: "apps/*/app-settings.yml" };
    const after = { "apps/n/app-settings.yml": broken };
    on.change({ "docs/x.txt": broken }, after);
    expect((await on.run(after, "pull request", { inputs })).exitCode).toBe(1);
    on.change({ "apps/m/app-settings.yml": broken }, after);
    const followed = await on.run(after, "pull request", { inputs });
    expect([followed.exitCode, rules(followed)]).toEqual([0, ["redirect-uri-fragment"]]);
  });

  test("nothing where a pull request has moved on, but what its commits prove", async () => {
    on.change({ [path]: broken }, { [path]: `${broken}# x\n` });
    on.server.pullHead = "8".repeat(40);
    on.server.files = [];
    expect((await on.run({ [path]: `${broken}# x\n` }, "pull request", { inputs: onNew })).exitCode).toBe(0);
    on.change({ [path]: good }, { [path]: broken });
    on.server.files = [];
    expect((await on.run({ [path]: broken }, "pull request", { inputs: onNew })).exitCode).toBe(1);
  });
});

function gitFolder(folder: string, remote?: string): void {
  mkdirSync(join(folder, ".git"));
  writeFileSync(join(folder, ".git/HEAD"), "ref: refs/heads/main\n");
  if (remote !== undefined) writeFileSync(join(folder, ".git/config"), `[remote "origin"]\n\turl = ${remote}\n`);
}

describe("whatever GitHub answers, a step is no greener than offline", () => {
  const faults = [
    { status: 401 },
    { status: 403 },
    { status: 404 },
    { status: 422 },
    { status: 500 },
    "reset",
    "garbled",
  ] as const;

  test.each(faults.map((fault) => [fault]))("%o to everything", async (fault) => {
    on.change({ [path]: broken }, { [path]: `${broken}# x\n` });
    on.server.fault = () => fault;
    const result = await on.run({ [path]: `${broken}# x\n` }, "pull request", { inputs: onNew });
    expect([result.exitCode, result.errors, rules(result)]).toEqual([1, "", ["redirect-uri-fragment"]]);
  });

  const html = { "content-type": "text/html" };
  const others: readonly (readonly [string, Fault])[] = [
    ["done, and not what was asked", { status: 200 }],
    ["accepted, and not done", { status: 202 }],
    ["nothing", { status: 204 }],
    ["somewhere else", { status: 302, headers: { location: "https://elsewhere.example/" } }],
    ["not modified", { status: 304 }],
    ["gone", { status: 410 }],
    ["later", { status: 429, headers: { "retry-after": "3600" } }],
    ["the limit is reached", { status: 403, headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "99" } }],
    ["not for you", { status: 451 }],
    ["too busy", { status: 503 }],
    ["done, and the connection breaks", "late"],
    ["null", { status: 200, data: null }],
    ["a list", { status: 200, data: [] }],
    ["an empty object", { status: 200, data: {} }],
    ["a page of somebody between", { status: 200, headers: html, data: "<html>a: {type: public}</html>" }],
    ["no files", { status: 200, data: { tree: [], truncated: false, files: [], parents: [], sha: "0".repeat(40) } }],
    [
      "other commits",
      {
        status: 200,
        data: {
          ...{ sha: "8".repeat(40), parents: [{ sha: "9".repeat(40) }], merge_base_commit: { sha: "9".repeat(40) } },
          ...{ files: [{ filename: path, status: "unchanged", additions: 0, changes: 0 }] },
          tree: [{ path, mode: "100644", type: "blob", sha: "7".repeat(40) }],
          truncated: false,
        },
      },
    ],
  ];

  test.each(others)("%s, to everything", async (_, fault) => {
    on.change({ [path]: good, "b.yml": good }, { [path]: broken, "b.yml": good });
    on.server.fault = () => fault;
    const inputs = { ...onNew, settings: "*.yml" };
    const result = await on.run({ [path]: broken, "b.yml": good }, "pull request", { inputs });
    expect([result.exitCode, result.errors, rules(result)]).toEqual([1, "", ["redirect-uri-fragment"]]);
    // What was there before is not known now, and nothing is excused.
    on.change({ [path]: broken }, { [path]: `${broken}# x\n` });
    const old = await on.run({ [path]: `${broken}# x\n` }, "pull request", { inputs: onNew });
    expect([old.exitCode, old.errors]).toEqual([1, ""]);
  });

  test.each(["/contents/", "/compare/", "/git/commits/", "/git/trees/"])(
    "an answer of another form to %s alone",
    async (route) => {
      for (const [, fault] of others.slice(-3)) {
        on.change({ [path]: good, "b.yml": good }, { [path]: broken, "b.yml": good });
        on.server.fault = (name) => (name.includes(route) ? fault : undefined);
        const inputs = { ...onNew, settings: "*.yml" };
        const result = await on.run({ [path]: broken, "b.yml": good }, "pull request", { inputs });
        expect([result.exitCode, result.errors, rules(result)]).toEqual([1, "", ["redirect-uri-fragment"]]);
      }
    },
  );

  test("a base that is cut off excuses nothing", async () => {
    const long = settings(["cb", ...Array.from({ length: 50 }, (_, index) => `x${index}`)]);
    // Half of it has no redirect URI of the link, which would be a fault of the base.
    const after = good.replace(/ {2}redirectUris:[\s\S]*?(?= {2}auth)/, "");
    on.change({ [path]: long }, { [path]: after });
    on.server.cuts = true;
    expect((await on.run({ [path]: after }, "pull request", { inputs: onNew })).exitCode).toBe(1);
  });
});

describe("a settings file that leaves the patterns", () => {
  const inputs = { settings: "apps/*/app-settings.yml" };
  const kept = { "apps/a/app-settings.yml": good };
  const gone = "apps/b/app-settings.yml";

  test.each<[string, Record<string, string>]>([
    ["deleted", {}],
    ["renamed to another ending", { "apps/b/app-settings.yaml": good }],
    ["moved into a dot folder", { "apps/.b/app-settings.yml": good }],
    ["replaced by a folder", { "apps/b/app-settings.yml/x": good }],
  ])("is named where it is %s", async (_, added) => {
    on.change({ ...kept, [gone]: settings(["other"]) }, { ...kept, ...added });
    const result = await on.run({ ...kept, ...added }, "pull request", { inputs });
    expect(findings(result).map(({ rule, file, line }) => [rule, file, line])).toEqual([["settings-removed", gone, 1]]);
    expect(result.log).toContain("settings-removed");
    expect(result.summary).toContain("apps/b/app-settings.yml");
    expect(result.outputs.warnings).toBe("1");
  });

  test("is not where it is renamed to where they lead", async () => {
    const after = { ...kept, "apps/c/app-settings.yml": settings(["other"]) };
    on.change({ ...kept, [gone]: settings(["other"]) }, after);
    expect(rules(await on.run(after, "pull request", { inputs }))).toEqual([]);
  });

  test("fails the step where a link takes its place", async () => {
    on.change({ ...kept, [gone]: good }, kept);
    const result = await on.run(kept, "pull request", {
      inputs,
      prepare: (workspace) => {
        mkdirSync(join(workspace, "apps/b"));
        symlinkSync("../a/app-settings.yml", join(workspace, gone));
      },
    });
    expect([result.exitCode, result.outputs]).toEqual([1, {}]);
  });
});

describe("each kind of run keeps to itself", () => {
  const check = { annotations: "check-run" };
  const conclusions = () => on.server.checkRuns.map(({ conclusion }) => conclusion);

  test("legs of a matrix, and calls of one reusable workflow", async () => {
    on.change({ "a.yml": good, "b.yml": good }, { "a.yml": broken, "b.yml": good });
    const files = { "a.yml": broken, "b.yml": good };
    const leg = async (settings: string) =>
      await on.run(files, "pull request", { inputs: { ...check, review: "true", settings } });
    for (const settings of ["a.yml", "b.yml", "a.yml", "b.yml"]) await leg(settings);
    expect(conclusions()).toEqual(["failure", "success"]);
    expect(on.server.threads.map(({ path, minimized }) => [path, minimized])).toEqual([["a.yml", null]]);
  });

  test("a push and a pull request of one head", async () => {
    on.change({ [path]: good }, { [path]: broken });
    await on.run({ [path]: broken }, "pull request", { inputs: check });
    await on.run({ [path]: broken }, "push", { inputs: { ...check, "fail-on": "never" } });
    await on.run({ [path]: broken }, "push", { inputs: check });
    expect(conclusions()).toEqual(["failure", "success", "failure"]);
  });

  test("comments of an earlier version are known again, and only those about files that were checked are closed", async () => {
    const two = settings(["#/cb"], "");
    on.change({ "a.yml": good, "b.yml": good }, { "a.yml": two, "b.yml": broken });
    const former = (fingerprint: string) => `x\n\n<!-- sp-api-preflight:CI~002fpreflight~002f__self:${fingerprint} -->`;
    const author = on.server.viewer;
    const known = "83e0b2e7d8f6a7a0";
    on.server.addThread({ author, path: "b.yml", body: former("b".repeat(32)) });
    on.server.addThread({ author, path: "a.yml", body: former(known) });
    await on.run({ "a.yml": two, "b.yml": broken }, "pull request", { inputs: { review: "true", settings: "a.yml" } });
    expect(on.server.threads.map(({ path, minimized }) => [path, minimized])).toEqual([
      ["b.yml", null],
      ["a.yml", "resolved"],
      ["a.yml", null],
      ["a.yml", null],
    ]);
  });

  test("an annotated tag is written at the commit that it points to", async () => {
    on.change({ [path]: good }, { [path]: broken });
    const tag = "7".repeat(40);
    on.server.tags.set(tag, on.commits.head);
    const event = {
      before: "0".repeat(40),
      after: tag,
      ref: "refs/tags/v1",
      repository: { id: 7, html_url: "https://x.example/a" },
    };
    const run = async (changed: object, sha: string) =>
      await on.run({ [path]: broken }, "push", {
        inputs: check,
        environment: { GITHUB_SHA: sha, GITHUB_EVENT_PATH: eventFile({ ...event, ...changed }) },
      });
    for (const [changed, sha] of [
      [{ head_commit: { id: on.commits.head } }, tag],
      [{}, on.commits.head],
      [{}, tag],
    ] as const)
      expect((await run(changed, sha)).log).toContain("The check run `sp-api-preflight` has 1 annotation.");
    expect(new Set(on.server.checkRuns.map(({ head }) => head))).toEqual(new Set([on.commits.head]));
  });

  function eventFile(event: object): string {
    const file = join(process.env.TMPDIR ?? "/tmp", `event-${process.pid}.json`);
    writeFileSync(file, JSON.stringify(event));
    return file;
  }

  test("pull_request_target with its usual checkout writes nothing at the head, and says so once", async () => {
    on.change({ [path]: broken }, { [path]: good });
    const inputs = { ...check, review: "true" };
    const result = await on.run({ [path]: broken }, "pull request target", { inputs });
    expect([on.server.checkRuns, on.server.reviews]).toEqual([[], []]);
    expect(result.log.match(/Nothing is written at the head/g)).toHaveLength(1);
    expect(annotations(result)).toHaveLength(1);
    const files = { [path]: good, ".git/HEAD": on.commits.head };
    await on.run(files, "pull request target", { inputs });
    expect(conclusions()).toEqual(["success"]);
  });

  test("a repository in a folder of the workspace is named and compared from there", async () => {
    on.change({ [path]: good }, { [path]: broken });
    const result = await on.run({ "app/app-settings.yml": broken }, "pull request", {
      inputs: { settings: "app/app-settings.yml", "sarif-file": "report.sarif" },
      prepare: (workspace) => renameSync(join(workspace, ".git"), join(workspace, "app/.git")),
    });
    expect(annotations(result)).toEqual([[path, "8"]]);
    expect(findings(result).map(({ file, origin }) => [file, origin])).toEqual([
      ["app/app-settings.yml", "introduced"],
    ]);
    expect(result.file("report.sarif")).toContain('"uri": "app-settings.yml"');
  });

  test("without git the reason is told once, and nothing is excused", async () => {
    on.change({ [path]: broken }, { [path]: broken, other: "" });
    const result = await on.run({ [path]: broken }, "pull request", {
      inputs: onNew,
      prepare: (workspace) => rmSync(join(workspace, ".git"), { recursive: true }),
    });
    expect(result.exitCode).toBe(1);
    expect(result.log.match(/What changed is not known/g)).toHaveLength(1);
  });
});

describe("a merge with a base that has other lines above", () => {
  const above = (text: string) => `# one\n# two\n# three\n${text}`;

  test.each(["workflow", "check-run"])("has its annotations at the lines of the head (%s)", async (how) => {
    on.change({ [path]: good }, { [path]: broken }, { [path]: above(good) }, { [path]: above(broken) });
    const inputs = { annotations: how, review: "true" };
    const result = await on.run({ [path]: above(broken) }, "pull request", { inputs });
    expect(findings(result).map(({ line, origin }) => [line, origin])).toEqual([[11, "introduced"]]);
    if (how === "workflow") expect(annotations(result)).toEqual([[path, "8"]]);
    else expect(on.server.checkRuns[0]?.annotations).toMatchObject([{ path, start_line: 8 }]);
    expect(on.server.threads.map(({ line }) => line)).toEqual([8]);
    expect(result.summary).toContain(`/blob/${on.commits.merge}/app-settings.yml#L11`);
  });

  test("has none at a line that the head has not", async () => {
    on.change({ [path]: good }, { [path]: `${good}# x\n` }, { [path]: broken }, { [path]: `${broken}# x\n` });
    const result = await on.run({ [path]: `${broken}# x\n` }, "pull request");
    expect(annotations(result)).toEqual([[undefined, undefined]]);
    expect(result.log).toContain("In app-settings.yml, line 8, which GitHub cannot show here.");
  });
});

describe("permissions", () => {
  test("with `contents: read` alone nothing is lost, and nothing is said", async () => {
    on.server.granted = new Set(["contents: read"]);
    on.change({ [path]: good }, { [path]: broken });
    const result = await on.run({ [path]: broken }, "pull request");
    expect(findings(result).map(({ origin }) => origin)).toEqual(["introduced"]);
    expect(result.log).not.toMatch(/not known|permission/);
  });

  test("without a token nothing is asked, and what depends on it is told once", async () => {
    on.change({ [path]: broken }, { [path]: broken, other: "" });
    const inputs = { ...onNew, token: "", review: "true", annotations: "check-run" };
    const result = await on.run({ [path]: broken }, "pull request", { inputs });
    expect([result.exitCode, on.server.requests]).toEqual([1, []]);
    expect(result.log.match(/has no token/g)).toHaveLength(1);
    expect(result.log + result.summary).not.toContain(token);
  });
});

describe("a policy in the repository", () => {
  const policy = "policy.yml";
  const strict = "rules: {state-static: error}\nignores: none\nlocked: true\n";
  const loose = "rules: {redirect-uri-fragment: off}\n";
  const ignored = (text: string) => text.replace("#/cb", "#/cb # preflight-ignore redirect-uri-fragment -- later");
  const lowered = (text: string) => `${text}preflight: {rules: {redirect-uri-fragment: notice}}\n`;
  const inputs = { policy, annotations: "check-run" };

  test.each([
    ["the policy itself", loose, broken],
    ["takes the policy away", undefined, broken],
    ["a severity in the file", strict, lowered(broken)],
    ["by a comment in the file", strict, ignored(broken)],
    ["all of them", loose, lowered(ignored(broken))],
  ])("holds as it is at the base, whatever a change loosens: %s", async (_, changed, text) => {
    const after = { [path]: text, ...(changed !== undefined && { [policy]: changed }) };
    on.change({ [path]: good, [policy]: strict }, after);
    for (const kind of ["pull request", "pull request of a fork", "merge group"] as const) {
      const result = await on.run(after, kind, { inputs });
      expect([result.exitCode, result.outputs.errors]).toEqual([1, "1"]);
      expect(rules(result)).toContain("redirect-uri-fragment");
      expect(result.log.match(/The policy `policy\.yml` is/g) ?? []).toHaveLength(changed === strict ? 0 : 1);
    }
    expect(new Set(on.server.checkRuns.map(({ conclusion }) => conclusion))).toEqual(new Set(["failure"]));
  });

  test("is that of the first parent of the merge that is checked, and not of where the change began", async () => {
    const after = { [path]: broken, [policy]: strict };
    on.change(
      { [path]: good, [policy]: loose },
      { [path]: broken, [policy]: loose },
      { [path]: good, [policy]: strict },
      after,
    );
    const result = await on.run(after, "pull request", { inputs });
    expect([result.exitCode, result.log.includes("The policy `")]).toEqual([1, false]);
  });

  test("of a push is that of the commit", async () => {
    const after = { [path]: broken, [policy]: loose };
    on.change({ [path]: good, [policy]: strict }, after);
    expect((await on.run(after, "push", { inputs })).exitCode).toBe(0);
  });

  test("is no output", async () => {
    const files = { [path]: good, [policy]: strict };
    on.change(files, { ...files, other: "" });
    for (const output of ["report-file", "sarif-file"]) {
      const result = await on.run(files, "pull request", { inputs: { policy, [output]: policy } });
      expect([result.exitCode, result.file(policy)]).toEqual([1, strict]);
    }
  });
});
