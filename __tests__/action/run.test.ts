import { afterEach, describe, expect, test, vi } from "vitest";
import { readEnvironment } from "../../src/action/environment.js";
import { run } from "../../src/action/run.js";
import type { Runner } from "../../src/action/runner.js";
import { catalogue } from "../../src/rules/index.js";
import { today } from "../support/check.js";
import { readLog } from "../support/runner-commands.js";
import { Workplace } from "../support/terminal.js";

/** The files before the change; undefined where GitHub is to be asked. */
const earlier = vi.hoisted(() => ({ files: undefined as ReadonlyMap<string, Uint8Array | null> | undefined }));

vi.mock("../../src/action/comparison.js", async (original) => {
  const real = await original<typeof import("../../src/action/comparison.js")>();
  const compare: typeof real.compare = async (...words) => {
    const found = await real.compare(...words);
    return earlier.files === undefined ? found : { ...found, earlier: earlier.files };
  };
  return { ...real, compare };
});

const right = "app: {type: private, state: draft}\ncredentials: {mode: lwa, clientSecret: env:SECRET}\n";
const wrong = right.replace("lwa,", "lwaa,");
const id = "amzn1.sp.solution.1b2c3d4e-5f60-4a7b-8c9d-0e1f2a3b4c5d";
/** The link lacks `state`, which is a warning. */
const warned = `app: {id: ${id}, type: public, state: published}
oauth:
  loginUri: https://app.example.com/amazon/login
  redirectUris: [https://app.example.com/amazon/callback]
  authorizationUris: ["https://sellercentral.amazon.com/apps/authorize/consent?application_id=${id}"]
credentials: {mode: lwa, clientSecret: env:SECRET}
`;

afterEach(() => {
  earlier.files = undefined;
  vi.restoreAllMocks();
});

/** Runs the Action within this process, with a runner that keeps everything; `changed` is what it does otherwise. */
async function step(
  files: Readonly<Record<string, string>>,
  inputs: Readonly<Record<string, string>> = {},
  changed: Partial<Runner> = {},
  variables: Readonly<Record<string, string>> = {},
) {
  const place = new Workplace(files);
  let log = "";
  let failed = 0;
  let outputs: Readonly<Record<string, string | number>> | undefined;
  let summary: string | undefined;
  const runner: Runner = {
    input: (name) => inputs[name] ?? "",
    log(text) {
      log += text;
    },
    async summarise(markdown) {
      summary = markdown;
      return undefined;
    },
    outputs(values) {
      outputs = values;
      return undefined;
    },
    fail() {
      failed += 1;
    },
    ...changed,
  };
  const environment = readEnvironment({ GITHUB_WORKSPACE: place.folder, ...variables }, place.folder);
  await run(runner, { environment, today, stopToken: "0123456789abcdef0123" });
  const closing = readLog(log).commands.filter(({ properties }) => properties.title === "SP-API Preflight");
  return { place, log, failed, outputs, summary, closing: closing.map(({ name, data }) => [name, data]) };
}

const counts = { errors: 0, warnings: 0, notices: 0, unchecked: expect.any(Number) };
const outputs = { outcome: "passed", ...counts, "report-file": "", "sarif-file": "" };

