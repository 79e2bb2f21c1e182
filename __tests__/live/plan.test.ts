import { describe, expect, test } from "vitest";
import { plannedList } from "../../src/live/dry-run.js";
import type { CallStep, Plan, Skipped } from "../../src/live/plan.js";
import { namedValues } from "../../src/live/secrets.js";
import { prepare } from "../../src/live/verify.js";
import { today } from "../support/check.js";
import { canary } from "../support/live-scenario.js";

const now = Date.UTC(2026, 10, 24, 12);
const stores = "sellers.getMarketplaceParticipations";
const secrets = Object.fromEntries(["SECRET_OF_CLIENT", "TOKEN_OF_SHOP"].map((name) => [name, canary(name)]));
const values = namedValues(Object.keys(secrets), secrets);

interface Written {
  readonly host?: string;
  readonly app?: string;
  readonly endpoint?: string;
  readonly grant?: string;
  readonly rest?: string;
}

/** A file with one endpoint and one grant, and what is asked about it. */
function planOf({
  host = "sellingpartnerapi-eu.amazon.com",
  app = "partners: [seller]",
  endpoint = "",
  grant = "region: eu",
  rest = "",
}: Written): Plan {
  const text = `version: 1
app: {id: amzn1.sp.solution.5f60717a-8b9c-4d0e-9f1a-2b3c4d5e6f70, type: private, ${app}}
credentials:
  mode: lwa
  clientId: amzn1.application-oa2-client.9f8e7d6c5b4a39281706f5e4d3c2b1a0
  clientSecret: env:SECRET_OF_CLIENT
endpoints:
  - url: https://${host}
${endpoint}authorizations:
  - {name: shop, refreshToken: env:TOKEN_OF_SHOP, ${grant}}
${rest}`;
  const file = { path: "a.yml", bytes: new TextEncoder().encode(text) };
  const [plan] = prepare([file], { values, redirects: false, today }).plans;
  return plan ?? expect.fail("no plan");
}

/** A step as a path, or why it is not asked. */
function told(step: CallStep | Skipped): string {
  return step.kind === "skipped" ? step.reason : `${step.call} at ${step.host}`;
}

/** What becomes of calls that are declared at the endpoint. */
function declared(operations: readonly string[], written: Written = {}): string[] {
  const endpoint = `${written.endpoint ?? ""}    operations:\n${operations.map((one) => `      - ${one}\n`).join("")}`;
  const plan = planOf({ ...written, endpoint });
  return (plan.endpoints[0]?.calls ?? []).filter(({ purpose }) => purpose === "declared").map(told);
}

const vendors = { app: "partners: [vendor]" };
const both = { app: "partners: [seller, vendor]" };

test.each<[string, string, Written?]>([
  ["ordersV0.getOrder", "`ordersV0.getOrder` cannot be asked from marketplaces and dates alone"],
  [
    "reports_2021-06-30.createReport",
    "`reports_2021-06-30.createReport` cannot be asked from marketplaces and dates alone",
  ],
  ["notifications.getDestinations", "`notifications.getDestinations` is called without a grant"],
  [`{operation: ${stores}, token: client_credentials}`, `\`${stores}\` is called without a grant`],
  [`{operation: ${stores}, token: rdt}`, `\`${stores}\` is called with a restricted data token`],
  [`{operation: ${stores}, token: "\${TOKEN}"}`, "`endpoints[0].operations[0].token` is filled in at run time"],
  [`{operation: ${stores}, token: refresh_token}`, `${stores} at sellingpartnerapi-eu.amazon.com`],
  [
    "vendorDirectFulfillmentOrdersV1.getOrders",
    "`vendorDirectFulfillmentOrdersV1.getOrders` is called with a restricted data token",
    vendors,
  ],
  ["sellers.getAccount", "sellers.getAccount at sellingpartnerapi-eu.amazon.com"],
  ["vendorOrders.getPurchaseOrders", "`vendorOrders.getPurchaseOrders` is not for a seller"],
  ["vendorOrders.getPurchaseOrders", "vendorOrders.getPurchaseOrders at sellingpartnerapi-eu.amazon.com", vendors],
  ["vendorOrders.getPurchaseOrders", "vendorOrders.getPurchaseOrders at sellingpartnerapi-eu.amazon.com", both],
  [stores, `\`${stores}\` is not for a vendor`, { ...both, grant: "region: eu, partner: vendor" }],
  [stores, `${stores} at sellingpartnerapi-eu.amazon.com`, { ...both, grant: "region: eu, partner: seller" }],
  [stores, "`authorizations[0].partner` is filled in at run time", { grant: 'region: eu, partner: "${PARTNER}"' }],
  // Whoever may call these: both, or nobody knows who.
  ["dataKiosk_2023-11-15.getQueries", "dataKiosk_2023-11-15.getQueries at sellingpartnerapi-eu.amazon.com", vendors],
  [
    "definitionsProductTypes_2020-09-01.searchDefinitionsProductTypes",
    "`definitionsProductTypes_2020-09-01.searchDefinitionsProductTypes` needs a marketplace, and none is declared",
    vendors,
  ],
  ["awd_2024-05-09.listInventory", "awd_2024-05-09.listInventory at sellingpartnerapi-eu.amazon.com", vendors],
  ["getOrders", "which operation `getOrders` is cannot be told", both],
  ["getNothing", "`getNothing` is no operation of Amazon's models"],
  ["ordersV0.getOrders", "`ordersV0.getOrders` needs a marketplace, and none is declared"],
])("of the declared call %s it is told: %s", (operation, expected, written) => {
  const [step = ""] = declared([operation], written);
  expect(step).toBe(expected);
});

