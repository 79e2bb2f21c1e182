import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import requests from "../../src/reference/sources/requests.json" with { type: "json" };
import type { LiveJob } from "./live-runner.js";
import type { NetworkOutcome, NetworkRun } from "./network-run.js";

/** A public address that is this machine's own in the network of the test, for the servers of login and redirect URIs. */
const siteAddress = "93.184.215.14";

const ways = [
  ["-n", "-m"],
  ["-r", "-n", "-m"],
];

/** How a network of its own can be had here: as the user that we are, as root of a namespace, or not at all. */
const way = ways.find((options) => {
  const { status } = spawnSync("unshare", [
    ...options,
    "sh",
    "-c",
    "ip link set lo up && mount --bind /etc/hosts /etc/hosts",
  ]);
  return status === 0;
});

export const hasOwnNetwork = way !== undefined;

/** Runs bundles in a network of their own: every name of Amazon leads to the emulator, every other name to nothing. */
export async function runInOwnNetwork(runs: readonly NetworkRun[]): Promise<NetworkOutcome[]> {
  const folder = mkdtempSync(join(tmpdir(), "network-"));
  const path = (name: string) => join(folder, name);
  const names = new Map(Object.values(requests.hosts).map((host) => [host, "127.0.0.1"]));
  for (const { world } of runs) for (const site of Object.keys(world.sites ?? {})) names.set(site, siteAddress);
  writeFileSync(path("hosts"), [...names].map(([name, address]) => `${address} ${name}\n`).join(""));
  writeFileSync(path("resolv.conf"), "nameserver 127.0.0.1\noptions timeout:1 attempts:1\n");
  writeFileSync(path("job.json"), JSON.stringify({ runs, results: path("results.json") } satisfies LiveJob));
  await bundleRunner(path("runner.mjs"));
  const script = [
    `ip link set lo up && ip addr add ${siteAddress}/32 dev lo`,
    `mount --bind ${path("hosts")} /etc/hosts && mount --bind ${path("resolv.conf")} /etc/resolv.conf`,
    `exec ${process.execPath} ${path("runner.mjs")} ${path("job.json")}`,
  ].join(" && ");
  const { status, stderr } = spawnSync("unshare", [...(way ?? []), "sh", "-c", script], { encoding: "utf8" });
  if (status !== 0) throw new Error(`nothing ran in the network: ${stderr}`);
  const outcomes: NetworkOutcome[] = JSON.parse(readFileSync(path("results.json"), "utf8"));
  rmSync(folder, { recursive: true });
  return outcomes;
}

/** A command with its words, as it runs in a network in which there is nothing. */
export function withoutNetwork(command: readonly string[]): readonly string[] {
  return ["unshare", ...(way ?? []), ...command];
}

/** The runner as one file that Node runs by itself. */
async function bundleRunner(file: string): Promise<void> {
  const bundle = await rolldown({
    input: fileURLToPath(new URL("live-runner.ts", import.meta.url)),
    platform: "node",
    resolve: { extensionAlias: { ".js": [".ts", ".js"] } },
  });
  await bundle.write({ file, format: "esm" });
  await bundle.close();
}