describe("a run", () => {
  test("without findings passes, sets every output and closes without a word", async () => {
    const result = await step({ "app-settings.yml": right });
    expect(result).toMatchObject({ failed: 0, outputs, closing: [] });
    expect(result.place.names).toEqual(["app-settings.yml"]);
    expect(result.log).not.toContain("not set");
    expect(result.log).not.toContain("not written");
    expect(result.summary).toContain("Passed");
  });

  test("with an error fails once, sets the outputs all the same and says where the findings stand", async () => {
    const result = await step({ "app-settings.yml": wrong });
    expect(result.failed).toBe(1);
    expect(result.outputs).toEqual({ ...outputs, outcome: "failed", errors: 1 });
    expect(result.closing).toEqual([
      [
        "error",
        expect.stringMatching(
          /^Failed: 1 error\b.* Every finding stands in the job summary and in the log of this step\.$/,
        ),
      ],
    ]);
  });

  test.each([
    ["error", warned, 0],
    ["warning", warned, 1],
    ["notice", warned, 1],
    ["never", warned, 0],
    ["never", wrong, 0],
    ["notice", right, 0],
  ])("failing on %s", async (failOn, text, failed) => {
    const result = await step({ "app-settings.yml": text }, { "fail-on": failOn });
    expect(result.failed).toBe(failed);
    expect(result.outputs).toMatchObject({ outcome: failed === 1 ? "failed" : "passed" });
    expect(result.closing).toHaveLength(failed);
  });

  test.each([
    [{ require: "registration, consent" }, 1],
    [{ require: "consent" }, 0],
    [{ require: "all", "fail-on": "never" }, 0],
    [{ "max-unchecked": "0" }, 1],
    [{ "max-unchecked": "100" }, 0],
    [{ require: "", "max-unchecked": "" }, 0],
  ])("of which much was not checked, with %j", async (inputs, failed) => {
    const result = await step({ "app-settings.yml": right }, inputs);
    expect(result.failed).toBe(failed);
    const unchecked = Number(/; (\d+) of \d+ preconditions not checked/.exec(result.log)?.[1]);
    expect(result.outputs).toMatchObject({ outcome: failed === 1 ? "failed" : "passed", unchecked });
    expect(result.closing).toHaveLength(failed);
  });

  test("writes the reports that are asked for, whole, and no others", async () => {
    const one = await step({ "app-settings.yml": wrong }, { "report-file": "report.json" });
    expect(one.place.names).toEqual(["app-settings.yml", "report.json"]);
    expect(JSON.parse(one.place.read("report.json"))).toMatchObject({ outcome: "failed", counts: { error: 1 } });
    expect(one.outputs).toMatchObject({ "report-file": "report.json", "sarif-file": "" });
    const other = await step({ "app-settings.yml": wrong }, { "sarif-file": "report.sarif" });
    expect(other.place.names).toEqual(["app-settings.yml", "report.sarif"]);
    const [sarif] = JSON.parse(other.place.read("report.sarif")).runs;
    expect(sarif.results).toHaveLength(1);
    expect(sarif.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual([sarif.results[0].ruleId]);
    expect(sarif.tool.driver.informationUri).toMatch(/^https:/);
  });

  test("says why outputs or the summary are not there, and its verdict stands", async () => {
    const result = await step(
      { "app-settings.yml": right },
      {},
      {
        outputs: () => "the file is gone",
        summarise: async () => "the disk is full",
      },
    );
    expect(result.failed).toBe(0);
    expect(result.log).toContain(" Outputs are not set: the file is gone.\n");
    expect(result.log).toContain(" The job summary is not written: the disk is full.\n");
  });
});

test.each([
  ["true", 1],
  ["", 0],
])(
  "a secret is registered with the runner's mask before anything else, if there is a runner: %j",
  async (is, count) => {
    const secret = "Atzr|IwEBIKq7Zp3TnX8vRb2Lw5Hs9Jd4Gf6Yc1Mx0QaUe";
    const files = { "app-settings.yml": wrong.replace("env:SECRET", `"${secret}"`) };
    const { log } = await step(files, {}, {}, { GITHUB_ACTIONS: is });
    const masks = `::add-mask::${secret}\n`.repeat(count);
    expect(log.slice(0, masks.length)).toBe(masks);
    expect(log.slice(masks.length)).not.toContain("Zp3TnX8vRb2L");
  },
);

describe("what was there before the change", () => {
  const fault = warned.replace("published", "draft");
  const two = fault.replace(
    '"]',
    '", "https://sellercentral.amazon.com/apps/authorize/consent?application_id=x&state=y"]',
  );
  const secret = fault.replace("env:SECRET", "Atzr-no-secret-at-all");
  const shape = fault.replace("lwa,", "lwaa,");

  test.each<[string, string, string | null, string, number]>([
    ["a fault that was there is excused", "true", fault, fault, 0],
    ["one more of the kind is not", "true", fault, two, 1],
    ["none is where the file is new", "true", null, fault, 1],
    ["none is without fail-on-new", "false", fault, fault, 1],
    ["a secret never is", "true", secret, secret, 1],
    ["nor is a shape that is none of the format", "true", shape, shape, 1],
    ["nor is what is no YAML", "true", "app: [", "app: [", 1],
    ["nor is a file that is too large", "true", "app: [", `# ${"x".repeat(300_000)}`, 1],
  ])("%s", async (_, onlyNew, before, text, failed) => {
    earlier.files = new Map([["app-settings.yml", before === null ? null : new TextEncoder().encode(before)]]);
    const result = await step({ "app-settings.yml": text }, { "fail-on-new": onlyNew });
    expect(result.failed).toBe(failed);
    expect(result.outputs?.errors).toBeGreaterThan(0);
  });

  test("excuses up to the severity that the base had", async () => {
    const policy = (severity: string) => `${fault}preflight: {rules: {draft-without-beta: ${severity}}}\n`;
    const outcome = async (before: string, after: string, failOn: string) => {
      earlier.files = new Map([["app-settings.yml", new TextEncoder().encode(policy(before))]]);
      const result = await step({ "app-settings.yml": policy(after) }, { "fail-on-new": "true", "fail-on": failOn });
      return result.failed;
    };
    expect(await outcome("warning", "error", "error")).toBe(1);
    expect(await outcome("error", "warning", "warning")).toBe(0);
    expect(await outcome("error", "error", "error")).toBe(0);
    expect(await outcome("notice", "warning", "warning")).toBe(1);
  });
});

test("a report names the program and the pages of the version that runs", async () => {
  const usual = await step({ "app-settings.yml": wrong }, { "report-file": "report.json" });
  expect(JSON.parse(usual.place.read("report.json"))).toMatchObject({
    tool: { name: "sp-api-preflight", version: expect.stringMatching(/^\d+\.\d+\.\d+$/) },
    findings: [
      { docs: expect.stringMatching(/^https:\/\/github\.com\/sp-api-preflight\/sp-api-preflight\/blob\/v\d/) },
    ],
  });
  const known = { SERVER_URL: "https://git.example", ACTION_REPOSITORY: "some/action", ACTION_REF: "v9" };
  const variables = Object.fromEntries(Object.entries(known).map(([name, value]) => [`GITHUB_${name}`, value]));
  const own = await step({ "app-settings.yml": wrong }, { "report-file": "report.json" }, {}, variables);
  expect(JSON.parse(own.place.read("report.json")).findings).toMatchObject([
    { docs: "https://git.example/some/action/blob/v9/docs/rules/settings-shape.md" },
  ]);
});

describe("a run that cannot check fails once, with one sentence and no output", () => {
  test("where the step is set up wrongly", async () => {
    const result = await step({}, {});
    expect(result).toMatchObject({ failed: 1, outputs: undefined, summary: undefined });
    expect(result.closing).toEqual([
      ["error", expect.stringMatching(/^The step is set up wrongly: The file `app-settings.yml` does not exist in /)],
    ]);
  });

  test("where a rule breaks, even if nothing may fail", async () => {
    const rule = catalogue.find(({ id }) => id === "state-static") ?? expect.fail();
    vi.spyOn(rule, "check").mockImplementation(() => {
      throw new Error("Atzr|IwEBIA-secret ##[error]x");
    });
    const text = right
      .replace("private", "public")
      .concat(
        "oauth: {authorizationUris: ['https://sellercentral.amazon.com/apps/authorize/consent?application_id=a&state=x']}\n",
      );
    const result = await step({ "app-settings.yml": text }, { "fail-on": "never" });
    expect(result).toMatchObject({ failed: 1, outputs: undefined });
    expect(result.closing).toEqual([
      ["error", expect.stringMatching(/^sp-api-preflight \d+\.\d+\.\d+ failed: its rule `state-static` broke\.$/)],
    ]);
    expect(result.log).not.toContain("Atzr");
  });

  test.each([
    ["TypeError", new TypeError("Atzr|IwEBIA-secret ##[error]x")],
    ["string", "Atzr|IwEBIA-secret"],
    ["undefined", undefined],
  ])("where the program itself breaks with %s", async (kind, thrown) => {
    const result = await step(
      { "app-settings.yml": right },
      {},
      {
        summarise: () => Promise.reject(thrown),
      },
    );
    expect(result).toMatchObject({ failed: 1, outputs: undefined });
    expect(result.closing).toEqual([
      [
        "error",
        expect.stringMatching(
          new RegExp(
            `^sp-api-preflight \\d+\\.\\d+\\.\\d+ failed \\(${kind}\\)\\. Please report it with the workflow step`,
          ),
        ),
      ],
    ]);
    expect(result.log).not.toContain("Atzr");
  });
});

describe("code", () => {
  const code = "export const feed = 'POST_PRODUCT_DATA';\n";

  test("is compared where folders of it are named, and shown in log, annotations, summary and report", async () => {
    const files = { "app-settings.yml": right, "a.ts": code };
    const inputs = { code: ".", "report-file": "report.json", "sarif-file": "report.sarif" };
    const { log, summary, outputs, place, failed } = await step(files, inputs);
    expect(failed).toBe(0);
    expect(outputs).toMatchObject({ outcome: "passed", warnings: 1 });
    const warnings = readLog(log).commands.filter(({ name }) => name === "warning");
    expect(warnings).toMatchObject([{ properties: { file: "a.ts", line: "1" } }]);
    expect(log).toContain("What the code below");
    expect(summary).toContain("code-type-removed");
    expect(JSON.parse(place.read("report.json")).code).toMatchObject({ folder: ".", files: 1 });
    const [run] = JSON.parse(place.read("report.sarif")).runs;
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toContain("code-type-removed");
    expect(run.results[0].locations[0].physicalLocation.artifactLocation.uri).toBe("a.ts");
  });

  test("is not read without the input", async () => {
    const { log, outputs } = await step({ "app-settings.yml": right, "a.ts": code });
    expect(outputs).toMatchObject({ warnings: 0 });
    expect(log).not.toContain("a.ts");
  });

  test.each(["nowhere", "..", "a.ts"])("the folder %s is refused", async (folder) => {
    const { closing, failed } = await step({ "app-settings.yml": right, "a.ts": code }, { code: folder });
    expect(failed).toBe(1);
    expect(closing[0]?.[1]).toMatch(/of the input `code` (?:does not exist|lies outside the workspace)\./);
  });
});
