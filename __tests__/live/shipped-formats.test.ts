import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { formats } from "../../src/cli/formats.js";
import type { Misbehaviour } from "../support/amazon.js";
import { canary } from "../support/live-scenario.js";
import { liveSettings } from "../support/live-world.js";
import type { CommandRun, NetworkOutcome } from "../support/network-run.js";
import { hasOwnNetwork, runInOwnNetwork } from "../support/own-network.js";
import { tracesOf } from "../support/traces.js";

const bundle = fileURLToPath(new URL("../../dist/cli/index.js", import.meta.url));
const client = "amzn1.application-oa2-client.9f8e7d6c5b4a39281706f5e4d3c2b1a0";
const secrets = ["LWA_CLIENT_SECRET", "LWA_REFRESH_TOKEN"];
/** What Amazon alone sends. */
const sent = `Atza|IwEBI${Buffer.from("a word that Amazon alone knows").toString("hex")}`;

const ways: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(formats.map((format) => [format, ["--format", format]])),
  "one line each": ["--quiet"],
  "a dry run": ["--dry-run"],
  "a dry run in JSON": ["--dry-run", "--format", "json"],
};

const body = (at: string, status: number, of: unknown): Misbehaviour => ({ at, how: "body", status, body: of });
const words = `${sent} ::add-path::${sent}`;
const amazons: Readonly<Record<string, readonly Misbehaviour[]>> = {
  "answers as it should": [],
  "says what it was sent": [{ at: "sp", how: "echo" }],
  "says what it was sent when it is asked for a token": [{ at: "token", how: "echo", status: 400 }],
  "refuses the grant in many words": [body("token", 400, { error: "invalid_grant", error_description: words })],
  "refuses every call in many words": [
    body("sp", 403, { errors: [{ code: "Unauthorized", message: words, details: words }], [sent]: sent }),
  ],
  "names data elements that nobody knows": [
    body("tokens_2021-03-01.createRestrictedDataToken", 400, {
      errors: [{ code: "InvalidInput", message: `no access to [buyerInfo] [${sent}]`, details: sent }],
    }),
  ],
  "lists stores that nobody knows": [
    body("sellers.getMarketplaceParticipations", 200, { payload: [{ marketplace: { id: sent, name: sent } }] }),
  ],
};

/** The settings, with both secrets in every spelling that a person may leave in comments and names. */
function careless(): string {
  const spelled = secrets.map(canary).flatMap((secret) => {
    const inBase64 = Buffer.from(secret).toString("base64");
    return [secret, encodeURIComponent(secret), inBase64, encodeURIComponent(inBase64)];
  });
  return liveSettings("labels")
    .replace("Label Desk", canary("LWA_REFRESH_TOKEN"))
    .replace("  type: public", `  type: public # ${spelled.join(" ")}`)
    .replace("  state: published", `  state: ${canary("LWA_CLIENT_SECRET")} # ${spelled.join(" ")}`);
}

const files = { right: liveSettings("labels"), careless: careless() };
const cases = Object.entries(ways).flatMap(([way, options]) =>
  Object.entries(amazons).flatMap(([amazon, misbehave]) =>
    Object.entries(files)
      // What Amazon says and what the file holds do not depend on each other.
      .filter(([file]) => file === "right" || misbehave.length === 0)
      .map(([file, text]) => ({ way, options, amazon, misbehave, file, text })),
  ),
);
const runs = cases.map(
  ({ options, misbehave, text }): CommandRun => ({
    ...{ kind: "command", bundle, secrets, files: { "app-settings.yml": text } },
    words: ["verify", ...secrets.flatMap((name) => ["--secret", name]), ...options],
    world: {
      clients: { [client]: { secret: "LWA_CLIENT_SECRET" } },
      grants: { LWA_REFRESH_TOKEN: { region: "na", stores: ["ATVPDKIKX0DER"] } },
      misbehave,
    },
  }),
);

test.runIf(!hasOwnNetwork)(`this system gives no network of its own: ${runs.length} runs are left out`, () => {
  expect(runs.length).toBeGreaterThan(0);
});

describe.runIf(hasOwnNetwork)("no secret, token or word of Amazon's stands in what is printed", () => {
  let outcomes: NetworkOutcome[] = [];
  beforeAll(async () => {
    outcomes = await runInOwnNetwork(runs);
  });

  test.each(Object.keys(ways))("%s", (way) => {
    for (const [index, one] of cases.entries()) {
      if (one.way !== way) continue;
      const { code, out, err, log, tokens } = outcomes[index] ?? expect.fail("no outcome");
      const name = `${one.amazon}, ${one.file}`;
      const isDry = one.options.includes("--dry-run");
      expect([name, code === 0 || code === 1, log.length > 0, out.length > 0], err).toEqual([name, true, !isDry, true]);
      for (const secret of [...secrets.map(canary), ...tokens, sent, "Atzr|IwEBIrefreshed", "canary-of-the-tokens-api"])
        expect([name, secret, tracesOf(secret, out + err)]).toEqual([name, secret, []]);
    }
  });
});
