import { describe, expect, test } from "vitest";
import { knownErrors } from "../../src/reference/errors.js";
import { Workplace } from "../support/terminal.js";

const explain = (...words: readonly string[]) => new Workplace().run("explain", ...words);

describe("a fact of Amazon's", () => {
  test.each<[string, readonly string[], readonly (string | RegExp)[]]>([
    [
      "an operation: its roles, token, personal data, partner and end",
      ["ordersV0.getOrders"],
      [
        " ordersV0.getOrders: GET /orders/v0/orders\n",
        "   Roles, any one of which is enough:\n",
        "     Inventory and Order Tracking\n",
        "   Token: the access token of a selling partner's grant; a restricted data token for personal data.\n",
        "   For sellers.\n",
        /^ {3}End: 2027-03-27\.\n {3}Instead: orders_2026-01-01\.searchOrders\.$/m,
        / operation-unknown /,
      ],
    ],
    [
      "an operation by its method and path",
      ["GET", "/orders/v0/orders/902-1"],
      [" ordersV0.getOrder: GET /orders/v0/orders/{orderId}\n"],
    ],
    ["a marketplace by its country", ["germany"], [" Germany: marketplace A1PA6795UKMFR9\n", / marketplace-region /]],
    [
      "a region by its code or name",
      ["Far", "East"],
      [" Far East: selling region `fe`\n", "sellingpartnerapi-fe.amazon.com and sandbox.", " JP", / endpoint-region /],
    ],
    [
      "the host that gives tokens",
      ["https://api.amazon.com/auth/o2/token"],
      ["   Token request: POST https://api.amazon.com/auth/o2/token.\n", / token-request-url /],
    ],
    [
      "all operations at a path",
      ["/feeds/2021-06-30/feeds/{feedId}"],
      [" feeds_2021-06-30.getFeed: GET /feeds", " feeds_2021-06-30.cancelFeed: DELETE /feeds"],
    ],
    ["what was at a path", ["/authorization/v1/authorizationCode"], ["   Removed on 2024-03-27.\n"]],
    [
      "a scope",
      ["sellingpartnerapi::client_credential:rotation"],
      [": scope of grantless operations", "   Operations: rotateApplicationClientSecret.\n", " scope-unknown "],
    ],
    ["a removed scope", ["sellingpartnerapi::migration"], ["   Removed on 2024-03-27: it serves nothing any more.\n"]],
    ["how well the roles are known", ["shipping.createShipment"], ["(as of Amazon's role files of 2022-01-06):"]],
    ["roles that count in some regions alone", ["sales.getOrderMetrics"], [/ \((North America|Europe|Far East)/]],
    ["marketplaces that have it alone", ["awd_2024-05-09.createInbound"], ["   Marketplaces: US alone.\n"]],
    [
      "no role without a selling partner",
      ["notifications.getDestinations"],
      ["Roles: none, since no selling partner", "client_credentials with the scope `sellingpartnerapi::notifications`"],
    ],
    ["a removed operation", ["authorization.getAuthorizationCode"], ["   Removed on 2024-03-27.\n"]],
    [
      "a report type: how it may be asked for",
      ["GST_MTR_B2B"],
      [
        " GST_MTR_B2B: report type\n",
        "   By createReport: no; by createReportSchedule: yes.\n",
        "   Marketplaces: IN alone.\n",
      ],
    ],
    ["a feed type and its end", ["POST_PRODUCT_DATA"], ["   End: 2025-07-31.\n   Instead: JSON_LISTINGS_FEED.\n"]],
    [
      "a notification type: destination and versions",
      ["LISTINGS_ITEM_ISSUES_CHANGE"],
      [
        "   Destination: EventBridge alone.\n",
        /^ {3}Payload versions: 1\.0, 2023-12-13\.$/m,
        /^ {3}End of version 1\.0: /m,
      ],
    ],
    ["a data set", ["analytics_salesAndTraffic_2023_11_15"], ["   End: 2026-03-27.\n"]],
    [
      "a role: restricted or not, how to get it, what it opens",
      ["tax", "invoicing", "role"],
      [
        " Tax Invoicing: role, restricted\n",
        "Solution Provider Portal > Developer Profile",
        /^ {3}It opens \d+ operations:$/m,
        "     ordersV0.getOrders\n",
      ],
    ],
    ["a role for everybody", ["Pricing"], [" Pricing: role\n", "     productPricingV0.getPricing\n"]],
    [
      "a marketplace by its code",
      ["GB"],
      [
        " United Kingdom: marketplace A1F83G8C2ARO7P\n",
        "   Code: UK or GB.\n",
        "sellingpartnerapi-eu.amazon.com",
        "https://sellercentral-europe.amazon.com",
      ],
    ],
    ["a marketplace by its id", ["ATVPDKIKX0DER"], [" United States: marketplace ATVPDKIKX0DER\n"]],
    [
      "an endpoint",
      ["https://sandbox.sellingpartnerapi-fe.amazon.com/"],
      ["sandbox endpoint of the SP-API", "   Region: Far East (`fe`).\n", "   Marketplaces: SG, AU, JP.\n"],
    ],
    ["a consent host", ["vendorcentral.amazon.de"], [" vendorcentral.amazon.de: consent page\n", "   For vendors.\n"]],
  ])("%s", (_, words, expected) => {
    const { code, out } = explain(...words);
    expect(code).toBe(0);
    for (const part of expected)
      expect(out).toMatch(typeof part === "string" ? new RegExp(part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")) : part);
    expect(out).toMatch(/^ Rules that read it/m);
  });

  test("a name that two APIs share is told for each", () => {
    const { out } = explain("getOrders");
    expect(out).toContain(" ordersV0.getOrders: ");
    expect(out).toContain(" vendorDirectFulfillmentOrdersV1.getOrders: ");
  });

  test.each([
    ["searchOrder", "`searchOrders`"],
    ["tax invoicng", "`Tax Invoicing`"],
    ["GET_MERCHANT_LISTINGS_DAT", "`GET_MERCHANT_LISTINGS_DATA`"],
  ])("%s is near one and is no other", (text, near) => {
    const { code, err } = explain(text);
    expect(code).toBe(2);
    expect(err).toContain(near);
  });
});

describe("a page of Amazon's", () => {
  test.each([
    ["Resolve Common HTTP and Authorization Error Codes"],
    ["https://developer-docs.amazon.com/sp-api/docs/resolve-common-http-and-authorization-error-codes"],
  ])("%s has its table of 400s", (text) => {
    const { code, out } = explain(text);
    expect(code).toBe(0);
    for (const message of [
      "Missing header or required fields",
      "Invalid date and time format",
      "Invalid nextToken handling",
    ]) {
      expect(out).toContain(` 400: ${message}\n`);
    }
  });

  test("the seed page leads to the rules that follow from it", () => {
    const { out } = explain("authorization errors");
    expect(out).toContain(" MD5101\n");
    expect(out).toContain(" draft-without-beta ");
  });
});

test("a status lists every error that has it", () => {
  const { out } = explain("400");
  const entries = knownErrors().filter(({ status }) => status === 400);
  expect(out.match(/^ 400\b/gm)).toHaveLength(entries.length);
});

test("a key is found without its brackets", () => {
  expect(explain("endpoints.marketplaces").out).toBe(explain("endpoints[].marketplaces").out);
  expect(explain("authorizations.grantedOn").out).toBe(explain("authorizations[0].grantedOn").out);
});