describe("marketplaces of a call", () => {
  const operation = "fulfillmentOutbound_2020-07-01.getFeatures";
  const paths = (written: Written) =>
    plannedList([planOf({ ...written, endpoint: `${written.endpoint ?? ""}    operations: [${operation}]\n` })], now)
      .filter(({ call, only }) => call === operation && only === undefined)
      .map(({ path }) => path.replace(/^.*\?/, ""));

  test.each<[string, Written, readonly string[]]>([
    ["those of the endpoint", { endpoint: "    marketplaces: [DE, SE]\n" }, ["marketplaceId=A1PA6795UKMFR9"]],
    ["else those of the grant", { grant: "region: eu, marketplaces: [SE]" }, ["marketplaceId=A2NODRKZP88ZB9"]],
    [
      "those of the endpoint before those of the grant",
      { endpoint: "    marketplaces: [DE]\n", grant: "region: eu, marketplaces: [SE]" },
      ["marketplaceId=A1PA6795UKMFR9"],
    ],
    ["none of another region", { endpoint: "    marketplaces: [US, SE]\n" }, ["marketplaceId=A2NODRKZP88ZB9"]],
    ["none that nobody knows", { endpoint: "    marketplaces: [XX]\n" }, []],
  ])("are %s", (_, written, expected) => expect(paths(written)).toEqual(expected));
});

describe("the list of the stores", () => {
  const asked = (written: Written) => {
    const steps = (planOf(written).endpoints[0]?.calls ?? []).filter(({ call }) => call === stores);
    return steps.map((step) => [step.purpose, told(step)]);
  };
  const yes = `${stores} at sellingpartnerapi-eu.amazon.com`;
  const roles = (list: string) => ({ rest: `roles: {app: ${list}}\n` });

  test.each<[string, Written, string]>([
    ["a seller's grant", {}, yes],
    ["a vendor's grant", vendors, "vendors cannot call the Sellers API"],
    ["a grant of nobody knows whom", both, "whether the grant is a seller's is not declared"],
    ["a seller's grant beside vendors", { ...both, grant: "region: eu, partner: seller" }, yes],
    ["a role that opens it everywhere", roles("[Product Listing]"), yes],
    ["a role beside those of the list", roles("[Direct-to-Consumer Shipping]"), yes],
    [
      "a role that opens it in the Far East alone",
      roles("[Pricing]"),
      `none of the declared roles opens \`${stores}\``,
    ],
    ["a role that does not open it", roles("[Brand Analytics]"), `none of the declared roles opens \`${stores}\``],
    ["no role at all", roles("[]"), `none of the declared roles opens \`${stores}\``],
    ["a role that nobody knows", roles("[Pricing, Something]"), yes],
    ["roles that are filled in", roles('"${ROLES}"'), yes],
  ])("is asked with %s: %s", (_, written, expected) => expect(asked(written)).toEqual([["sellers", expected]]));

  test("is asked once where it is declared", () => {
    const written = { endpoint: `    operations: [${stores}]\n` };
    expect(asked(written)).toEqual([["declared", yes]]);
  });

  test("is asked after ten declared calls, and where it is the eleventh of them", () => {
    const names = [
      ...["listBalances", "listSummary", "listFinancialEventGroups", "listFinancialEvents", "listPayouts"],
      ...["listExpectedPayouts", "sellers.getAccount", "awd_2024-05-09.listInventory", "awd_2024-05-09.listOutbounds"],
      ...["supplySources_2020-07-01.getSupplySources", stores, "fulfillmentInbound_2024-03-20.listInboundPlans"],
    ];
    const calls = planOf({ endpoint: `    operations:\n${names.map((name) => `      - ${name}\n`).join("")}` })
      .endpoints[0]?.calls;
    expect(calls?.map(({ kind }) => kind)).toEqual([
      ...names.map((_, index) => (index < 10 ? "call" : "skipped")),
      "call",
    ]);
    expect(calls?.slice(10).map(told)).toEqual([
      ...[1, 2].map(() => "2 more calls are declared than the 10 that are asked of an endpoint"),
      yes,
    ]);
  });
});

