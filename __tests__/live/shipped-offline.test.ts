import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { canary } from "../support/live-scenario.js";
import { hasOwnNetwork, withoutNetwork } from "../support/own-network.js";

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const secrets = ["LWA_CLIENT_SECRET", "LWA_REFRESH_TOKEN"];

test.runIf(!hasOwnNetwork)("this system gives no network of its own: the run without a network is left out", () => {
  expect(hasOwnNetwork).toBe(false);
});

test.runIf(hasOwnNetwork)("without a network the static result stands, and nothing is a fault", () => {
  const folder = mkdtempSync(join(tmpdir(), "offline-"));
  copyFileSync(file("settings/labels.yml"), join(folder, "app-settings.yml"));
  const [command, ...words] = withoutNetwork([
    ...[process.execPath, file("../../dist/cli/index.js"), "verify", "--redirects", "--format", "json"],
    ...secrets.flatMap((name) => ["--secret", name]),
  ]);
  const { status, stdout, stderr } = spawnSync(command ?? "", words, {
    ...{ cwd: folder, encoding: "utf8" },
    env: { PATH: process.env.PATH, ...Object.fromEntries(secrets.map((name) => [name, canary(name)])) },
  });
  rmSync(folder, { recursive: true });
  expect([status, stderr]).toEqual([0, ""]);
  const { findings, files, live } = JSON.parse(stdout);
  expect(findings.filter(({ stage }: { stage: string }) => stage === "live")).toEqual([]);
  const reasonOf = (rule: string) => files[0].checks.find((check: { rule: string }) => check.rule === rule).reason;
  expect(reasonOf("live-client")).toMatch(/^could not reach `api\.amazon\.com`: /);
  expect(reasonOf("live-redirect")).toMatch(/^could not reach `label-desk\.example`: /);
  expect(live).toMatchObject([{ call: "token", status: null, answer: "no-answer", requestId: null }]);
});
