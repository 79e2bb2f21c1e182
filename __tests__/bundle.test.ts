import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const file = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Runs a bundle that was copied to an empty folder, with one settings file beside it and nothing else. */
function alone(bundle: string, settings: string, words: readonly string[], environment: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "bundle-"));
  copyFileSync(file(bundle), join(folder, "index.mjs"));
  writeFileSync(join(folder, "app-settings.yml"), settings);
  const env = { PATH: process.env.PATH, ...environment };
  const { status, stdout, stderr } = spawnSync(process.execPath, ["index.mjs", ...words], {
    cwd: folder,
    env,
    encoding: "utf8",
  });
  rmSync(folder, { recursive: true });
  return { status, stdout, stderr };
}

const examples = [
  ["examples/app-settings.yml", 0, "Passed: no findings"],
  ["examples/broken-settings.yml", 1, "MD1000"],
] as const;

test.each(examples)("the command line alone in an empty folder checks %s", (path, code, word) => {
  const { status, stdout, stderr } = alone("dist/cli/index.js", readFileSync(file(path), "utf8"), ["check"]);
  expect([status, stderr]).toEqual([code, ""]);
  expect(stdout).toContain(word);
});

test.each(examples)("the Action alone in an empty folder checks %s", (path, code, word) => {
  const { status, stdout, stderr } = alone("dist/index.js", readFileSync(file(path), "utf8"), []);
  expect([status, stderr]).toEqual([code, ""]);
  expect(stdout).toContain(word);
});

/** The modules of Node that reach a network and that a bundle has loaded when it ends. */
function networkModules(bundle: string, words: readonly string[], environment: Record<string, string> = {}): string[] {
  const folder = mkdtempSync(join(tmpdir(), "loaded-"));
  const hook = `process.on("exit", () => require("node:fs").writeFileSync("loaded", process.moduleLoadList.join("\\n")))`;
  writeFileSync(join(folder, "hook.cjs"), hook);
  writeFileSync(join(folder, "app-settings.yml"), readFileSync(file("__tests__/live/settings/far-east.yml")));
  spawnSync(process.execPath, ["--require", "./hook.cjs", file(bundle), ...words], {
    ...{ cwd: folder, encoding: "utf8" },
    env: { PATH: process.env.PATH, ...environment },
  });
  const loaded = readFileSync(join(folder, "loaded"), "utf8").split("\n");
  rmSync(folder, { recursive: true });
  return ["https", "tls", "dns/promises", "net"].filter((name) => loaded.includes(`NativeModule ${name}`));
}

test("no module that reaches a network is loaded unless Amazon is asked", () => {
  const every = ["https", "tls", "dns/promises", "net"];
  const asks = { INPUT_VERIFY: "true", GITHUB_EVENT_NAME: "push" };
  expect(networkModules("dist/cli/index.js", ["check"])).toEqual([]);
  expect(networkModules("dist/cli/index.js", ["verify", "--dry-run"])).toEqual([]);
  expect(networkModules("dist/cli/index.js", ["verify"])).toEqual(every);
  expect(networkModules("dist/index.js", [])).toEqual([]);
  expect(networkModules("dist/index.js", [], asks)).toEqual(every);
});

test("a reader that takes the first line alone, as `head` does, is no failure of the check", async () => {
  const folder = mkdtempSync(join(tmpdir(), "bundle-"));
  const settings = readFileSync(file("examples/broken-settings.yml"));
  for (let index = 0; index < 100; index += 1) writeFileSync(join(folder, `${index}.yml`), settings);
  const child = spawn(process.execPath, [file("dist/cli/index.js"), "check", "*.yml"], { cwd: folder });
  let problems = "";
  child.stderr.on("data", (text) => {
    problems += text;
  });
  child.stdout.once("data", () => child.stdout.destroy());
  expect([await once(child, "close"), problems]).toEqual([[1, null], ""]);
  rmSync(folder, { recursive: true });
});

test("every command of the bundle runs", () => {
  const settings = readFileSync(file("examples/app-settings.yml"), "utf8");
  const commands = [
    ["rules"],
    ["rules", "--format", "json"],
    ["schema"],
    ["explain", "MD1000"],
    ["explain", "app.state"],
    ["--help"],
  ];
  for (const words of commands) expect([words, alone("dist/cli/index.js", settings, words).status]).toEqual([words, 0]);
});

test("the parser's own switches print nothing of the file", () => {
  const { stdout, stderr } = alone("dist/cli/index.js", `app: Atzr|IwEBI${"A1b2C3d4".repeat(8)}\n`, [], {
    LOG_TOKENS: "1",
    LOG_STREAM: "1",
  });
  expect(stdout + stderr).not.toContain("A1b2C3d4");
});
