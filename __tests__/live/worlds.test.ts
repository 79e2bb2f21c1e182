import { describe, expect, test } from "vitest";
import { renderJson } from "../../src/reporters/json.js";
import { liveRules } from "../../src/rules/live-rules.js";
import type { AmazonWorld, Misbehaviour } from "../support/amazon.js";
import { amazonWorld, liveFindings, liveSettings, resultOf, verifyIn } from "../support/live-world.js";

const client = "amzn1.application-oa2-client.9f8e7d6c5b4a39281706f5e4d3c2b1a0";
const notifications = "sellingpartnerapi::notifications";
const clients = { [client]: { secret: "LWA_CLIENT_SECRET", scopes: [notifications] } };
const germany = { region: "eu", stores: ["A1PA6795UKMFR9"] };
const sweden = { region: "eu", stores: ["A2NODRKZP88ZB9"] };
const america = { region: "na", stores: ["ATVPDKIKX0DER"] };
const japan = { region: "fe", stores: ["A1VC38T7YXB528"] };

/** A settings file with the client of the tests and what else `lines` declare. */
function settings(lines: string, app = ""): string {
  return `version: 1
app:
  id: amzn1.sp.solution.5f60717a-8b9c-4d0e-9f1a-2b3c4d5e6f70
  type: private
${app}credentials:
  mode: lwa
  clientId: ${client}
  clientSecret: \${LWA_CLIENT_SECRET}
${lines}`;
}

const several = settings(`endpoints:
  - url: https://sellingpartnerapi-eu.amazon.com
    marketplaces: [DE, SE]
    operations: [supplySources_2020-07-01.getSupplySources]
  - url: https://sellingpartnerapi-na.amazon.com
    marketplaces: [US]
authorizations:
  - {name: berlin, region: eu, refreshToken: env:LWA_REFRESH_TOKEN}
  - {name: paris, region: eu, refreshToken: env:LWA_REFRESH_TOKEN_2}
  - {name: seattle, region: na, refreshToken: env:LWA_REFRESH_TOKEN_3}
`);
const ofSeveral = ["LWA_CLIENT_SECRET", "LWA_REFRESH_TOKEN", "LWA_REFRESH_TOKEN_2", "LWA_REFRESH_TOKEN_3"];
const vendor = settings(
  `endpoints:
  - url: https://sellingpartnerapi-na.amazon.com
    operations: [vendorOrders.getPurchaseOrders]
authorizations:
  - {name: vendor, region: na, refreshToken: env:LWA_REFRESH_TOKEN}
`,
  "  partners: [vendor]\n",
);
const grantless = settings(`token:
  requests:
    - {grantType: client_credentials, scope: "${notifications}"}
endpoints:
  - url: https://sellingpartnerapi-fe.amazon.com
calls:
  notifications: [LISTINGS_ITEM_STATUS_CHANGE]
`);
const shared = settings(`endpoints:
  - {url: "https://sellingpartnerapi-eu.amazon.com", authorization: berlin, marketplaces: [DE]}
  - {url: "https://sellingpartnerapi-eu.amazon.com", authorization: berlin, marketplaces: [GB]}
authorizations:
  - {name: berlin, region: eu, refreshToken: env:LWA_REFRESH_TOKEN}
`);
const unknown = settings(
  `endpoints:
  - {url: "\${URL}", authorization: "\${NAME}", marketplaces: ["\${M}"]}
  - {url: "https://sellingpartnerapi-eu.amazon.com", marketplaces: ["\${M}"]}
authorizations:
  - {name: "\${NAME}", region: "\${REGION}", refreshToken: env:LWA_REFRESH_TOKEN}
  - {name: berlin, region: eu, refreshToken: env:LWA_REFRESH_TOKEN_2}
token:
  requests:
    - {grantType: "\${TYPE}", scope: "\${SCOPE}"}
    - {grantType: client_credentials, scope: "\${SCOPE}"}
calls:
  operations: ["\${CALL}"]
  rdt: [{method: "\${METHOD}", path: "\${PATH}"}]
oauth:
  loginUri: "\${LOGIN}"
  redirectUris: ["https://\${HOST}/a", "http://a.example/", "nothing", "https://u:p@a.example/"]
`,
  '  partners: "${PARTNERS}"\n',
);
const farEast = liveSettings("far-east");
const labels = liveSettings("labels");
const sandbox = farEast.replace("sellingpartnerapi-fe", "sandbox.sellingpartnerapi-fe");

