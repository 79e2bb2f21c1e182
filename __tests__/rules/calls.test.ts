import { describe, expect, test } from "vitest";
import { check } from "../support/check.js";

const head = `
app: {type: private, partners: [seller, vendor]}
credentials: {mode: lwa, clientId: amzn1.application-oa2-client.0a1b2c3d4e5f60718293a4b5c6d7e8f9}
`;
const found = (rule: string, text: string, today?: string) =>
  check(head + text, today === undefined ? {} : { today })
    .findings.filter((finding) => finding.rule === rule)
    .map(({ severity, path }) => `${severity} ${path.join(".")}`);

describe("an operation that Amazon has removed", () => {
  const calls = "calls: {operations: [reports_2020-09-04.createReport]}";

  test.each([
    ["2024-06-26", ["warning calls.operations.0"]],
    ["2024-06-27", ["error calls.operations.0"]],
    ["2026-11-24", ["error calls.operations.0"]],
  ])("on %s", (today, expected) => {
    expect(found("operation-removed", calls, today)).toEqual(expected);
  });

  test("is one too where nobody says which day it is", () => {
    const report = check(head + calls, { today: undefined as unknown as string });
    expect(report.findings.find(({ rule }) => rule === "operation-removed")?.severity).toBe("error");
  });

  test("is only announced while the models have it, whatever the day", () => {
    expect(found("operation-removed", "calls: {operations: [ordersV0.getOrders]}", "2030-01-01")).toEqual([
      "warning calls.operations.0",
    ]);
  });
});

describe("the partner of a call", () => {
  const two = (first: string, second: string) => `
authorizations:
  - {name: shop, region: na, partner: seller}
  - {name: group, region: na, partner: vendor}
endpoints:
  - {url: "https://sellingpartnerapi-na.amazon.com", authorization: ${first}}
  - {url: "https://sellingpartnerapi-na.amazon.com", authorization: ${second}, operations: [vendorOrders.getPurchaseOrders]}
calls: {operations: [getMarketplaceParticipations]}
`;

  test("is any of those that its endpoints go through", () => {
    expect(found("operation-partner", two("shop", "group"))).toEqual([]);
    expect(found("operation-partner", two("group", "shop"))).toEqual(["error endpoints.1.operations.0"]);
    expect(found("operation-partner", two("group", "group"))).toEqual(["error calls.operations.0"]);
  });

  test("is that of the app where the authorization does not tell", () => {
    const text = two("shop", "group").replace(", partner: vendor", "");
    expect(found("operation-partner", text)).toEqual([]);
  });

  test("decides which operations of a shared name are meant", () => {
    const text = (partner: string) => `
authorizations: [{name: a, region: na, partner: ${partner}}]
endpoints: [{url: "https://sellingpartnerapi-na.amazon.com"}]
calls: {operations: [getOrders]}
`;
    for (const partner of ["seller", "vendor"]) expect(found("operation-partner", text(partner))).toEqual([]);
  });
});

test("each of very many unknown names and paths is told", () => {
  const names = Array.from({ length: 3_000 }, (_, index) => `    - getOrderMetricz${index}`).join("\n");
  const paths = Array.from({ length: 1_000 }, (_, index) => `    - {method: GET, path: /orderz/v0/o${index}}`).join(
    "\n",
  );
  const report = check(`${head}calls:\n  operations:\n${names}\n${paths}\n`);
  expect(report.findings.filter(({ rule }) => rule === "operation-unknown").length).toBe(4_000);
});
