import { expect, test } from "vitest";
import { hostileInputs, inEveryField } from "../hostile/inputs.js";
import { hiddenCharacters } from "../support/hidden-characters.js";
import { runStep } from "../support/runner.js";
import { readLog } from "../support/runner-commands.js";

const canary = "ghs_Kq7Zx2Vb9Nw4Tc6Yh3Jd8Lf5Rg1Mp0SsXe";
const contents = hostileInputs.filter(({ name }) => /^(?:C|C12|H):/.test(name)).map(({ content }) => String(content));
const files = Object.fromEntries(contents.map((content, index) => [`${index}.yml`, content]));

test("the log of hostile files holds the annotations and the stop of commands, in every debug setting", async () => {
  for (const environment of [{}, { RUNNER_DEBUG: "1", ACTIONS_STEP_DEBUG: "true", DEBUG: "*", NODE_DEBUG: "" }]) {
    const { exitCode, log, errors, summary } = await runStep({
      files,
      inputs: { settings: "*.yml", token: canary },
      environment: { ACTIONS_ALLOW_UNSECURE_COMMANDS: "true", ...environment },
    });
    expect([exitCode, errors]).toEqual([1, ""]);
    const { commands } = readLog(log);
    const [token] = commands.filter(({ name }) => name === "stop-commands").map(({ data }) => data);
    const meant = ["error", "warning", "notice", "stop-commands", token];
    expect(commands.filter(({ name }) => !meant.includes(name))).toEqual([]);
    expect(commands.filter(({ name }) => name === token)).toHaveLength(1);
    expect(log).not.toContain("##[");
    expect(hiddenCharacters(log.replace(/\u001b\[[0-9;]*m/g, ""))).toEqual([]);
    expect(log + summary).not.toContain(canary);
    expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024);
  }
});

test("a secret of a file is in the log as a mask alone, and nowhere else, in every debug setting", async () => {
  const body = "Kq7Zx2Vb9Nw4Tc6Yh3Jd8Lf5Rg1Mp0SsXeUaQoWi";
  const text = `app: {type: "Atza|${body}"} # ${btoa(`Atc|${body}`)}\ncredentials: {clientSecret: "Atzr|${body}"}\n`;
  for (const environment of [{}, { RUNNER_DEBUG: "1", ACTIONS_STEP_DEBUG: "true", DEBUG: "*" }]) {
    const { exitCode, log, errors, summary, outputs, file } = await runStep({
      files: { "app-settings.yml": text, [`Atzr|${body}.yml`]: text },
      inputs: { settings: "*.yml", "report-file": "report.json", "sarif-file": "report.sarif" },
      environment,
    });
    expect([exitCode, errors]).toEqual([1, ""]);
    const { commands, plain } = readLog(log);
    const masks = commands.filter(({ name }) => name === "add-mask").map(({ data }) => data);
    expect(masks).toEqual([`Atza|${body}`, `Atc|${body}`, `Atzr|${body}`]);
    const others = JSON.stringify(commands.filter(({ name }) => name !== "add-mask")) + plain.join("\n");
    const files = `${file("report.json")}${file("report.sarif")}`;
    expect(files).toContain("secret-in-settings");
    const shown = (others + summary + JSON.stringify(outputs) + files).toLowerCase();
    for (let start = 0; start + 12 <= body.length; start += 1) {
      expect(shown).not.toContain(body.slice(start, start + 12).toLowerCase());
    }
  }
});

test("the word that stops commands is new in every run, and cannot be guessed", async () => {
  const settings = { "app-settings.yml": inEveryField("::stop-commands::x") };
  const steps = await Promise.all([runStep({ files: settings }), runStep({ files: settings })]);
  const tokens = steps.map(({ log }) => readLog(log).commands.find(({ name }) => name === "stop-commands")?.data);
  expect(new Set(tokens).size).toBe(2);
  for (const token of tokens) expect(token).toMatch(/^[0-9a-f]{48}$/);
});

test("outputs are words, numbers and the paths of the workflow, whatever the files hold", async () => {
  const heredoc = "_GitHubActionsFileCommandDelimeter_\nPATH<<x\nx\nghadelimiter_0\n";
  const { outputs } = await runStep({
    files: { "app-settings.yml": inEveryField(heredoc), "$(id).yml": inEveryField(heredoc) },
    inputs: { settings: "*.yml" },
  });
  expect(Object.keys(outputs).sort()).toEqual([
    "errors",
    "notices",
    "outcome",
    "report-file",
    "sarif-file",
    "unchecked",
    "warnings",
  ]);
  expect(outputs.outcome).toBe("failed");
  for (const count of [outputs.errors, outputs.warnings, outputs.notices]) expect(count).toMatch(/^\d+$/);
});

test.each(["/", "/proc/version", "/nowhere/file"])(
  "command files at %s cost a sentence, and the step still fails",
  async (path) => {
    const { exitCode, log, errors } = await runStep({
      files: { "app-settings.yml": "app: {type: private}\ncredentials: {mode: lwaa}\n" },
      environment: { GITHUB_OUTPUT: path, GITHUB_STEP_SUMMARY: path },
    });
    expect([exitCode, errors]).toEqual([1, ""]);
    expect(log).toContain(" Outputs are not set: the file for outputs cannot be written.\n");
    expect(log).toContain("The job summary is not written: the file for the job summary cannot be written.\n");
  },
);

test("the names of its own inputs and words that look like options are paths and nothing else", async () => {
  for (const settings of ["--config=evil", "-o/etc/x", "--help"]) {
    const { exitCode, log } = await runStep({ files: { "app-settings.yml": "x: 1\n" }, inputs: { settings } });
    expect([settings, exitCode]).toEqual([settings, 1]);
    expect(log).toContain("does not exist");
  }
});

test("a payload of the event that is no JSON, or none of GitHub's, changes no verdict", async () => {
  for (const event of ["::error::x", null, [], { pull_request: { head: { sha: "::error::x" }, number: "1" } }]) {
    const { exitCode, errors, log } = await runStep({
      files: { "app-settings.yml": "app: {type: private}\ncredentials: {mode: lwa}\n" },
      environment: { GITHUB_EVENT_NAME: "pull_request_target" },
      event,
    });
    expect([exitCode, errors]).toEqual([0, ""]);
    expect(
      readLog(log)
        .commands.map(({ name }) => name)
        .filter((name) => name === "error"),
    ).toEqual([]);
  }
});
