import { describe, expect, test } from "vitest";
import { isPublicAddress } from "../../src/live/addresses.js";
import { plannedList } from "../../src/live/dry-run.js";
import { namedValues } from "../../src/live/secrets.js";
import { prepare } from "../../src/live/verify.js";
import { renderText } from "../../src/reporters/text.js";
import { check, today } from "../support/check.js";
import { canary } from "../support/live-scenario.js";
import { amazonWorld, json, LiveWorld, liveFindings, liveSettings, resultOf, verifyIn } from "../support/live-world.js";

const client = "amzn1.application-oa2-client.9f8e7d6c5b4a39281706f5e4d3c2b1a0";
const right = {
  clients: { [client]: { secret: "LWA_CLIENT_SECRET", scopes: ["sellingpartnerapi::notifications"] } },
  grants: { LWA_REFRESH_TOKEN: { region: "fe", stores: ["A1VC38T7YXB528"] } },
};
const farEast = liveSettings("far-east");
const token = json(200, { access_token: `Atza|${"0".repeat(30)}` });

describe("what the static check found wrong is not sent", () => {
  test.each([
    [
      "a literal client secret",
      farEast.replace("${LWA_CLIENT_SECRET}", "amzn1.oa2-cs.v1.0123456789abcdef"),
      "secret-in-settings",
    ],
    [
      "a client id of another form",
      farEast.replace("amzn1.application-oa2-client", "amzn1.application"),
      "client-id-format",
    ],
    [
      "a client id whose rule is off",
      `${farEast.replace("amzn1.application-oa2-client", "amzn1.application")}preflight: {rules: {client-id-format: "off"}}\n`,
      "client-id-format",
    ],
    ["no YAML", `${farEast}app: {}\n`, "settings-yaml"],
  ])("%s stops every request", async (_, text, rule) => {
    const { world } = amazonWorld(right);
    const { report } = await verifyIn(world, [text], { redirects: true });
    expect(world.requests).toEqual([]);
    expect(liveFindings(report)).toEqual([]);
    if (rule !== "settings-yaml") expect(resultOf(report, "live-client")).toContain(rule);
  });

  test.each([
    ["a literal refresh token", farEast.replace("${LWA_REFRESH_TOKEN}", "Atzr|IwEBI0123456789abcdef"), []],
    [
      "a host of nobody",
      farEast.replace("sellingpartnerapi-fe.amazon.com", "sellingpartnerapi.attacker.example"),
      ["api.amazon.com"],
    ],
    [
      "another environment than the host's",
      farEast.replace("    region: fe\n    auth", "    region: fe\n    environment: sandbox\n    auth"),
      ["api.amazon.com"],
    ],
    [
      "a grant of another region",
      farEast.replace("  - name: tokyo\n    region: fe", "  - name: tokyo\n    region: na"),
      ["api.amazon.com"],
    ],
  ])("%s stops what it is for", async (_, text, hosts) => {
    const { world } = amazonWorld(right);
    await verifyIn(world, [text]);
    expect(world.requests.map(({ host }) => host)).toEqual(hosts);
  });
});

test("a scope that the static check found wrong is not asked for, and the others are", async () => {
  const { amazon, world } = amazonWorld(right);
  const { report } = await verifyIn(world, [
    liveSettings("europe").replace("client_credential:rotation", "client_credential:rotate"),
  ]);
  expect(amazon.log.filter((line) => line.includes("client_credentials"))).toEqual([
    "token client_credentials sellingpartnerapi::notifications",
  ]);
  expect(resultOf(report, "live-scope")).toBe("not-checked: `scope-unknown` found a fault here, so nothing is sent");
});

test("beside a literal client secret no server of a URI is asked either", async () => {
  const world = new LiveWorld(() => token, { "label-desk.example": ["93.184.215.14"] });
  const text = liveSettings("labels").replace("${LWA_CLIENT_SECRET}", "amzn1.oa2-cs.v1.0123456789abcdef");
  const { report } = await verifyIn(world, [text], { redirects: true });
  expect(world.requests).toEqual([]);
  expect(resultOf(report, "live-redirect")).toContain("`secret-in-settings` found a fault here, so nothing is sent");
});

