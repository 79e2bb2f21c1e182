import { existsSync, readdirSync, symlinkSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readEnvironment } from "../../src/action/environment.js";
import { run } from "../../src/action/run.js";
import { today } from "../support/check.js";
import { Workplace } from "../support/terminal.js";

const settings = "app: {type: private, state: draft}\ncredentials: {mode: lwa}\n";

async function step(place: Workplace, inputs: Readonly<Record<string, string>>) {
  let log = "";
  let failed = false;
  await run(
    {
      input: (name) => inputs[name] ?? "",
      log: (text) => {
        log += text;
      },
      summarise: async () => undefined,
      outputs: () => undefined,
      fail: () => {
        failed = true;
      },
    },
    {
      environment: readEnvironment({ GITHUB_WORKSPACE: place.folder }, place.folder),
      today,
      stopToken: "0123456789abcdef0123",
    },
  );
  return { log, failed };
}

const reports = { "report-file": "report.json", "sarif-file": "out.sarif" };

describe("reports that the repository brings", () => {
  test.each<[string, Record<string, string>]>([
    ["no settings file is there", {}],
    ["an input is wrong", { "fail-on": "errors" }],
    ["the folder is wrong", { "working-directory": "nowhere" }],
    ["nothing but exclusions is given", { settings: "!x" }],
    ["one of them lies outside", { "report-file": "../report.json" }],
  ])("are gone where %s", async (_, inputs) => {
    const place = new Workplace({ "report.json": "forged", "out.sarif": "forged" });
    const { failed } = await step(place, { ...reports, ...inputs });
    expect(failed).toBe(true);
    expect(place.names).toEqual(inputs["report-file"] === undefined ? [] : ["report.json"]);
  });

  test("are ours where the step goes on", async () => {
    const place = new Workplace({ "app-settings.yml": settings, "report.json": "forged", "out.sarif": "forged" });
    expect((await step(place, reports)).failed).toBe(false);
    expect(place.read("report.json")).toContain('"reportVersion"');
    expect(place.read("out.sarif")).toContain('"2.1.0"');
  });

  test("as links are removed, and what they lead to is not touched", async () => {
    const place = new Workplace({ "app-settings.yml": settings, other: "kept" });
    symlinkSync("other", place.path("report.json"));
    const { failed, log } = await step(place, reports);
    expect([failed, place.read("other"), existsSync(place.path("report.json"))]).toEqual([true, "kept", false]);
    expect(log).toContain("`report.json` was a link");
  });
});

describe("a report is refused", () => {
  test.each<[string, Record<string, string>, RegExp]>([
    ["where it is a settings file", { "report-file": "app-settings.yml" }, /is read by this run/],
    ["where a pattern matches it", { settings: "*.yml", "sarif-file": "new.yml" }, /is read by this run/],
    [
      "where it is a settings file of the working folder",
      { "working-directory": "apps", settings: "*.yml", "report-file": "apps/x.yml" },
      /is read by this run/,
    ],
    ["where both are one file", { "sarif-file": "./report.json" }, /Two reports cannot be written to one file/],
    ["where both differ in letter case only", { "sarif-file": "Report.JSON" }, /Two reports/],
  ])("%s", async (_, inputs, sentence) => {
    const place = new Workplace({ "app-settings.yml": settings });
    const { failed, log } = await step(place, { ...reports, ...inputs });
    expect(failed).toBe(true);
    expect(log).toMatch(sentence);
    expect(readdirSync(place.folder)).toEqual(["app-settings.yml"]);
  });
});
