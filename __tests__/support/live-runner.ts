import { spawn } from "node:child_process";
import { createSocket } from "node:dgram";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Amazon } from "./amazon.js";
import { AmazonServer } from "./amazon-server.js";
import { canary, type LiveOutcome, type LiveScenario } from "./live-scenario.js";

/** What the test hands over: the shipped bundle, the scenarios, and the settings files by name. */
export interface LiveJob {
  readonly bundle: string;
  readonly scenarios: readonly LiveScenario[];
  readonly files: Readonly<Record<string, string>>;
  readonly results: string;
}

/**
 * Runs in a network of its own, where the names of Amazon lead to this process: starts the emulator, runs the shipped
 * bundle once for each scenario, and writes down what came of it.
 */
async function main(job: LiveJob): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "live-"));
  const server = new AmazonServer(new Amazon({ clients: {}, grants: {} }, () => undefined));
  writeFileSync(join(folder, "authority.pem"), server.authority.cert);
  await server.start(443, "0.0.0.0");
  const names = createSocket("udp4", (query, from) => names.send(noSuchName(query), from.port, from.address));
  names.bind(53, "127.0.0.1");
  const outcomes: LiveOutcome[] = [];
  for (const scenario of job.scenarios) outcomes.push(await outcomeOf(scenario, job, server, folder));
  writeFileSync(job.results, JSON.stringify(outcomes));
  rmSync(folder, { recursive: true });
  process.exit(0);
}

/** The answer that a name does not exist. */
function noSuchName(query: Buffer): Buffer {
  const answer = Buffer.from(query);
  answer.writeUInt16BE(0x8183, 2);
  return answer;
}

async function outcomeOf(scenario: LiveScenario, job: LiveJob, server: AmazonServer, folder: string) {
  const { secrets, named = secrets, redirects, environment, world } = scenario;
  const amazon = new Amazon(world, (name) => (secrets.includes(name) ? canary(name) : undefined));
  server.amazon = amazon;
  server.connected.length = 0;
  const files = [scenario.file].flat();
  for (const file of files) writeFileSync(join(folder, file.replaceAll("/", "-")), job.files[file] ?? "");
  const words = [
    ...[job.bundle, "verify", ...files.map((file) => file.replaceAll("/", "-")), "--format", "json"],
    ...named.flatMap((name) => ["--secret", name]),
    ...(redirects === true ? ["--redirects"] : []),
  ];
  const start = Date.now();
  const child = spawn(process.execPath, words, {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      NODE_EXTRA_CA_CERTS: join(folder, "authority.pem"),
      ...Object.fromEntries(secrets.map((name) => [name, canary(name)])),
      ...environment,
    },
  });
  const texts = { out: "", err: "" };
  child.stdout.on("data", (piece) => {
    texts.out += piece;
  });
  child.stderr.on("data", (piece) => {
    texts.err += piece;
  });
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  const { log, violations, tokens } = amazon;
  const milliseconds = Date.now() - start;
  return {
    code,
    ...texts,
    milliseconds,
    log,
    violations,
    tokens: [...tokens.keys()],
    connected: [...server.connected],
  };
}

await main(JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")));