describe("secrets", () => {
  test.each([
    ["a value that is too short", { LWA_CLIENT_SECRET: "short" }, "fewer than 16 characters"],
    ["a value with a line break", { LWA_CLIENT_SECRET: `${canary("LWA_CLIENT_SECRET")}\n` }, "visible ASCII"],
  ])("%s is not sent, and told", async (_, changed, reason) => {
    const { world } = amazonWorld(right);
    const variables = { LWA_REFRESH_TOKEN: canary("LWA_REFRESH_TOKEN"), ...changed };
    const { report, told } = await verifyIn(world, [farEast], { variables });
    expect([world.requests, told]).toEqual([[], [expect.stringContaining(reason)]]);
    expect(resultOf(report, "live-client")).toContain(reason);
  });

  test.each([
    ["unset", ["MISSING"], "`MISSING`"],
    ["no name", ["amzn1.oa2-cs.v1.secret"], "not shown"],
    ["too long for a name", ["a".repeat(64)], "not shown"],
  ])("a named variable that is %s is a usage failure that shows no secret", (_, names, words) => {
    expect(() => namedValues(names, {})).toThrow(words);
    expect(() => namedValues(names, {})).not.toThrow(/oa2-cs|aaaa/);
  });

  test("a value of sixteen characters is sent, and a name of forty taken", async () => {
    const { world } = amazonWorld(right);
    const name = `A_${"x".repeat(38)}`;
    const variables = { LWA_CLIENT_SECRET: "0123456789abcdef", LWA_REFRESH_TOKEN: canary("LWA_REFRESH_TOKEN") };
    await verifyIn(world, [farEast], { variables });
    expect(world.requests).toHaveLength(1);
    expect([...namedValues([name, "B"], { [name]: "value", B: "other" })]).toEqual([
      [name, "value"],
      ["B", "other"],
    ]);
    expect(() => namedValues(["B", `${name}x`], { B: "other" })).toThrow(
      /^The 2\. name of a secret is no name of an env/,
    );
  });

  test("what two files name is sent for neither, and told for each place once", async () => {
    const { world } = amazonWorld(right);
    const own = liveSettings("labels").replace("${LWA_REFRESH_TOKEN}", "${LWA_OTHER}");
    const names = ["LWA_CLIENT_SECRET", "LWA_REFRESH_TOKEN", "LWA_OTHER"];
    const { report, told } = await verifyIn(world, [farEast, own], { names });
    const sentence = "not sent, since `LWA_CLIENT_SECRET` is named by more than one file.";
    expect(told).toEqual(["app-settings.yml", "app-settings-1.yml"].map((file) => `\`${file}\`: ${sentence}`));
    expect(world.requests).toEqual([]);
    for (const file of [0, 1])
      expect(resultOf(report, "live-client", file)).toBe(
        "not-checked: `LWA_CLIENT_SECRET` is named by more than one file",
      );
  });

  test.each([
    ["vault://secret/LWA_CLIENT_SECRET", "`credentials.clientSecret` names no environment variable"],
    ["'${{ vars.SECRET }}'", "`credentials.clientSecret` names no environment variable"],
    ["'<your client secret>'", "`credentials.clientSecret` is no reference to an environment variable"],
    ["amzn1.oa2-cs.v1.0123456789abcdef", "`secret-in-settings` found a fault here, so nothing is sent"],
    ["", "`credentials.clientSecret` is not declared"],
  ])("a client secret that is %s is not sent", async (written, reason) => {
    const { world } = amazonWorld(right);
    const { report } = await verifyIn(world, [farEast.replace("${LWA_CLIENT_SECRET}", written)]);
    expect([world.requests, resultOf(report, "live-client")]).toEqual([[], `not-checked: ${reason}`]);
  });

  test("while Node would print what is sent, nothing is", () => {
    expect(() => namedValues([], { NODE_DEBUG: "tls" })).toThrow(/^`NODE_DEBUG` lets Node print what it sends/);
    expect([...namedValues([], { NODE_DEBUG: "" })]).toEqual([]);
  });

  test("every form of a reference names its variable", async () => {
    for (const form of [
      "${LWA_CLIENT_SECRET}",
      "${LWA_CLIENT_SECRET:-}",
      "${LWA_CLIENT_SECRET:}",
      "$LWA_CLIENT_SECRET",
      "env:LWA_CLIENT_SECRET",
      "'${{ secrets.LWA_CLIENT_SECRET }}'",
    ]) {
      const { world } = amazonWorld(right);
      const { report } = await verifyIn(world, [farEast.replace("${LWA_CLIENT_SECRET}", form)]);
      expect([form, resultOf(report, "live-client")]).toEqual([form, "passed"]);
    }
    const { world } = amazonWorld(right);
    await verifyIn(world, [farEast.replace("${LWA_CLIENT_SECRET}", "vault://secret/LWA_CLIENT_SECRET")]);
    expect(world.requests).toEqual([]);
  });
});

