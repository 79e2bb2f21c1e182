import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { canary, type LiveScenario } from "../support/live-scenario.js";
import type { CommandRun, NetworkOutcome } from "../support/network-run.js";
import { hasOwnNetwork, runInOwnNetwork } from "../support/own-network.js";

const folder = new URL("./settings/", import.meta.url);
const files = Object.fromEntries(
  readdirSync(folder).map((name) => [`settings/${name}`, readFileSync(new URL(name, folder), "utf8")]),
);
const { scenarios }: { scenarios: LiveScenario[] } = JSON.parse(
  readFileSync(new URL("./scenarios.json", import.meta.url), "utf8"),
);
const bundle = fileURLToPath(new URL("../../dist/cli/index.js", import.meta.url));

interface Finding {
  readonly rule: string;
  readonly stage: string;
  readonly severity: string;
  readonly line: number;
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly fix: string;
}

test.runIf(!hasOwnNetwork)(
  `this system gives no network of its own: ${scenarios.length} scenarios are left out`,
  () => {
    expect(scenarios.length).toBeGreaterThan(0);
  },
);

describe.runIf(hasOwnNetwork)("the shipped bundle against the emulator", () => {
  let outcomes: NetworkOutcome[] = [];
  beforeAll(async () => {
    outcomes = await runInOwnNetwork(scenarios.map(runOf));
  }, 300_000);

  test.each(scenarios.map(({ id, title }, index) => ({ id, title, index })))("$id: $title", ({ index }) => {
    const [scenario, outcome] = [scenarios[index], outcomes[index]];
    if (scenario === undefined || outcome === undefined) throw new Error("no outcome");
    const { expect: expected, secrets } = scenario;
    const { log, violations, err, out, code } = outcome;
    expect([code, err], out).toEqual([
      expected.exit,
      expected.none === true || expected.stderr === true ? expect.any(String) : "",
    ]);
    if (expected.none === true) expect([log, outcome.connected]).toEqual([[], []]);
    if (expected.usage !== undefined) {
      expect(err).toContain(expected.usage);
      expect(out).toBe("");
      return;
    }
    const report = JSON.parse(out);
    const live: Finding[] = report.findings.filter(({ stage }: Finding) => stage === "live");
    expect(live.map(({ rule, severity, line }) => ({ rule, severity, line }))).toEqual(
      expected.live.map(({ rule, severity, line }) => ({ rule, severity, line })),
    );
    for (const [at, { path, says = [] }] of expected.live.entries()) {
      const found = live[at];
      expect([path].flat()).toContain(nameOf(found?.path ?? []));
      for (const word of says) expect(`${found?.message} ${found?.fix}`).toMatch(new RegExp(word));
    }
    for (const call of expected.calls ?? []) expect(log).toContain(call);
    for (const call of expected.notCalls ?? []) expect(log.filter((made) => new RegExp(call).test(made))).toEqual([]);
    expect(new Set(log).size, "one call of an operation, host and token").toBe(log.length);
    expect(violations).toEqual([]);
    const checks: { rule: string; result: string; reason?: string }[] = report.files[0].checks;
    const resultOf = (rule: string) => checks.find((check) => check.rule === rule);
    for (const rule of expected.passed ?? [])
      expect([rule, resultOf(rule)?.result, resultOf(rule)?.reason]).toEqual([rule, "passed", undefined]);
    for (const rule of expected.notPassed ?? []) expect([rule, resultOf(rule)?.result]).not.toEqual([rule, "passed"]);
    for (const [rule, reason] of Object.entries(expected.reasons ?? {}))
      expect(resultOf(rule)?.reason).toMatch(new RegExp(reason));
    for (const secret of [...secrets.map(canary), ...outcome.tokens])
      expect(out + err).not.toContain(secret.slice(0, 30));
    expect(outcome.milliseconds).toBeLessThan(40_000);
  });
});

function runOf({ file, secrets, named = secrets, redirects, environment = {}, world }: LiveScenario): CommandRun {
  const names = [file].flat();
  const words = [
    ...["verify", ...names.map((name) => name.replaceAll("/", "-")), "--format", "json"],
    ...named.flatMap((name) => ["--secret", name]),
    ...(redirects === true ? ["--redirects"] : []),
  ];
  const own = Object.fromEntries(names.map((name) => [name.replaceAll("/", "-"), files[name] ?? ""]));
  return { kind: "command", bundle, words, files: own, world, secrets, environment };
}

function nameOf(path: readonly (string | number)[]): string {
  return path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${part}`))
    .join("")
    .slice(1);
}
