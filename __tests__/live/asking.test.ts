import { expect, test } from "vitest";
import { liveRules } from "../../src/rules/live-rules.js";
import { canary } from "../support/live-scenario.js";
import { amazonWorld, json, LiveWorld, liveFindings, liveSettings, resultOf, verifyIn } from "../support/live-world.js";

const client = "amzn1.application-oa2-client.9f8e7d6c5b4a39281706f5e4d3c2b1a0";
const right = {
  clients: { [client]: { secret: "LWA_CLIENT_SECRET", scopes: ["sellingpartnerapi::notifications"] } },
  grants: { LWA_REFRESH_TOKEN: { region: "eu", stores: ["A1PA6795UKMFR9", "A2NODRKZP88ZB9", "A1F83G8C2ARO7P"] } },
};
const europe = liveSettings("europe");
const farEast = liveSettings("far-east");
const rules = { rules: liveRules };
const token = "A".repeat(40);

test("tokens are asked for first, scopes before grants, then the calls of the endpoint, then the others", async () => {
  const { amazon, world } = amazonWorld(right);
  await verifyIn(world, [europe], rules);
  expect(amazon.log).toEqual([
    "token client_credentials sellingpartnerapi::notifications",
    "token client_credentials sellingpartnerapi::client_credential:rotation",
    "token refresh_token LWA_REFRESH_TOKEN",
    "eu sellers.getMarketplaceParticipations LWA_REFRESH_TOKEN",
    "eu supplySources_2020-07-01.getSupplySources LWA_REFRESH_TOKEN",
    "eu notifications.getDestinations sellingpartnerapi::notifications",
  ]);
});

test("one refused call beside an accepted one is no reason to ask other regions", async () => {
  const { amazon, world } = amazonWorld({ ...right, deny: ["supplySources_2020-07-01.getSupplySources"] });
  const { report } = await verifyIn(world, [europe], rules);
  expect(amazon.log.filter((line) => /^(?:na|fe) /.test(line))).toEqual([]);
  expect(liveFindings(report)).toContain("live-call warning endpoints.0.operations.0");
});

test("one refused call beside one that nobody could ask is a reason, and beside one without an answer none", async () => {
  const grants = { LWA_REFRESH_TOKEN: { region: "fe", stores: [] } };
  // `sellers.getAccount` is not offered in the Far East, so it is not asked.
  const { amazon, world } = amazonWorld({ ...right, grants, deny: ["sellers.getMarketplaceParticipations"] });
  await verifyIn(world, [farEast], rules);
  expect(amazon.log.slice(2).map((line) => line.slice(0, 2))).toEqual(["na", "eu"]);

  const both = amazonWorld({ ...right, deny: ["sellers.getMarketplaceParticipations"] });
  const { transport } = both.world;
  both.world.transport = async (request) =>
    request.path.startsWith("/supplySources") ? { kind: "failure", code: "ECONNRESET" } : await transport(request);
  const { report } = await verifyIn(both.world, [europe], rules);
  expect(both.amazon.log.filter((line) => /^(?:na|fe) /.test(line))).toEqual([]);
  const words = "could not reach `sellingpartnerapi-eu.amazon.com`: `ECONNRESET`";
  for (const rule of ["live-region", "live-refused", "live-call"])
    expect(resultOf(report, rule)).toMatch(new RegExp(`^not-checked: .*${words}`));
});

test("a token is registered before it is sent, and so is every value", async () => {
  const { amazon, world } = amazonWorld(right);
  const { transport } = world;
  const late: string[] = [];
  world.transport = async (request) => {
    const form = new URLSearchParams(request.body);
    const sent = [form.get("client_secret"), form.get("refresh_token"), request.headers["x-amz-access-token"]];
    late.push(...sent.flatMap((secret) => (secret && !world.masked.includes(secret) ? secret : [])));
    return await transport(request);
  };
  const { hidden } = await verifyIn(world, [europe], rules);
  expect(late).toEqual([]);
  const secrets = [canary("LWA_CLIENT_SECRET"), canary("LWA_REFRESH_TOKEN"), ...amazon.tokens.keys()];
  expect([...hidden].sort()).toEqual(secrets.sort());
});

test("data elements are refused by the Tokens API alone", async () => {
  const message = "Application does not have access to: [buyerInfo]";
  const world = new LiveWorld(({ host }) =>
    host === "api.amazon.com"
      ? json(200, { access_token: token })
      : json(400, { errors: [{ code: "InvalidInput", message }] }),
  );
  const { report } = await verifyIn(world, [liveSettings("labels")], rules);
  expect(liveFindings(report)).toEqual(["live-restricted-data error calls.rdt.0.dataElements.0"]);
  expect(resultOf(report, "live-region")).toBe(
    "not-checked: Amazon answered 400 to `sellers.getMarketplaceParticipations`",
  );
});