describe("limits of a run", () => {
  test("of one endpoint ten calls are asked, and the rest is not checked, by number", async () => {
    const names = [
      "listBalances",
      "listSummary",
      "listPayouts",
      "listExpectedPayouts",
      "listFinancialEventGroups",
      "listFinancialEvents",
    ];
    const more = [
      "orders_2026-01-01.searchOrders",
      "awd_2024-05-09.listInventory",
      "awd_2024-05-09.listInboundShipments",
      "awd_2024-05-09.listOutbounds",
      "fulfillmentInbound_2024-03-20.listInboundPlans",
      "supplySources_2020-07-01.getSupplySources",
    ];
    const text = farEast.replace(
      "    - sellers.getAccount\n",
      [...names, ...more].map((name) => `    - ${name}\n`).join(""),
    );
    const { world } = amazonWorld(right);
    const { report } = await verifyIn(world, [text]);
    const calls = world.requests.filter(({ host }) => host.startsWith("selling"));
    expect(calls).toHaveLength(11);
    expect(resultOf(report, "live-call")).toContain(
      "1 more call is declared than the 10 that are asked of an endpoint",
    );
  });

  test("what the time of a run leaves over is not checked, by number", async () => {
    const { world } = amazonWorld({ ...right, grants: {} }, 20_000);
    const { report } = await verifyIn(world, [liveSettings("europe")]);
    expect(world.requests).toHaveLength(2);
    expect(world.requests.map(({ milliseconds }) => milliseconds)).toEqual([5_000, 5_000]);
    expect(resultOf(report, "live-grant")).toContain("the 30 seconds of a run were over before 2 calls were made");
  });

  test("after a refused client no token is asked for", async () => {
    const { amazon, world } = amazonWorld({ ...right, clients: {} });
    const { report } = await verifyIn(world, [liveSettings("europe")]);
    expect(amazon.log).toEqual(["token client_credentials sellingpartnerapi::notifications"]);
    expect(liveFindings(report)).toEqual(["live-client error credentials.clientSecret"]);
  });

  test("one operation, host and token is asked once, whoever declares it", async () => {
    const twice = farEast.replace(
      "endpoints:\n",
      `endpoints:\n  - url: https://sellingpartnerapi-fe.amazon.com\n    authorization: tokyo\n`,
    );
    const { amazon, world } = amazonWorld(right);
    await verifyIn(world, [twice]);
    expect(new Set(amazon.log).size).toBe(amazon.log.length);
    expect(amazon.violations).toEqual([]);
  });
});

