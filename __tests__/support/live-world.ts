import { readFileSync } from "node:fs";
import { isPublicAddress } from "../../src/live/addresses.js";
import type { World } from "../../src/live/asking.js";
import { namedValues } from "../../src/live/secrets.js";
import type { Failure, Request, Response } from "../../src/live/transport.js";
import { type Prepared, prepare, verify } from "../../src/live/verify.js";
import { type PreflightOptions, preflight, type SettingsFile } from "../../src/preflight.js";
import type { Report } from "../../src/report/report.js";
import { Amazon, type AmazonWorld } from "./amazon.js";
import { today, options as usual } from "./check.js";
import { canary } from "./live-scenario.js";

/** A world in which time passes only as `spend` says, and requests are answered within this process. */
export class LiveWorld implements World {
  readonly masked: string[] = [];
  readonly requests: Request[] = [];
  milliseconds = 0;
  readonly clock = { now: () => Date.UTC(2026, 10, 24, 12), elapsed: () => this.milliseconds };
  readonly isPublic = isPublicAddress;

  constructor(
    private readonly answer: (request: Request) => Response | Failure,
    readonly addresses: Readonly<Record<string, readonly string[]>> = {},
    private readonly spend = 1,
  ) {}

  readonly mask = (secret: string) => {
    this.masked.push(secret);
  };

  transport: World["transport"] = async (request) => {
    this.requests.push(request);
    this.milliseconds += this.spend;
    return this.answer(request);
  };

  lookup: World["lookup"] = async (host) => {
    const addresses = this.addresses[host] ?? (host.endsWith("amazon.com") ? ["52.94.0.1"] : undefined);
    if (addresses === undefined) throw Object.assign(new Error("no name"), { code: "ENOTFOUND" });
    return addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
  };
}

/** A response with a JSON body, as Amazon sends one. */
export function json(status: number, body: unknown, headers: Response["headers"] = {}): Response {
  return {
    kind: "response",
    status,
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
    certificateEnds: undefined,
  };
}

/** An Amazon within this process, and the world in which it answers. */
export function amazonWorld(world: AmazonWorld, spend = 1): { readonly amazon: Amazon; readonly world: LiveWorld } {
  const amazon = new Amazon(world, canary, () => Date.UTC(2026, 10, 24, 12));
  const answer = ({ method, host, path, headers, body = "", reads }: Request): Response => {
    const reply = amazon.answer({ method, host, path, headers, body });
    return { ...json(reply.status, reply.body, reply.headers), body: reads(reply.status) ? reply.body : undefined };
  };
  return { amazon, world: new LiveWorld(answer, {}, spend) };
}

export interface LiveRun {
  readonly report: Report;
  readonly told: readonly string[];
  readonly hidden: readonly string[];
}

/** Everything that `verify` does, with the secrets of the scenarios as the values of `names`. */
export async function verifyIn(
  world: World,
  texts: readonly string[],
  {
    names = ["LWA_CLIENT_SECRET", "LWA_REFRESH_TOKEN"],
    redirects = false,
    keeps = false,
    ...changed
  }: LiveRunOptions = {},
): Promise<LiveRun> {
  const files: SettingsFile[] = texts.map((text, index) => ({
    path: index === 0 ? "app-settings.yml" : `app-settings-${index}.yml`,
    bytes: new TextEncoder().encode(text),
  }));
  const { variables = Object.fromEntries(names.map((name) => [name, canary(name)])), ...more } = changed;
  const options = { values: namedValues(names, variables), redirects, today };
  const key = texts.join();
  const prepared = (keeps ? kept.get(key) : undefined) ?? prepare(files, options);
  if (keeps) kept.set(key, prepared);
  const verified = await verify(files, prepared, options, world);
  const report = preflight(verified.files, { ...usual, ...more, hidden: verified.hidden });
  return { report, told: prepared.told, hidden: verified.hidden };
}

/** What is asked about the same files, for a test that asks about them often. */
const kept = new Map<string, Prepared>();

interface LiveRunOptions extends Partial<PreflightOptions> {
  readonly names?: readonly string[];
  readonly redirects?: boolean;
  /** Whether to prepare the same files only once. */
  readonly keeps?: boolean;
  readonly variables?: Readonly<Record<string, string>>;
}

/** The settings of a scenario. */
export function liveSettings(name: string): string {
  return readFileSync(new URL(`../live/settings/${name}.yml`, import.meta.url), "utf8");
}

/** The findings of the stage `live`, as `rule severity place`. */
export function liveFindings({ findings }: Report): string[] {
  return findings
    .filter(({ stage }) => stage === "live")
    .map(({ rule, severity, path }) => `${rule} ${severity} ${path.join(".")}`);
}

/** What a rule said, with its reason. */
export function resultOf({ files }: Report, rule: string, file = 0): string {
  const check = files[file]?.checks.find((one) => one.rule === rule);
  return `${check?.result}${check?.reason === undefined ? "" : `: ${check.reason}`}`;
}