const stores = "sellers.getMarketplaceParticipations";
const rdt = "tokens_2021-03-01.createRestrictedDataToken";
const denied = "Amazon answered 403 (denied) to";
const everywhere = "every call is refused in every region, for a role or the grant";

interface Case {
  readonly title: string;
  readonly text: string;
  readonly world: AmazonWorld;
  readonly names?: readonly string[];
  readonly findings: readonly string[];
  /** Everything that Amazon is asked. */
  readonly asked?: readonly string[];
  /** Results of rules, each from its beginning. */
  readonly results?: Readonly<Record<string, string>>;
}

const cases: readonly Case[] = [
  {
    title: "two grants of an endpoint, of which each has another marketplace",
    ...{ text: several, names: ofSeveral },
    world: {
      clients,
      grants: { LWA_REFRESH_TOKEN: germany, LWA_REFRESH_TOKEN_2: sweden, LWA_REFRESH_TOKEN_3: america },
    },
    findings: [],
    asked: [
      ...["", "_2", "_3"].map((nth) => `token refresh_token LWA_REFRESH_TOKEN${nth}`),
      ...["", "_2"].flatMap((nth) => [
        `eu supplySources_2020-07-01.getSupplySources LWA_REFRESH_TOKEN${nth}`,
        `eu ${stores} LWA_REFRESH_TOKEN${nth}`,
      ]),
      `na ${stores} LWA_REFRESH_TOKEN_3`,
    ],
    results: Object.fromEntries(
      ["client", "grant", "grant-client", "secret-expired", "region", "marketplace", "call", "refused"].map((rule) => [
        `live-${rule}`,
        "passed",
      ]),
    ),
  },
  {
    title: "one of two grants is of another region",
    ...{ text: several, names: ofSeveral },
    world: {
      clients,
      grants: { LWA_REFRESH_TOKEN: germany, LWA_REFRESH_TOKEN_2: america, LWA_REFRESH_TOKEN_3: america },
    },
    findings: ["live-region error authorizations.1.region"],
    results: { "live-marketplace": `not-checked: ${denied}`, "live-refused": "passed" },
  },
  {
    title: "one of three grants is not named by the caller",
    ...{ text: several, names: ofSeveral.slice(0, 3) },
    world: { clients, grants: { LWA_REFRESH_TOKEN: germany, LWA_REFRESH_TOKEN_2: germany } },
    findings: ["live-marketplace error endpoints.0.marketplaces.1"],
    results: {
      "live-grant": "not-checked: the caller does not name `LWA_REFRESH_TOKEN_3` as a secret",
      "live-region": "not-checked: the caller does not name `LWA_REFRESH_TOKEN_3` as a secret",
    },
  },
  {
    title: "two endpoints that share host and grant are asked once",
    ...{ text: shared, world: { clients, grants: { LWA_REFRESH_TOKEN: germany } } },
    findings: ["live-marketplace error endpoints.1.marketplaces.0"],
    asked: ["token refresh_token LWA_REFRESH_TOKEN", `eu ${stores} LWA_REFRESH_TOKEN`],
  },
  {
    title: "a vendor is asked about the declared call alone",
    ...{ text: vendor, world: { clients, grants: { LWA_REFRESH_TOKEN: america } }, findings: [] },
    asked: ["token refresh_token LWA_REFRESH_TOKEN", "na vendorOrders.getPurchaseOrders LWA_REFRESH_TOKEN"],
    results: { "live-region": "passed", "live-refused": "passed" },
  },
  {
    title: "a vendor of another region",
    ...{ text: vendor, world: { clients, grants: { LWA_REFRESH_TOKEN: germany } } },
    findings: ["live-region error endpoints.0.url"],
  },
  {
    title: "a vendor whose call is refused everywhere",
    text: vendor,
    world: { clients, grants: { LWA_REFRESH_TOKEN: america }, deny: ["vendorOrders.getPurchaseOrders"] },
    findings: ["live-refused warning authorizations.0.name"],
    results: { "live-region": `not-checked: ${everywhere}`, "live-secret-expired": `not-checked: ${denied}` },
  },
  {
    title: "an app for sellers and vendors whose grant does not say whose it is",
    text: vendor.replace("[vendor]", "[seller, vendor]"),
    ...{ world: { clients, grants: { LWA_REFRESH_TOKEN: america } }, findings: [] },
    asked: ["token refresh_token LWA_REFRESH_TOKEN", "na vendorOrders.getPurchaseOrders LWA_REFRESH_TOKEN"],
  },
  {
    title: "a client without any grant",
    ...{ text: grantless, world: { clients, grants: {} }, names: ["LWA_CLIENT_SECRET"], findings: [] },
    asked: [`token client_credentials ${notifications}`, `fe notifications.getDestinations ${notifications}`],
    results: {
      "live-client": "passed",
      "live-scope": "passed",
      "live-secret-expired": "passed",
      "live-grant": "not-checked: `authorizations` is not declared",
      "live-region": "not-checked: no endpoint with an authorization is declared",
    },
  },
  {
    title: "a client without any grant whose secret has expired",
    ...{ text: grantless, world: { clients, grants: {}, secretExpired: true }, names: ["LWA_CLIENT_SECRET"] },
    findings: ["live-secret-expired error credentials.clientSecret"],
    results: { "live-client": "passed" },
  },
  {
    title: "a scope that is not granted proves nothing about the client",
    ...{ text: grantless, world: { clients: { [client]: { secret: "LWA_CLIENT_SECRET" } }, grants: {} } },
    names: ["LWA_CLIENT_SECRET"],
    findings: ["live-scope error token.requests.0.scope"],
    results: {
      "live-client": "not-checked: Amazon answered 400 (invalid_scope) to `token`",
      "live-secret-expired": `not-checked: no token came for the scope ${notifications}`,
    },
  },
  {
    title: "a refused token of another grant says nothing about the client",
    ...{ text: several, names: ofSeveral },
    world: {
      clients,
      grants: {
        LWA_REFRESH_TOKEN: germany,
        LWA_REFRESH_TOKEN_2: { ...sweden, revoked: true },
        LWA_REFRESH_TOKEN_3: { ...america, client: "another" },
      },
    },
    findings: [
      "live-grant error authorizations.1.refreshToken",
      "live-grant-client error authorizations.2.refreshToken",
    ],
    results: {
      "live-client": "passed",
      "live-marketplace": "not-checked: no token came for `authorizations[1].refreshToken`",
      "live-refused": "not-checked: no token came for `authorizations[1].refreshToken`",
    },
  },
  {
    title: "the sandbox lists one example, whoever asks",
    ...{ text: sandbox, world: { clients, grants: { LWA_REFRESH_TOKEN: { ...japan, stores: america.stores } } } },
    findings: [],
    results: { "live-region": "passed", "live-marketplace": "not-checked: the sandbox lists" },
  },
  {
    title: "the sandbox has no other regions to ask",
    ...{ text: sandbox, world: { clients, grants: { LWA_REFRESH_TOKEN: america } }, findings: [] },
    asked: ["token refresh_token LWA_REFRESH_TOKEN", `sandbox-fe ${stores} LWA_REFRESH_TOKEN`],
    results: { "live-region": "not-checked: every call is refused, and no other region was asked" },
  },
  {
    title: "the Tokens API accepts the grant that the declared call is refused with",
    text: labels,
    world: { clients, grants: { LWA_REFRESH_TOKEN: america }, deny: [stores] },
    findings: ["live-call warning calls.operations.0"],
    asked: [
      "token refresh_token LWA_REFRESH_TOKEN",
      ...["na", "eu", "fe"].map((host) => `${host} ${stores} LWA_REFRESH_TOKEN`),
      `na ${rdt} LWA_REFRESH_TOKEN`,
    ],
    results: { "live-refused": "passed", "live-restricted-data": "passed" },
  },
  {
    title: "every call is refused, the Tokens API included",
    ...{ text: labels, world: { clients, grants: { LWA_REFRESH_TOKEN: america }, deny: [stores, rdt] } },
    findings: ["live-refused warning authorizations.0.name"],
    results: { "live-restricted-data": `not-checked: ${denied}`, "live-call": `not-checked: ${denied}` },
  },
  {
    title: "two data elements are refused",
    text: labels.replace("[buyerInfo]", "[buyerInfo, shippingAddress]"),
    world: {
      clients,
      grants: { LWA_REFRESH_TOKEN: { ...america, noElements: ["buyerInfo", "shippingAddress"] } },
    },
    findings: [0, 1].map((at) => `live-restricted-data error calls.rdt.0.dataElements.${at}`),
  },
  {
    title: "a path with a parameter is asked about nothing",
    text: labels.replace("/orders/v0/orders", "/orders/v0/orders/{orderId}"),
    ...{ world: { clients, grants: { LWA_REFRESH_TOKEN: america } }, findings: [] },
    asked: ["token refresh_token LWA_REFRESH_TOKEN", `na ${stores} LWA_REFRESH_TOKEN`],
    results: { "live-restricted-data": "not-checked: `calls.rdt[0]` has no literal method and path" },
  },
  {
    title: "what is filled in at run time is asked about nothing",
    ...{ text: unknown, names: ofSeveral.slice(0, 3) },
    world: { clients, grants: { LWA_REFRESH_TOKEN: germany, LWA_REFRESH_TOKEN_2: germany } },
    findings: [],
    asked: ["", "_2"].map((nth) => `token refresh_token LWA_REFRESH_TOKEN${nth}`),
    results: {
      "live-scope": "not-checked: `token.requests[1].scope` is filled in at run time",
      "live-region": "not-checked: `calls.operations[0]` is filled in at run time; `app.partners` is filled in",
      "live-marketplace":
        "not-checked: `endpoints[0].url` is filled in at run time; `endpoints[1].marketplaces[0]` is no",
      "live-restricted-data": "not-checked: `calls.rdt[0]` has no literal method and path",
    },
  },
];