test("every complete request of the table is what Amazon's models ask for", async () => {
  const { requestLines } = await import("../../src/reference/requests-table.js");
  const ids = requestLines
    .trim()
    .split("\n")
    .map((line) => line.split(" ")[0] ?? "");
  for (const partner of ["seller", "vendor"]) {
    for (let at = 0; at < ids.length; at += 10) {
      const some = ids.slice(at, at + 10).map((id) => `    - ${id}\n`);
      const text = liveSettings("europe")
        .replace("partners: [seller]", `partners: [${partner}]`)
        .replace("    - sellers.getMarketplaceParticipations\n", some.join(""));
      const { amazon, world } = amazonWorld({ ...right, grants: { LWA_REFRESH_TOKEN: { region: "eu", stores: [] } } });
      await verifyIn(world, [text]);
      expect(amazon.violations).toEqual([]);
    }
  }
});

test("a dry run names every request, and sends none", () => {
  const values = namedValues(
    ["LWA_CLIENT_SECRET", "LWA_REFRESH_TOKEN"],
    Object.fromEntries(["LWA_CLIENT_SECRET", "LWA_REFRESH_TOKEN"].map((name) => [name, canary(name)])),
  );
  const file = { path: "a.yml", bytes: new TextEncoder().encode(liveSettings("labels")) };
  const planned = plannedList(prepare([file], { values, redirects: true, today }).plans, Date.UTC(2026, 10, 24));
  expect(
    planned.map(({ method, host, path, only }) => `${method} ${host}${path}${only === undefined ? "" : " (if)"}`),
  ).toEqual([
    "POST api.amazon.com/auth/o2/token",
    "GET sellingpartnerapi-na.amazon.com/sellers/v1/marketplaceParticipations",
    "GET sellingpartnerapi-eu.amazon.com/sellers/v1/marketplaceParticipations (if)",
    "GET sellingpartnerapi-fe.amazon.com/sellers/v1/marketplaceParticipations (if)",
    "POST sellingpartnerapi-na.amazon.com/tokens/2021-03-01/restrictedDataToken",
    "GET label-desk.example/login",
    "GET label-desk.example/amazon/done",
  ]);
  const call = "sellers.getMarketplaceParticipations";
  const host = "sellingpartnerapi-na.amazon.com";
  const sends = { "x-amz-access-token": "the token for LWA_REFRESH_TOKEN" };
  expect(planned[0]).toEqual({
    ...{ file: "a.yml", for: "authorizations[0].refreshToken", call: "token", method: "POST", host: "api.amazon.com" },
    ...{ path: "/auth/o2/token", rate: null, burst: null },
    sends: { client_secret: "LWA_CLIENT_SECRET", refresh_token: "LWA_REFRESH_TOKEN" },
  });
  const asked = { file: "a.yml", for: "calls.operations[0]", call, method: "GET", sends, rate: 0.016, burst: 15 };
  const path = "/sellers/v1/marketplaceParticipations";
  expect(planned.slice(1, 3)).toEqual([
    { ...asked, host, path },
    {
      ...{ ...asked, host: "sellingpartnerapi-eu.amazon.com", path },
      only: `if every call at \`${host}\` is refused: whether the grant is of \`eu\``,
    },
  ]);
  expect(planned.at(-1)).toEqual({
    ...{ file: "a.yml", for: "oauth.redirectUris[0]", call: "redirect", method: "GET", host: "label-desk.example" },
    ...{ path: "/amazon/done", sends: {}, rate: null, burst: null },
  });
  expect(JSON.stringify(planned)).not.toContain(canary("LWA_CLIENT_SECRET").slice(0, 16));
});

test("a dry run tells which token a call is made with, leaves out what is not asked, and has the rates that are documented", () => {
  const values = namedValues(["LWA_CLIENT_SECRET"], { LWA_CLIENT_SECRET: canary("LWA_CLIENT_SECRET") });
  const bytes = new TextEncoder().encode(liveSettings("europe").replace("env:LWA_REFRESH_TOKEN", "env:NOT_NAMED"));
  const planned = plannedList(prepare([{ path: "a.yml", bytes }], { values, redirects: true, today }).plans, 0);
  expect(planned.map(({ call, sends, rate }) => [call, sends, rate])).toEqual([
    ["token", { client_secret: "LWA_CLIENT_SECRET" }, null],
    ["token", { client_secret: "LWA_CLIENT_SECRET" }, null],
    [
      "notifications.getDestinations",
      { "x-amz-access-token": "the token for scope sellingpartnerapi::notifications" },
      1,
    ],
  ]);
  const rates = { values: namedValues(Object.keys(both), both), redirects: false, today };
  const whole = { path: "a.yml", bytes: new TextEncoder().encode(liveSettings("europe")) };
  const supply = plannedList(prepare([whole], rates).plans, 0).find(({ path }) => path.startsWith("/supplySources"));
  expect([supply?.rate, supply?.burst]).toEqual([null, null]);
});

