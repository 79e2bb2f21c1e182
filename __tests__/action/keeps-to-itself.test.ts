import { mkdirSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readEnvironment } from "../../src/action/environment.js";
import { run } from "../../src/action/run.js";
import { today } from "../support/check.js";
import { type CheckRun, GitHubServer, token } from "../support/github-server.js";
import { Repository } from "../support/repository.js";
import { Workplace } from "../support/terminal.js";

/** A settings file with a redirect URI for each number, of which the odd ones are a fault. */
const settings = (numbers: readonly number[]) =>
  [
    "app: {id: amzn1.sp.solution.1b2c3d4e-5f60-4a7b-8c9d-0e1f2a3b4c5d, type: public, state: draft}",
    "oauth:",
    "  loginUri: https://app.example.com/login",
    "  redirectUris:",
    "    - https://app.example.com/callback",
    ...numbers.map((number) => `    - https://app.example.com/${number % 2 === 1 ? "#/" : ""}${number}`),
    "credentials: {mode: lwa, clientSecret: env:SECRET}\n",
  ].join("\n");

/** What tells one use of the Action from another. */
interface Use {
  readonly event: "push" | "pull_request";
  readonly workflow: string;
  readonly job: string;
  readonly action: string;
  readonly folder: string;
  readonly settings: string;
}

interface Step extends Use {
  readonly failOn: string;
  readonly head: number;
  readonly attempt: number;
  readonly numbers: readonly number[];
}

const usual: Use = {
  ...{ event: "pull_request", workflow: "CI", job: "one", action: "__self" },
  ...{ folder: ".", settings: "a.yml" },
};
/** Uses that differ from the usual one in one thing alone. */
const others: Readonly<Record<keyof Use, Use>> = {
  event: { ...usual, event: "push" },
  workflow: { ...usual, workflow: "Nightly" },
  job: { ...usual, job: "two" },
  action: { ...usual, action: "__self_2" },
  folder: { ...usual, folder: "sub" },
  settings: { ...usual, settings: "b.yml" },
};

const step: fc.Arbitrary<Step> = fc
  .record({
    use: fc.oneof(fc.constant(usual), fc.constantFrom(...Object.values(others))),
    failOn: fc.oneof({ weight: 3, arbitrary: fc.constant("error") }, fc.constant("never")),
    head: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.constant(1)),
    attempt: fc.integer({ min: 1, max: 3 }),
    numbers: fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 4 }),
  })
  .map(({ use, ...rest }) => ({ ...use, ...rest }));

const paths = ["a.yml", "b.yml", "sub/a.yml"];
const pathOf = ({ folder, settings }: Use) => (folder === "." ? settings : `${folder}/${settings}`);

/** What a check run says: how it ended, and at which lines. */
const said = ({ conclusion, annotations }: CheckRun) => [conclusion, annotations.map((one) => one.start_line)];

