import { spawn } from "node:child_process";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { Amazon, type AmazonRequest } from "./amazon.js";
import { AmazonServer } from "./amazon-server.js";
import { ChangeStep } from "./change-step.js";
import { canary } from "./live-scenario.js";
import type { CommandRun, NetworkOutcome, NetworkRun, StepRun } from "./network-run.js";
import { readLog } from "./runner-commands.js";

export interface LiveJob {
  readonly runs: readonly NetworkRun[];
  /** The file that takes the outcomes. */
  readonly results: string;
}

type Done = Pick<NetworkOutcome, "code" | "out" | "err" | "written"> & Partial<NetworkOutcome>;

/**
 * Works in a network of its own, where the names of Amazon lead to this process: starts the emulator, makes one run
 * after the other, and writes down what came of them.
 */
async function main({ runs, results }: LiveJob): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "live-"));
  const server = new AmazonServer(new Amazon({ clients: {}, grants: {} }, () => undefined));
  const authority = join(folder, "authority.pem");
  writeFileSync(authority, server.authority.cert);
  await server.start(443, "0.0.0.0");
  const names = createSocket("udp4", (query, from) => names.send(noSuchName(query), from.port, from.address));
  names.bind(53, "127.0.0.1");
  const outcomes: NetworkOutcome[] = [];
  for (const run of runs) outcomes.push(await outcomeOf(run, server, authority));
  writeFileSync(results, JSON.stringify(outcomes));
  rmSync(folder, { recursive: true });
  process.exit(0);
}

/** The answer that a name does not exist. */
function noSuchName(query: Buffer): Buffer {
  const answer = Buffer.from(query);
  answer.writeUInt16BE(0x8183, 2);
  return answer;
}

async function outcomeOf(run: NetworkRun, server: AmazonServer, authority: string): Promise<NetworkOutcome> {
  const amazon = new Amazon(run.world, (name) => (run.secrets.includes(name) ? canary(name) : undefined));
  server.amazon = amazon;
  server.connected.length = 0;
  server.heard = () => undefined;
  const environment = {
    NODE_EXTRA_CA_CERTS: authority,
    ...Object.fromEntries(run.secrets.map((name) => [name, canary(name)])),
    ...run.environment,
  };
  const start = Date.now();
  const done = run.kind === "step" ? await step(run, environment, server) : await command(run, environment);
  return {
    milliseconds: Date.now() - start,
    ...{ log: amazon.log, tokens: [...amazon.tokens.keys()], connected: [...server.connected], unmasked: [] },
    ...done,
    violations: [...amazon.violations, ...(done.violations ?? [])],
  };
}

async function command({ bundle, words, files }: CommandRun, environment: Record<string, string>): Promise<Done> {
  const folder = mkdtempSync(join(tmpdir(), "run-"));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const child = spawn(process.execPath, [bundle, ...words], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...environment },
  });
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  rmSync(folder, { recursive: true });
  return { code, out, err, written: {} };
}

async function step(run: StepRun, environment: Record<string, string>, server: AmazonServer): Promise<Done> {
  const change = new ChangeStep();
  await change.start();
  change.change({}, run.files);
  let log = "";
  const unmasked: string[] = [];
  server.heard = (request) => {
    const masks = readLog(log).commands.flatMap(({ name, data }) => (name === "add-mask" ? data : []));
    unmasked.push(...secretsSent(request).filter((secret) => !masks.includes(secret)));
  };
  const { exitCode, errors, summary, outputs, file, ...result } = await change.run(run.files, run.event, {
    bundle: run.bundle,
    inputs: { "report-file": "report.json", "sarif-file": "report.sarif", ...run.inputs },
    environment: { ...environment, ...(run.name !== undefined && { GITHUB_EVENT_NAME: run.name }) },
    ...(run.payload !== undefined && { event: run.payload }),
    onLog: (piece) => {
      log += piece;
    },
  });
  await change.server.stop();
  const { violations, requests, checkRuns } = change.server;
  return {
    ...{ code: exitCode, out: result.log, err: errors, violations, unmasked },
    written: {
      summary,
      outputs: JSON.stringify(outputs),
      "report.json": file("report.json") ?? "",
      "report.sarif": file("report.sarif") ?? "",
      github: JSON.stringify([requests, checkRuns]),
    },
  };
}

/** The secrets that a request to Amazon holds. */
function secretsSent({ headers, body }: AmazonRequest): string[] {
  const form = new URLSearchParams(body);
  const sent = [form.get("client_secret"), form.get("refresh_token"), headers["x-amz-access-token"]];
  return sent.flatMap((secret) => (typeof secret === "string" ? secret : []));
}

await main(JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")));