test.each([
  [0, [5_000, 5_000, 5_000, 5_000, 5_000, 5_000], undefined],
  [4_000, [5_000, 5_000, 5_000, 5_000, 5_000, 5_000], undefined],
  [5_500, [5_000, 5_000, 5_000, 5_000, 5_000, 2_500], undefined],
  [6_000, [5_000, 5_000, 5_000, 5_000, 5_000], undefined],
  [10_000, [5_000, 5_000, 5_000], "3 calls were"],
])("where each request takes %i milliseconds, the others have what is left of the run", async (spend, given, words) => {
  const { world } = amazonWorld(right, spend);
  world.milliseconds = 1_000_000;
  const { report } = await verifyIn(world, [europe], rules);
  expect(world.requests.map(({ milliseconds }) => milliseconds)).toEqual(given);
  const late = `the 30 seconds of a run were over before ${words} made`;
  const reasons = report.files[0]?.checks.flatMap(({ reason }) => reason ?? []).join("; ");
  if (words === undefined) expect(reasons).not.toContain("seconds of a run");
  else expect(reasons).toContain(late);
});

test("after a refused client no token is asked for, and each says why", async () => {
  const { amazon, world } = amazonWorld({ ...right, clients: {} });
  const { report } = await verifyIn(world, [europe], rules);
  expect(amazon.log).toHaveLength(1);
  expect(resultOf(report, "live-scope")).toBe(
    "not-checked: Amazon answered 401 (invalid_client) to `token`; the client was refused",
  );
  expect(resultOf(report, "live-grant")).toBe("not-checked: the client was refused");
  expect(resultOf(report, "live-region")).toBe("not-checked: no token came for `authorizations[0].refreshToken`");
});

test("two files have a client, tokens and answers of their own", async () => {
  const other = farEast.replaceAll("LWA_", "OTHER_").replace("9f8e7d6c", "00000000");
  const names = ["LWA_CLIENT_SECRET", "LWA_REFRESH_TOKEN", "OTHER_CLIENT_SECRET", "OTHER_REFRESH_TOKEN"];
  const japan = { region: "fe", stores: ["A1VC38T7YXB528"] };
  const { amazon, world } = amazonWorld({
    clients: { ...right.clients, [client.replace("9f8e7d6c", "00000000")]: { secret: "OTHER_CLIENT_SECRET" } },
    grants: { LWA_REFRESH_TOKEN: japan, OTHER_REFRESH_TOKEN: { ...japan, stores: [] } },
  });
  const { report, told } = await verifyIn(world, [farEast, other], { ...rules, names });
  expect(told).toEqual([]);
  expect(amazon.log).toEqual([
    ...["LWA", "OTHER"].map((name) => `token refresh_token ${name}_REFRESH_TOKEN`),
    ...["LWA", "OTHER"].map((name) => `fe sellers.getMarketplaceParticipations ${name}_REFRESH_TOKEN`),
  ]);
  expect(report.findings.map(({ file, rule }) => [file, rule])).toEqual([["app-settings-1.yml", "live-marketplace"]]);
});

test("a request has the headers that Amazon asks for, and no more", async () => {
  const { world } = amazonWorld({ ...right, grants: { LWA_REFRESH_TOKEN: { region: "na", stores: [] } } });
  await verifyIn(world, [liveSettings("labels")], rules);
  const [ofToken, ofCall, ofRestricted] = world.requests.map(({ headers }) => headers);
  const common = {
    ...{ accept: "application/json", "accept-encoding": "identity" },
    "user-agent": expect.stringMatching(/^sp-api-preflight\/\S+ \(Language=JavaScript\)$/),
  };
  const [tokenBody, , restrictedBody] = world.requests.map(({ body = "" }) => String(Buffer.byteLength(body)));
  expect(ofToken).toEqual({
    ...common,
    ...{ "content-type": "application/x-www-form-urlencoded;charset=UTF-8", "content-length": tokenBody },
  });
  const signed = { "x-amz-access-token": expect.stringMatching(/^Atza\|/), "x-amz-date": "20261124T120000Z" };
  expect(ofCall).toEqual({ ...common, ...signed });
  expect(ofRestricted).toEqual({
    ...{ ...common, ...signed },
    ...{ "content-type": "application/json", "content-length": restrictedBody },
  });
});
