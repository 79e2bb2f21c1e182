import { describe, expect, test } from "vitest";
import { runStep, type Step } from "../support/runner.js";
import { readLog } from "../support/runner-commands.js";

const app = (state: string) => `app:
  id: amzn1.sp.solution.1b2c3d4e-5f60-4a7b-8c9d-0e1f2a3b4c5d
  type: public
  state: ${state}
oauth:
  loginUri: https://app.example.com/amazon/login
  redirectUris: [https://app.example.com/amazon/callback]
`;
const consent =
  "https://sellercentral.amazon.com/apps/authorize/consent?application_id=amzn1.sp.solution.1b2c3d4e-5f60-4a7b-8c9d-0e1f2a3b4c5d&state={state}";
const credentials = "credentials: {mode: lwa, clientSecret: env:SECRET}\n";
const withLinks = (links: readonly string[]) =>
  `${app("draft")}  authorizationUris:\n${links.map((link) => `    - ${link}\n`).join("")}${credentials}`;
const right = withLinks([`${consent}&version=beta`]);
const wrong = withLinks([consent]);

const draft = "MD1000: The link of an app in draft asks for the published version (draft-without-beta)";

/** What the runner would show as annotations, by kind. */
function annotations(log: string) {
  const { commands } = readLog(log);
  return commands.filter(({ name }) => ["error", "warning", "notice"].includes(name));
}