test.each(cases)("$title", async ({ text, world: amazonIs, names, findings, asked, results = {} }) => {
  const { amazon, world } = amazonWorld(amazonIs);
  const { report } = await verifyIn(world, [text], { rules: liveRules, ...(names && { names }) });
  expect(liveFindings(report)).toEqual(findings);
  if (asked !== undefined) expect(amazon.log).toEqual(asked);
  expect(new Set(amazon.log).size).toBe(amazon.log.length);
  expect([amazon.violations, report.crashes]).toEqual([[], []]);
  for (const [rule, result] of Object.entries(results)) expect(resultOf(report, rule)).toMatch(startsWith(result));
});

function startsWith(text: string): RegExp {
  return new RegExp(`^${text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}`);
}

/** An answer of SP-API, or of Login with Amazon. */
const call = (status: number, code: string, message: string, details?: string): Misbehaviour => ({
  ...{ at: "sp", how: "body", status },
  body: { errors: [{ code, message, ...(details !== undefined && { details }) }] },
});
const login = (status: number, error: string, description: string): Misbehaviour => ({
  ...{ at: "token", how: "body", status },
  body: { error, error_description: description, error_index: "x" },
});
const bare = "Access to requested resource is denied.";

describe("an answer is what is documented, and nothing else", () => {
  test.each([
    ["the bare 403", call(403, "Unauthorized", bare, ""), "denied", ["live-refused warning authorizations.0.name"]],
    [
      "the bare 403 without details",
      call(403, "Unauthorized", bare),
      "denied",
      ["live-refused warning authorizations.0.name"],
    ],
    [
      "no token header",
      call(403, "Unauthorized", bare, "Access token is missing in the request header."),
      "token-refused",
      [],
    ],
    [
      "a damaged token",
      call(403, "Unauthorized", bare, "The access token you provided is revoked, malformed or invalid."),
      ...(["token-refused", []] as const),
    ],
    [
      "an old token, in the details",
      call(403, "Unauthorized", bare, "The access token you provided has expired."),
      "token-refused",
      [],
    ],
    [
      "an old token, in the message",
      call(403, "Unauthorized", "The access token you provided has expired."),
      "token-refused",
      [],
    ],
    [
      "an expired secret",
      call(403, "Unauthorized", bare, "The LWA secret token you provided has expired."),
      ...(["secret-expired", ["live-secret-expired error credentials.clientSecret"]] as const),
    ],
    ["a 403 with details that nobody has documented", call(403, "Unauthorized", bare, "Something else."), "other", []],
    ["a 403 with another message", call(403, "Unauthorized", "No."), "other", []],
    [
      "a path that does not exist",
      call(403, "MissingAuthenticationToken", "Missing Authentication Token"),
      "other",
      [],
    ],
    [
      "an expired secret with another status",
      call(401, "Unauthorized", bare, "The LWA secret token you provided has expired."),
      "other",
      [],
    ],
    [
      "a quota that is used up",
      call(429, "QuotaExceeded", "You exceeded your quota for the requested resource."),
      "quota",
      [],
    ],
    ["a 429 with another code", call(429, "TooMany", "x"), "other", []],
    [
      "parameters that the sandbox does not know",
      call(400, "InvalidInput", "Could not match input arguments"),
      "other",
      [],
    ],
    ["a fault of the server", call(500, "InternalFailure", "We encountered an internal error."), "other", []],
    ["a page instead of JSON", { at: "sp", how: "body", status: 403, body: "<html>denied</html>" }, "other", []],
    ["JSON of another form", { at: "sp", how: "body", status: 403, body: { message: "Forbidden" } }, "other", []],
    ["no error in the list", { at: "sp", how: "body", status: 403, body: { errors: [] } }, "other", []],
    [
      "two errors that mean different things",
      {
        ...{ at: "sp", how: "body", status: 403 },
        body: {
          errors: [
            { code: "Unauthorized", message: bare, details: "" },
            { code: "QuotaExceeded", message: "x" },
          ],
        },
      },
      ...(["other", []] as const),
    ],
    ["a success of another kind", { at: "sp", how: "body", status: 204, body: "" }, "other", []],
  ] satisfies [string, Misbehaviour, string, readonly string[]][])("SP-API: %s", async (_, answer, word, findings) => {
    const { world } = amazonWorld({ clients, grants: { LWA_REFRESH_TOKEN: japan }, misbehave: [answer] });
    const { report } = await verifyIn(world, [farEast], { rules: liveRules });
    expect(liveFindings(report)).toEqual(findings);
    expect(rowsOf(report)[1]).toMatchObject({ call: stores, status: answer.status, answer: word });
  });

  test.each([
    [
      "a wrong secret",
      login(401, "invalid_client", "Client authentication failed"),
      "invalid_client",
      ["live-client error credentials.clientSecret"],
    ],
    ["a wrong secret with another status", login(400, "invalid_client", "Client authentication failed"), "other", []],
    [
      "another client",
      login(400, "unauthorized_client", "Not authorized for requested operation"),
      "unauthorized_client",
      ["live-grant-client error authorizations.0.refreshToken"],
    ],
    [
      "a revoked grant",
      login(
        400,
        "invalid_grant",
        "The request has an invalid grant parameter : refresh_token. User may have revoked it.",
      ),
      "invalid_grant",
      ["live-grant error authorizations.0.refreshToken"],
    ],
    ["an old code", login(400, "invalid_grant", "The request has an invalid grant parameter : code"), "other", []],
    ["a scope", login(400, "invalid_scope", "The request has an invalid parameter : scope"), "invalid_scope", []],
    ["a request of another form", login(400, "invalid_request", "Malformed request"), "invalid_request", []],
    ["a quota", login(429, "slow_down", "x"), "other", []],
    ["a fault of the server", login(503, "server_error", "x"), "other", []],
    ["a page", { at: "token", how: "body", status: 401, body: "<html>invalid_client</html>" }, "other", []],
    ["a token that is no text", { at: "token", how: "body", status: 200, body: { access_token: 7 } }, "other", []],
    [
      "a token that is too short",
      { at: "token", how: "body", status: 200, body: { access_token: "Atza|0123456789" } },
      "other",
      [],
    ],
    [
      "a token that is too long",
      { at: "token", how: "body", status: 200, body: { access_token: "A".repeat(4097) } },
      "other",
      [],
    ],
    [
      "a token that is more than a word",
      { at: "token", how: "body", status: 200, body: { access_token: "Atza|0123456789 0123456789" } },
      "other",
      [],
    ],
    [
      "a token with another status",
      { at: "token", how: "body", status: 201, body: { access_token: "A".repeat(40) } },
      "other",
      [],
    ],
  ] satisfies [string, Misbehaviour, string, readonly string[]][])(
    "Login with Amazon: %s",
    async (_, answer, word, findings) => {
      const { amazon, world } = amazonWorld({ clients, grants: { LWA_REFRESH_TOKEN: japan }, misbehave: [answer] });
      const { report } = await verifyIn(world, [farEast], { rules: liveRules });
      expect(liveFindings(report)).toEqual(findings);
      expect(amazon.log).toEqual(["token refresh_token LWA_REFRESH_TOKEN"]);
      expect(rowsOf(report)).toMatchObject([{ call: "token", status: answer.status, answer: word }]);
    },
  );
});