describe("the call with the token of the notifications", () => {
  const scope = "sellingpartnerapi::notifications";
  const request = (of: string) => `token: {requests: [{grantType: client_credentials, scope: "${of}"}]}\n`;
  const asked = (rest: string) => planOf({ rest }).others.map((step) => [step.about.join("."), told(step)]);
  const yes = "notifications.getDestinations at sellingpartnerapi-eu.amazon.com";

  test.each([
    ["types", `${request(scope)}calls: {notifications: [ORDER_CHANGE]}\n`, [["calls.notifications", yes]]],
    [
      "a call",
      `${request(scope)}calls: {operations: [sellers.getAccount, notifications.getSubscription]}\n`,
      [["calls.operations.1", yes]],
    ],
    [
      "types and a call",
      `${request(scope)}calls: {notifications: [ORDER_CHANGE], operations: [notifications.getSubscription]}\n`,
      [["calls.notifications", yes]],
    ],
    ["nothing", request(scope), []],
    ["an empty list", `${request(scope)}calls: {notifications: []}\n`, []],
    ["another call", `${request(scope)}calls: {operations: [sellers.getAccount]}\n`, []],
    [
      "types without a token",
      "calls: {notifications: [ORDER_CHANGE]}\n",
      [["calls.notifications", `no token of the scope \`${scope}\` can be asked for`]],
    ],
    [
      "types with a token of another scope",
      `${request("sellingpartnerapi::client_credential:rotation")}calls: {notifications: [ORDER_CHANGE]}\n`,
      [["calls.notifications", `no token of the scope \`${scope}\` can be asked for`]],
    ],
    [
      "types with a token of two scopes",
      `${request(`sellingpartnerapi::client_credential:rotation  ${scope}`)}calls: {notifications: [ORDER_CHANGE]}\n`,
      [["calls.notifications", yes]],
    ],
  ])("is made for %s", (_, rest, expected) => expect(asked(rest)).toEqual(expected));
});

describe("the request for a restricted data token", () => {
  const resource = "{method: GET, path: /orders/v0/orders, dataElements: [buyerInfo]}";
  const plain = "{method: GET, path: /orders/v0/orders/123-1234567-1234567/address}";
  const rdt = (...resources: readonly string[]) => ({ rest: `calls: {rdt: [${resources.join(", ")}]}\n` });
  const asked = (written: Written) => planOf(written).others.map((step) => [step.about.join("."), told(step)]);
  const yes = "tokens_2021-03-01.createRestrictedDataToken at sellingpartnerapi-eu.amazon.com";

  test.each<[string, Written, readonly (readonly string[])[]]>([
    ["two resources are asked for at once", rdt(resource, plain), [["calls.rdt", yes]]],
    [
      "what is no literal is left out",
      rdt(
        resource,
        '{method: GET, path: "/orders/{orderId}"}',
        '{method: "${M}", path: /a}',
        '{method: GET, path: /a, dataElements: ["${E}"]}',
      ),
      [
        ["calls.rdt", yes],
        ...[1, 2, 3].map((at) => [`calls.rdt.${at}`, `\`calls.rdt[${at}]\` has no literal method and path`]),
      ],
    ],
    [
      "nothing literal is nothing to ask",
      rdt('{method: GET, path: "${P}"}'),
      [["calls.rdt.0", "`calls.rdt[0]` has no literal method and path"]],
    ],
    [
      "no grant of the region",
      { ...rdt(resource), grant: "region: na" },
      [["calls.rdt", "no endpoint with an authorization is declared"]],
    ],
    ["nothing declared", {}, []],
  ])("%s", (_, written, expected) => expect(asked(written)).toEqual(expected));

  test("holds each resource as it is declared", () => {
    const [step] = planOf(rdt(resource, plain)).others;
    expect(step?.kind === "call" && JSON.parse(step.body ?? "")).toEqual({
      restrictedResources: [
        { method: "GET", path: "/orders/v0/orders", dataElements: ["buyerInfo"] },
        { method: "GET", path: "/orders/v0/orders/123-1234567-1234567/address" },
      ],
    });
  });

  test("goes to the first production endpoint of the grant, and to no sandbox", () => {
    const host = "sandbox.sellingpartnerapi-eu.amazon.com";
    const [step] = planOf({
      ...rdt(resource),
      host,
      endpoint: "  - url: https://sellingpartnerapi-eu.amazon.com\n",
    }).others;
    expect(step).toMatchObject({ endpoint: 1, grant: 0, region: "eu", host: "sellingpartnerapi-eu.amazon.com" });
    expect(asked({ ...rdt(resource), host })).toEqual([["calls.rdt", "the grant has no production endpoint"]]);
  });
});

test("a grant without a refresh token is asked about nothing, and says so", () => {
  const file = (text: string) => ({ path: "a.yml", bytes: new TextEncoder().encode(text) });
  const text = `app: {type: private}
credentials: {mode: lwa, clientId: amzn1.application-oa2-client.9f8e7d6c5b4a39281706f5e4d3c2b1a0, clientSecret: env:SECRET_OF_CLIENT}
endpoints: [{url: "https://sellingpartnerapi-eu.amazon.com"}]
authorizations: [{name: shop, region: eu}]
`;
  const [plan] = prepare([file(text)], { values, redirects: false, today }).plans;
  expect([plan?.tokens, plan?.endpoints[0]?.calls.map(told)]).toEqual([
    [],
    ["`authorizations[0].refreshToken` is not declared"],
  ]);
});
