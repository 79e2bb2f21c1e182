import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import manifest from "../package.json" with { type: "json" };

const file = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

test("the packed package runs in empty projects of either module kind, without a network", () => {
  const { status, stderr } = spawnSync(process.execPath, [file("scripts/try-package.mjs")], { encoding: "utf8" });
  expect([status, stderr]).toEqual([0, ""]);
});

test("the package holds the command line, the schemas and the papers, and nothing else", () => {
  const words = ["pack", "--json", "--dry-run", "--ignore-scripts"];
  const { stdout } = spawnSync("npm", words, { cwd: file("."), encoding: "utf8" });
  const packed = JSON.parse(stdout);
  const [{ files }] = Array.isArray(packed) ? packed : Object.values(packed);
  expect(files.map(({ path }: { path: string }) => path).sort()).toEqual([
    ...["CHANGELOG.md", "LICENSE", "README.md", "README.zh-CN.md"],
    ...["dist/cli/index.js", "dist/cli/licenses.txt", "dist/cli/package.json"],
    ...["package.json", "schemas/app-settings.schema.json", "schemas/report.schema.json"],
  ]);
});

test("the command names its interpreter and may be executed", () => {
  const command = manifest.bin["sp-api-preflight"];
  expect(readFileSync(file(command), "utf8").split("\n")[0]).toBe("#!/usr/bin/env node");
  expect(statSync(file(command)).mode & 0o111).toBe(0o111);
});

test("nothing is installed with it: what it needs is in the bundle", () => {
  expect(Object.keys(manifest).filter((key) => /ependencies$/.test(key))).toEqual(["devDependencies"]);
});