async function inRepository(steps: readonly Step[]): Promise<void> {
  const server = new GitHubServer();
  await server.start();
  try {
    const git = new Repository(server);
    const base = git.commit({});
    const everything = Object.fromEntries(paths.map((path) => [path, settings([0, 1, 2, 3, 4, 5])]));
    const heads = [0, 1].map(() => git.commit(everything, base));
    const last = new Map<string, { readonly run: CheckRun; readonly says: unknown }>();
    let newest = 0;
    for (const one of steps) {
      newest = Math.max(newest, one.head);
      server.pullHead = heads[newest];
      const head = heads[one.head] ?? "";
      // All lines of the file that is checked are new to the pull request.
      const path = pathOf(one);
      const files: Record<string, string> = { ...everything, [path]: settings(one.numbers) };
      const shown = git.commit(files, base);
      git.compare(base, shown, true);
      const comparison = server.comparisons.get(`${base}...${shown}`);
      if (comparison !== undefined) server.comparisons.set(`${base}...${head}`, comparison);
      const before = new Map(server.checkRuns.map((run) => [run, JSON.stringify(run)]));
      await act(server, one, base, head, files[path] ?? "");
      const written = server.checkRuns.filter((run) => before.get(run) !== JSON.stringify(run));
      const lines = one.numbers.flatMap((number, index) => (number % 2 === 1 ? [index + 6] : []));
      const fails = lines.length > 0 && one.failOn !== "never";

      // The check run of this instance says what this run has found, and the others say what theirs did.
      const { numbers: _, attempt: __, ...use } = one;
      const instance = JSON.stringify({ ...use, head });
      const own = written.at(-1) ?? last.get(instance)?.run ?? expect.fail("no check run is written");
      expect(said(own)).toEqual([fails ? "failure" : "success", expect.toSatisfy((all) => same(all, lines))]);
      last.delete(instance);
      for (const { run, says } of last.values()) {
        expect(run).not.toBe(own);
        expect(said(run)).toEqual(says);
      }
      last.set(instance, { run: own, says: said(own) });

      // A fault of the newest head that is open has a comment that is open.
      if (one.event !== "pull_request" || one.head !== newest) continue;
      const open = server.threads.filter(({ minimized, path }) => minimized === null && path === pathOf(one));
      expect(open.length).toBeGreaterThanOrEqual(lines.length);
    }
    expect(server.violations).toEqual([]);
  } finally {
    await server.stop();
  }
}

function same(all: readonly unknown[], lines: readonly number[]): boolean {
  return JSON.stringify(all.map(Number).sort()) === JSON.stringify([...lines].sort());
}

async function act(server: GitHubServer, one: Step, base: string, head: string, text: string): Promise<void> {
  const place = new Workplace({});
  for (const folder of [".git", "sub"]) mkdirSync(place.path(folder));
  place.write(pathOf(one), text);
  place.write(".git/HEAD", head);
  const repository = { id: 7, html_url: "https://github.example/acme/settings" };
  const pullRequest = { number: 5, head: { sha: head, repo: repository }, base: { sha: base, repo: repository } };
  const event = one.event === "push" ? { before: base, after: head } : { pull_request: pullRequest };
  place.write("event.json", JSON.stringify({ ...event, repository }));
  const inputs: Record<string, string> = {
    ...{ token, settings: one.settings, "working-directory": one.folder },
    ...{ annotations: "check-run", "fail-on": one.failOn },
    review: String(one.event === "pull_request"),
  };
  const variables = {
    ...{ WORKSPACE: place.folder, API_URL: server.apiUrl, REPOSITORY: "acme/settings", SHA: head, RUN_ID: "1" },
    ...{ EVENT_NAME: one.event, EVENT_PATH: place.path("event.json"), RUN_ATTEMPT: String(one.attempt) },
    ...{ SERVER_URL: "https://github.example", WORKFLOW: one.workflow, JOB: one.job },
    ACTION: one.action,
  };
  const named = Object.fromEntries(Object.entries(variables).map(([name, value]) => [`GITHUB_${name}`, value]));
  await run(
    {
      input: (name) => inputs[name] ?? "",
      log: () => undefined,
      summarise: async () => undefined,
      outputs: () => undefined,
      fail: () => undefined,
    },
    { environment: readEnvironment(named, place.folder), today, stopToken: "0123456789abcdef0123" },
  );
}

test.each(Object.entries(others))("two uses that differ in their %s alone keep to themselves", async (_, other) => {
  const run = { failOn: "error", head: 0, attempt: 1 };
  const quiet = { ...run, numbers: [] };
  const loud = { ...run, numbers: [1, 3] };
  await inRepository([
    { ...usual, ...quiet },
    { ...other, ...loud },
    { ...usual, ...quiet, attempt: 2 },
    { ...other, ...quiet },
    { ...usual, ...loud },
  ]);
});

test("whatever runs in whatever order, each check run says what its last run found, and no open fault has lost its comment", async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 7 }), inRepository), {
    numRuns: Number(process.env.FUZZ_RUNS ?? 12),
    seed: 20261129,
    endOnFailure: true,
  });
}, 60_000);
