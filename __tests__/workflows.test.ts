import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

const folder = new URL("../.github/workflows/", import.meta.url);
const workflows = readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), "utf8")] as const);

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly "timeout-minutes"?: number;
  readonly needs?: readonly string[];
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

test("there are workflows", () => {
  expect(workflows.map(([name]) => name)).toContain("ci.yml");
});

/** The jobs that may do more than read, and what. */
const rights: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>> = {
  "release.yml": {
    npm: { contents: "read", "id-token": "write" },
    github: { contents: "write" },
  },
  "pages.yml": { publish: { contents: "write" } },
  "facts.yml": { compare: { contents: "write", "pull-requests": "write" } },
};

describe.each(workflows)("the workflow %s", (file, text) => {
  const { on, permissions, jobs }: Workflow = parse(text);
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  test("runs on nothing that has the rights of the repository and the code of a stranger", () => {
    expect(Object.keys(on).filter((event) => /pull_request_target|workflow_run|issue|discussion/.test(event))).toEqual(
      [],
    );
  });

  test("gives no permission, and each job none but to read, or what its task is", () => {
    expect(permissions).toEqual({});
    for (const [name, job] of Object.entries(jobs)) {
      const allowed = rights[file]?.[name];
      expect([name, allowed ? [allowed] : [{}, { contents: "read" }]]).toEqual([
        name,
        expect.arrayContaining([job.permissions]),
      ]);
    }
  });

  test("gives more than reading to nobody but a tag, and a schedule, which runs on the default branch", () => {
    const scheduled = { schedule: [{ cron: "23 4 * * 1" }], workflow_dispatch: null };
    if (rights[file] !== undefined)
      expect([{ push: { tags: ["v[0-9]+.[0-9]+.[0-9]+"] } }, scheduled]).toContainEqual(on);
  });

  test("pins every Action by its full commit id and says the version beside it", () => {
    for (const line of text.split("\n").filter((line) => /\buses:/.test(line))) {
      expect(line).toMatch(/uses: (?:\.\/|[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/);
    }
    for (const { uses } of steps) expect(uses ?? "./").toMatch(/^\.\/$|@[0-9a-f]{40}$/);
  });

  test("leaves no token behind in the checkout", () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
    for (const step of checkouts) expect(step.with).toMatchObject({ "persist-credentials": false });
  });

  test("puts nothing from outside into a script", () => {
    for (const { run } of steps) expect(run ?? "").not.toContain("${{");
  });

  test("uses no cache, no secret and no script of a dependency", () => {
    expect(text).not.toMatch(/actions\/cache|cache:|secrets\./);
    for (const { run = "" } of steps) {
      for (const line of run.split("\n").filter((line) => /\bnpm (?:ci|cit|install|i)\b/.test(line))) {
        expect(line).toContain("--ignore-scripts");
      }
    }
  });

  test("ends every job that does work", () => {
    for (const job of Object.values(jobs)) expect(job["timeout-minutes"] ?? (job.needs ? 1 : undefined)).toBeDefined();
  });
});