test("the report has a row for each request, in the order of asking", async () => {
  const { world } = amazonWorld({ clients, grants: { LWA_REFRESH_TOKEN: { ...america, noElements: ["buyerInfo"] } } });
  const { report } = await verifyIn(world, [labels.replace("calls:\n", "calls:\n  notifications: [ORDER_CHANGE]\n")], {
    rules: liveRules,
  });
  const requestId = "3f1c2a4e-0b5d-4c6e-8f70-1a2b3c4d5e6f";
  const row = (name: string, about: string, host: string, status: number, answer: string) => ({
    ...{ file: "app-settings.yml", call: name, for: about, host, status, answer, requestId, milliseconds: 1 },
  });
  const host = "sellingpartnerapi-na.amazon.com";
  expect(rowsOf(report)).toEqual([
    row("token", "authorizations[0].refreshToken", "api.amazon.com", 200, "ok"),
    row(stores, "calls.operations[0]", host, 200, "ok"),
    row(rdt, "calls.rdt", host, 400, "elements-refused"),
  ]);
});

test("what a list of stores has beside stores of the table proves nothing, and one entry without an id hides them all", async () => {
  const list = (payload: unknown): Misbehaviour => ({ at: stores, how: "body", status: 200, body: { payload } });
  const run = async (payload: unknown) => {
    const { world } = amazonWorld({ clients, grants: { LWA_REFRESH_TOKEN: japan }, misbehave: [list(payload)] });
    const { report } = await verifyIn(world, [farEast], { rules: liveRules });
    return resultOf(report, "live-marketplace");
  };
  const store = (id?: string) => ({ marketplace: { id, name: "Non-Amazon" }, participation: {} });
  expect(await run([store("A1VC38T7YXB528"), store("A1MQXOICRS2Z7M")])).toBe("passed");
  expect(await run([store("A1MQXOICRS2Z7M")])).toBe("failed");
  expect(await run([])).toBe("failed");
  for (const payload of [[store("A1MQXOICRS2Z7M"), store()], {}, null, "A1VC38T7YXB528"])
    expect(await run(payload)).toBe("not-checked: the list of stores could not be read");
});