const both = Object.fromEntries(["LWA_CLIENT_SECRET", "LWA_REFRESH_TOKEN"].map((name) => [name, canary(name)]));

describe("login and redirect URIs", () => {
  const refused = [
    "10.0.0.1",
    "127.0.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "192.168.1.1",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "::1",
    "::",
    "fe80::1",
    "fd00::1",
    "::ffff:93.184.215.14",
    "::ffff:7f00:1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
  ];
  test.each(refused)("%s is no public address", (address) => expect(isPublicAddress(address)).toBe(false));
  test.each(["93.184.215.14", "8.8.8.8", "172.32.0.1", "2606:2800:21f::1"])("%s is a public one", (address) =>
    expect(isPublicAddress(address)).toBe(true),
  );

  test("one address that is not public is enough to connect to none", async () => {
    const world = new LiveWorld(() => token, { "label-desk.example": ["93.184.215.14", "10.0.0.1"] });
    const { report } = await verifyIn(world, [liveSettings("labels")], { names: [], redirects: true });
    expect(world.requests).toEqual([]);
    expect(resultOf(report, "live-redirect")).toContain("an address that is not public");
  });

  test("the address that was looked up is the one that is connected to, once for one URI", async () => {
    const world = new LiveWorld(() => token, { "label-desk.example": ["93.184.215.14"] });
    await verifyIn(world, [liveSettings("labels").replace("/amazon/done", "/login")], { names: [], redirects: true });
    expect(world.requests.map(({ method, path, address, body }) => [method, path, address?.address, body])).toEqual([
      ["GET", "/login", "93.184.215.14", undefined],
    ]);
    expect(world.requests[0]?.reads(200)).toBe(false);
  });

  test("a name is missing only while Amazon's is there, and a certificate wrong only while Amazon's is right", async () => {
    const nameless = new LiveWorld(() => token, { "api.amazon.com": [] });
    nameless.lookup = async () => Promise.reject(Object.assign(new Error("no name"), { code: "ENOTFOUND" }));
    const offline = await verifyIn(nameless, [liveSettings("labels")], { names: [], redirects: true });
    expect(liveFindings(offline.report)).toEqual([]);
    const wrongClock = new LiveWorld(() => ({ kind: "failure", code: "CERT_NOT_YET_VALID" }), {
      "label-desk.example": ["93.184.215.14"],
    });
    const { report } = await verifyIn(wrongClock, [liveSettings("labels")], { redirects: true });
    expect(liveFindings(report)).toEqual([]);
    expect(resultOf(report, "live-client")).toContain("could not reach `api.amazon.com`: `CERT_NOT_YET_VALID`");
  });
});

test("without `verify` the rules about answers are counted in one line, and an ignore comment for one is none too many", () => {
  const text = farEast.replace(
    "clientSecret: ${LWA_CLIENT_SECRET}",
    "clientSecret: ${LWA_CLIENT_SECRET} # preflight-ignore live-client -- known",
  );
  const report = check(text);
  expect(report.findings.filter(({ rule }) => rule === "ignore-unused")).toEqual([]);
  expect(resultOf(report, "live-client")).toBe("not-checked: `verify` was not asked for");
  const shown = renderText(report, { colour: false });
  expect(shown).toContain("Not asked of Amazon: 11 rules, since `verify` was not asked for");
  expect(shown).not.toContain("live-");
});