describe("a step", () => {
  test("is green for a file without faults, and makes no annotation", async () => {
    const step = await runStep({ files: { "app-settings.yml": right } });
    expect([step.exitCode, step.errors, annotations(step.log)]).toEqual([0, "", []]);
    expect(step.outputs).toEqual({
      outcome: "passed",
      errors: "0",
      warnings: "0",
      notices: "0",
      unchecked: expect.stringMatching(/^\d+$/),
      "report-file": "",
      "sarif-file": "",
    });
    expect(step.summary).toContain("Passed: no findings in 1 file; ");
  });

  test("is red for a fault, with the annotation at its line and a page of the running version", async () => {
    const step = await runStep({ files: { "app-settings.yml": wrong } });
    expect([step.exitCode, step.errors]).toEqual([1, ""]);
    expect(annotations(step.log)).toEqual([
      {
        name: "error",
        properties: {
          title: draft,
          file: "app-settings.yml",
          line: "9",
          endLine: "9",
          col: "7",
          endColumn: "146",
        },
        data: expect.stringContaining(
          "https://github.example/some-owner/sp-api-preflight/blob/v1/docs/rules/draft-without-beta.md",
        ),
      },
      { name: "error", properties: { title: "SP-API Preflight" }, data: expect.stringContaining("Failed: 1 error") },
    ]);
    expect(step.outputs).toMatchObject({ outcome: "failed", errors: "1", warnings: "0", notices: "0" });
    expect(step.summary).toContain("MD1000");
    expect(step.summary).toContain(
      "https://github.example/octo/app/blob/0123456789abcdef0123456789abcdef01234567/app-settings.yml",
    );
  });

  test("is excused by `fail-on: never`, and then closes without an error", async () => {
    const step = await runStep({ files: { "app-settings.yml": wrong }, inputs: { "fail-on": "never" } });
    expect(step.exitCode).toBe(0);
    expect(annotations(step.log).map(({ properties }) => properties.title)).toEqual([draft]);
    expect(step.outputs).toMatchObject({ outcome: "passed", errors: "1" });
  });

  test("shows no annotation with `annotations: off`, but why it failed", async () => {
    const step = await runStep({ files: { "app-settings.yml": wrong }, inputs: { annotations: "off" } });
    expect([step.exitCode, annotations(step.log).map(({ properties }) => properties)]).toEqual([
      1,
      [{ title: "SP-API Preflight" }],
    ]);
  });

  test("writes the reports that it is asked for, and names them", async () => {
    const step = await runStep({
      files: { "app-settings.yml": wrong },
      inputs: { "report-file": "report.json", "sarif-file": "report.sarif" },
    });
    expect(step.outputs).toMatchObject({ "report-file": "report.json", "sarif-file": "report.sarif" });
    expect(JSON.parse(step.file("report.json") ?? "")).toMatchObject({ reportVersion: 1, outcome: "failed" });
    const [run] = JSON.parse(step.file("report.sarif") ?? "").runs;
    expect(run.results.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual(["draft-without-beta"]);
  });

  test("reads settings below its working folder and names them from the workspace", async () => {
    const step = await runStep({
      files: { "apps/one/app-settings.yml": wrong, "apps/two/app-settings.yml": right, "app-settings.yml": wrong },
      inputs: { "working-directory": "apps", settings: "*/app-settings.yml\n!two/*" },
    });
    expect(annotations(step.log).map(({ properties }) => properties.file)).toEqual([
      "apps/one/app-settings.yml",
      undefined,
    ]);
  });

  test("works without everything that a runner may leave out", async () => {
    const gone = ["OUTPUT", "STEP_SUMMARY", "EVENT_PATH", "SERVER_URL", "API_URL", "REPOSITORY", "SHA", "ACTION_REF"];
    const environment = Object.fromEntries(gone.map((name) => [`GITHUB_${name}`, ""]));
    const step = await runStep({ files: { "app-settings.yml": wrong }, environment });
    expect([step.exitCode, step.errors, step.outputs, step.summary]).toEqual([1, "", {}, ""]);
    expect(annotations(step.log)).toHaveLength(2);
    expect(step.log).toContain(" The job summary is not written: this runner has no job summary.\n");
    expect(step.log).toContain(" Outputs are not set: this runner takes no outputs.\n");
  });
});

describe("a step that cannot check", () => {
  const failures: [string, Step, string][] = [
    ["no file", {}, "The step is set up wrongly: The file `app-settings.yml` does not exist in `"],
    [
      "no match",
      { inputs: { settings: "x/**/*.yml" } },
      "The step is set up wrongly: No file matches `x/**/*.yml` in `",
    ],
    [
      "a wrong word",
      { inputs: { "fail-on": "errors", review: "yes" } },
      "The step is set up wrongly: The input `fail-on` is `errors`. Allowed: `error`, `warning`, `notice`, `never`. The input `review` is `yes`. Allowed: `true`, `false`.",
    ],
    [
      "a wrong stage and a wrong number",
      { inputs: { require: "consent, login", "max-unchecked": "-1" } },
      "The step is set up wrongly: The input `require` is `consent, login`. Allowed: `registration`, `consent`, `token`, `signing`, `call`, `all`. The input `max-unchecked` is `-1`. Allowed: a whole number from 0 on.",
    ],
    [
      "a wrong folder",
      { inputs: { "working-directory": "x" } },
      "The step is set up wrongly: The `working-directory` `x` is no folder.",
    ],
    [
      "a folder outside",
      { inputs: { "working-directory": ".." } },
      "The step is set up wrongly: The `working-directory` `..` lies outside the workspace.",
    ],
    [
      "a report outside",
      { files: { "app-settings.yml": right }, inputs: { "report-file": "../report.json" } },
      "The step is set up wrongly: `../report.json` lies outside the working folder, so it is not written.",
    ],
    [
      "a command in a path",
      { inputs: { settings: "a##[error]b" } },
      "The step is set up wrongly: The file `a##\\u005berror]b` does not exist in `",
    ],
  ];

  test.each(failures)("%s", async (_, step, message) => {
    const { exitCode, errors, outputs, summary, log } = await runStep(step);
    expect([exitCode, errors, outputs, summary]).toEqual([1, "", {}, ""]);
    const [closing, ...rest] = annotations(log);
    expect(rest).toEqual([]);
    expect(closing).toMatchObject({ name: "error", properties: { title: "SP-API Preflight" } });
    expect(closing?.data).toContain(message);
    expect(log).not.toContain("##[");
  });

  test("an unreadable file among others fails, and the others are checked", async () => {
    const step = await runStep({ files: { "a.yml": "app: [", "b.yml": wrong }, inputs: { settings: "*.yml" } });
    expect(annotations(step.log).map(({ properties }) => properties.title)).toEqual([
      "The file is not one well-formed YAML document within the limits (settings-yaml)",
      draft,
      "SP-API Preflight",
    ]);
  });
});

describe("however many findings there are", () => {
  /** Files of at most 1,000 links, each of which lacks `version=beta` (error) and `state` (warning). */
  const files = (count: number) =>
    Object.fromEntries(
      Array.from({ length: Math.max(1, Math.ceil(count / 1000)) }, (_, file) => {
        const links = Array.from({ length: Math.min(1000, count - file * 1000) }, (_, link) => `${consent}&x=${link}`);
        return [
          `${file}.yml`,
          count === 0 ? right : withLinks(links.map((link) => link.replace("&state={state}", ""))),
        ];
      }),
    );
  const told = (text: string) =>
    [...text.matchAll(/(?:and ([\d,]+) more)|on lines? ([\d, ]+)/g)].map(([, more, lines]) =>
      more !== undefined
        ? Number(more.replaceAll(",", ""))
        : (lines ?? "").split(", ").filter((line) => line !== "").length,
    );

  test.each([0, 1, 9, 10, 11, 31, 120, 5000])("%i of each kind: shown, or counted", async (count) => {
    const step = await runStep({ files: files(count), inputs: { settings: "*.yml" } });
    expect(step.outputs).toMatchObject({ errors: String(count), warnings: String(count) });
    for (const [kind, limit] of [
      ["error", 9],
      ["warning", 9],
    ] as const) {
      const shown = annotations(step.log).filter(
        ({ name, properties }) => name === kind && properties.title !== "SP-API Preflight",
      );
      const counted = shown.flatMap(({ data }) => told(data)).reduce((sum, number) => sum + number, shown.length);
      expect(shown.length).toBeLessThanOrEqual(limit);
      expect(counted).toBe(count);
    }
    expect(step.summary.length).toBeLessThan(1024 * 1024);
    expect(step.summary).toContain(
      count === 0
        ? "Passed: no findings in 1 file; "
        : `Failed: ${count} error${count === 1 ? "" : "s"}, ${count} warning`,
    );
  });
});
