import { mkdirSync } from "node:fs";
import { expect, test } from "vitest";
import { readArguments } from "../../src/cli/arguments.js";
import { verify } from "../../src/cli/commands/verify.js";
import { today } from "../support/check.js";
import { canary } from "../support/live-scenario.js";
import { amazonWorld, liveSettings } from "../support/live-world.js";
import { Workplace } from "../support/terminal.js";

const client = "amzn1.application-oa2-client.9f8e7d6c5b4a39281706f5e4d3c2b1a0";
const secrets = ["LWA_CLIENT_SECRET", "LWA_REFRESH_TOKEN"];
const named = secrets.flatMap((name) => ["--secret", name]);
/** Everything is right but one marketplace. */
const world = {
  clients: { [client]: { secret: "LWA_CLIENT_SECRET" } },
  grants: { LWA_REFRESH_TOKEN: { region: "fe", stores: ["A1MQXOICRS2Z7M"] } },
};
const farEast = liveSettings("far-east");

/** Runs `verify` with these words, against an Amazon within this process. */
async function run(files: Readonly<Record<string, string>>, ...words: readonly string[]) {
  const place = new Workplace({ "app-settings.yml": farEast });
  mkdirSync(place.path("src"));
  for (const [name, content] of Object.entries(files)) place.write(name, content);
  const { amazon, world: network } = amazonWorld(world);
  const said = { out: "", err: "" };
  const terminal = {
    ...{ folder: place.folder, today, colour: false, columns: 100 },
    variables: Object.fromEntries(secrets.map((name) => [name, canary(name)])),
    out: (text: string) => {
      said.out += text;
    },
    err: (text: string) => {
      said.err += text;
    },
  };
  const code = await verify(readArguments(["verify", ...words]), terminal, network);
  return { code, ...said, log: amazon.log, place };
}

test("the report says what Amazon lists, and the exit code that it is a fault", async () => {
  const { code, out, err, log } = await run({}, ...named);
  expect([code, err, log.length]).toEqual([1, "", 2]);
  expect(out).toContain("app-settings.yml:16:9");
  expect(out).toContain("live-marketplace");
  expect(out).not.toContain("Not asked of Amazon");
});

test("every option of `check` that judges is one of `verify` too", async () => {
  const policy = { "policy.yml": "rules: {live-marketplace: warning}\n" };
  expect((await run(policy, ...named, "--policy", "policy.yml")).code).toBe(0);
  expect((await run({}, ...named, "--fail-on", "never")).code).toBe(0);
  const required = await run(policy, ...named, "--policy", "policy.yml", "--require", "registration");
  expect([required.code, required.out]).toEqual([1, expect.stringContaining("Required and not checked")]);
  expect((await run(policy, ...named, "--policy", "policy.yml", "--max-unchecked", "0")).code).toBe(1);
  const based = await run({ "base.yml": farEast }, ...named, "--base", "base.yml", "--format", "json");
  expect(JSON.parse(based.out).findings[0]).not.toHaveProperty("origin");
  const sample =
    'const path = "/fba/inbound/v0/prepInstructions";\nclient.get("https://sellingpartnerapi-fe.amazon.com" + path);\n';
  const code = await run({ "src/a.ts": sample }, ...named, "--code", "src", "--format", "json");
  expect(JSON.parse(code.out).code).toMatchObject({ folder: "src", files: 1 });
  const written = await run({}, ...named, "--output", "report.txt", "--quiet");
  expect([written.out, written.place.read("report.txt")]).toEqual(["", expect.stringContaining("16:9: ")]);
});

test("what is not sent is told in one line each, and a dry run asks nobody", async () => {
  const { code, err, log } = await run({}, "--secret", "LWA_REFRESH_TOKEN");
  expect([code, log]).toEqual([0, []]);
  expect(err).toBe(" `app-settings.yml`: not sent, since the caller does not name `LWA_CLIENT_SECRET` as a secret.\n");
  const dry = await run({}, ...named, "--dry-run");
  expect([dry.code, dry.log]).toEqual([0, []]);
  expect(dry.out).toContain("POST https://api.amazon.com/auth/o2/token");
  const json = await run({}, ...named, "--dry-run", "--format", "json");
  expect(JSON.parse(json.out)).toHaveLength(4);
});

test("a variable that is unset is a usage failure, but for a dry run", async () => {
  const words = ["--secret", "LWA_CLIENT_SECRET", "--secret", "NOT_SET"];
  await expect(run({}, ...words)).rejects.toThrow("`NOT_SET`, which is named as a secret, is unset or empty");
  expect((await run({}, ...words, "--dry-run")).code).toBe(0);
});