interface Row {
  readonly call: string;
}

function rowsOf(report: Parameters<typeof renderJson>[0]): readonly Row[] {
  return JSON.parse(renderJson(report)).live;
}

test.each([
  ["application/json", "denied"],
  ["application/json;charset=UTF-8", "denied"],
  ["Application/JSON ; charset=utf-8", "denied"],
  ["application/jsonp", "other"],
  ["text/x; application/json", "other"],
  [undefined, "other"],
])("of an answer of the type %s the body is read as JSON: %s", async (type, word) => {
  const { world } = amazonWorld({ clients, grants: { LWA_REFRESH_TOKEN: america } });
  const transport: typeof world.transport = async (request) => {
    const response = await world.transport(request);
    if (response.kind === "failure" || response.status === 200) return response;
    return { ...response, headers: { ...response.headers, "content-type": type } };
  };
  const { report } = await verifyIn({ ...world, transport }, [farEast], { rules: liveRules });
  expect(rowsOf(report)[1]).toMatchObject({ status: 403, answer: word });
});

test.each([
  [15, "other"],
  [16, "ok"],
  [4_096, "ok"],
  [4_097, "other"],
])("a token of %i characters is %s", async (length, word) => {
  const answer: Misbehaviour = { at: "token", how: "body", status: 200, body: { access_token: "A".repeat(length) } };
  const { world } = amazonWorld({ clients, grants: { LWA_REFRESH_TOKEN: japan }, misbehave: [answer] });
  const { report } = await verifyIn(world, [farEast], { rules: liveRules });
  expect(rowsOf(report)[0]).toMatchObject({ call: "token", status: 200, answer: word });
});

test.each([
  ["3f1c2a4e-0b5d-4c6e-8f70-1a2b3c4d5e6f", true],
  ["12345678", true],
  ["1234567", false],
  ["a".repeat(64), true],
  ["a".repeat(65), false],
  ["12345678 ::error::", false],
  ["::x 12345678", false],
  [["12345678"], false],
])("a request id %j is shown: %s", async (id, isShown) => {
  const { world } = amazonWorld({ clients, grants: { LWA_REFRESH_TOKEN: japan } });
  const transport: typeof world.transport = async (request) => {
    const response = await world.transport(request);
    return response.kind === "failure"
      ? response
      : { ...response, headers: { ...response.headers, "x-amzn-requestid": id } };
  };
  const { report } = await verifyIn({ ...world, transport }, [farEast], { rules: liveRules });
  expect(rowsOf(report)).toMatchObject([0, 1].map(() => ({ requestId: isShown ? id : null })));
});
