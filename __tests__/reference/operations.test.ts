import { describe, expect, test } from "vitest";
import { evidenceClause, provesFault } from "../../src/reference/evidence.js";
import {
  operationAt,
  operationNames,
  operationsNamed,
  removedAt,
  removedNamed,
} from "../../src/reference/operations.js";
import {
  elementsOf,
  isExempt,
  isRestricted,
  needsOneDocument,
  rolesForDataElement,
} from "../../src/reference/restricted-data.js";
import { feedTypeNamed, notificationTypeNamed, reportTypeNamed } from "../../src/reference/types.js";

const only = (name: string) => {
  const [operation, ...others] = operationsNamed(name);
  expect(others).toEqual([]);
  return operation ?? expect.fail(`no ${name}`);
};

describe("operations", () => {
  test.each([
    ["getMarketplaceParticipations", ["sellers.getMarketplaceParticipations"]],
    ["searchOrders", ["orders_2026-01-01.searchOrders"]],
    ["ordersV0.getOrder", ["ordersV0.getOrder"]],
    ["getPurchaseOrders", ["vendorOrders.getPurchaseOrders"]],
    ["getRates", ["shipping.getRates", "shippingV2.getRates"]],
    ["linkCarrierAccount", ["shippingV2.linkCarrierAccount.post", "shippingV2.linkCarrierAccount.put"]],
    ["shippingV2.linkCarrierAccount", ["shippingV2.linkCarrierAccount.post", "shippingV2.linkCarrierAccount.put"]],
    ["shippingV2.linkCarrierAccount.put", ["shippingV2.linkCarrierAccount.put"]],
    ["getmarketplaceparticipations", []],
    ["orders_2026-01-01", []],
    ["ordersV0.", []],
    ["", []],
    ["constructor", []],
  ])("named %s", (name, ids) => {
    expect(operationsNamed(name).map(({ id }) => id)).toEqual(ids);
  });

  test("named alike are the same object, found by any way", () => {
    expect(only("ordersV0.getOrders")).toBe(operationAt("get", "/orders/v0/orders/"));
  });

  test.each([
    ["GET", "/orders/v0/orders/902-1/address", "ordersV0.getOrderAddress"],
    ["get", "/orders/v0/orders/{orderId}/address", "ordersV0.getOrderAddress"],
    ["GET", "/orders/v0/orders/{id}", "ordersV0.getOrder"],
    ["GET", "/orders/v0/orders/", "ordersV0.getOrders"],
    [
      "POST",
      "/fba/outbound/2020-07-01/fulfillmentOrders/preview",
      "fulfillmentOutbound_2020-07-01.getFulfillmentPreview",
    ],
    ["GET", "/reports/2021-06-30/documents/amzn1.x", "reports_2021-06-30.getReportDocument"],
    ["PUT", "/shipping/v2/carrierAccounts/c1", "shippingV2.linkCarrierAccount.put"],
    ["GET", "/orders//v0/orders", undefined],
    ["GET", "/orders/v0/orders//", undefined],
    ["GET", "/Orders/v0/orders", undefined],
    ["DELETE", "/orders/v0/orders", undefined],
    ["GET", "/{x}/v0/orders", undefined],
    ["GET", "/catalog/v0/items/B0", undefined],
    ["GET", "", undefined],
  ])("at %s %s", (method, path, id) => {
    expect(operationAt(method, path)?.id).toBe(id);
  });

  test("carry who may call them, where and with which token", () => {
    expect(only("ordersV0.getOrders")).toMatchObject({
      partner: "seller",
      partnerEvidence: "secondary",
      restrictedData: "for-pii",
    });
    expect(only("getPurchaseOrders")).toMatchObject({ partner: "vendor", partnerEvidence: "official" });
    expect(only("getMarketplaceParticipations")).toMatchObject({ partner: "seller", partnerEvidence: "official" });
    expect(only("createReport")).toMatchObject({ partner: "both", rolesDependOn: "report" });
    expect(only("rotateApplicationClientSecret")).toMatchObject({
      grantless: true,
      scope: "sellingpartnerapi::client_credential:rotation",
      roles: [],
      rolesEvidence: "official",
    });
    expect(only("getShipmentTracking")).toMatchObject({ grantless: true, rolesEvidence: "secondary" });
    expect(only("createSubscription")).toMatchObject({
      grantless: false,
      rolesDependOn: "notification",
      rolesEvidence: "none",
    });
    expect(only("addInventory")).toMatchObject({ sandboxOnly: true });
    expect(only("sellers.getAccount")).toMatchObject({ regions: ["eu"], regionsEvidence: "official" });
    expect(only("initiatePayout").extraRoles.map(({ role }) => role)).toEqual(["Payment Initiation Service Provider"]);
  });

  test("limit roles to regions", () => {
    const regionsOf = (name: string, wanted: string) => only(name).roles.find(({ role }) => role === wanted)?.regions;
    expect(only("getOrderMetrics").rolesEvidence).toBe("official");
    expect(regionsOf("getOrderMetrics", "Pricing")).toEqual(["fe"]);
    expect(regionsOf("getOrderMetrics", "Product Listing")).toEqual(["na", "eu", "fe"]);
    expect(regionsOf("getMarketplaceParticipations", "Finance and Accounting")).toEqual(["fe"]);
    expect(regionsOf("createFeed", "Payment Initiation Service Provider")).toEqual(["eu"]);
  });

  test("have names for suggestions, each once", () => {
    const names = operationNames();
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(["searchOrders", "orders_2026-01-01.searchOrders"]));
  });

  test("have an announced end or none", () => {
    const endOf = (name: string) => only(name).announcedEnd;
    expect(endOf("ordersV0.getOrders")).toMatchObject({
      on: "2027-03-27",
      evidence: "official",
      replacement: "orders_2026-01-01.searchOrders",
    });
    expect(endOf("listFinancialEvents")).toMatchObject({ on: "2027-08-27", evidence: "official" });
    expect(endOf("listCatalogCategories")).toMatchObject({ on: "2026-08-26", evidence: "secondary" });
    expect(endOf("confirmShipment")).toBeUndefined();
    expect(endOf("searchOrders")).toBeUndefined();
  });
});

describe("removed operations", () => {
  test.each([
    ["GET", "/catalog/v0/items/B000", "catalogItemsV0.getCatalogItem", "2025-04-24", "official"],
    ["post", "/reports/2020-09-04/reports/", "reports_2020-09-04.createReport", "2024-06-27", "official"],
    ["POST", "/feeds/2020-09-04/feeds", "feeds_2020-09-04.createFeed", "2024-06-27", "official"],
    ["GET", "/authorization/v1/authorizationCode", "authorization.getAuthorizationCode", "2024-03-27", "official"],
    [
      "POST",
      "/fba/smallAndLight/v1/feePreviews",
      "fbaSmallandLight.getSmallAndLightFeePreview",
      "2024-03-27",
      "official",
    ],
    ["POST", "/fba/inbound/v0/plans", "fulfillmentInboundV0.createInboundShipmentPlan", "2025-01-21", "official"],
    ["POST", "/feeds/v0/submit/{feedType}", "feedsV0.submitFeed", null, "none"],
  ])("at %s %s", (method, path, id, removedOn, removalEvidence) => {
    expect(removedAt(method, path)).toMatchObject({ kind: "removed", id, removedOn, removalEvidence });
    expect(operationAt(method, path)).toBeUndefined();
    expect(removedNamed(id)).toEqual([removedAt(method, path)]);
    expect(operationsNamed(id)).toEqual([]);
  });

  test("lead to the living operation that does the same", () => {
    expect(removedNamed("reports_2020-09-04.createReport")[0]?.replacement).toBe("reports_2021-06-30.createReport");
    for (const { replacement } of operationNames().flatMap(removedNamed)) {
      if (replacement !== undefined) expect(operationsNamed(replacement)).toHaveLength(1);
    }
  });

  test("share names with living ones", () => {
    expect(removedNamed("getCatalogItem")).toHaveLength(1);
    expect(operationsNamed("getCatalogItem")).toHaveLength(2);
    expect(removedNamed("searchOrders")).toEqual([]);
  });
});

describe("restricted data", () => {
  test.each([
    ["GET", "/orders/v0/orders/{orderId}/address", [true, false, false]],
    ["GET", "/orders/v0/orders/1-2", [true, true, false]],
    ["GET", "/reports/2021-06-30/documents/{reportDocumentId}", [true, false, true]],
    ["GET", "/orders/2026-01-01/orders", [false, false, false]],
    ["GET", "/sellers/v1/marketplaceParticipations", [false, false, false]],
  ])("at %s %s", (method, path, expected) => {
    const operation = operationAt(method, path) ?? expect.fail(path);
    expect([isRestricted(operation), elementsOf(operation).length > 0, needsOneDocument(operation)]).toEqual(expected);
  });

  test("is opened by roles of their own", () => {
    expect(only("ordersV0.getOrders").restrictedRoles).toEqual(["Direct-to-Consumer Shipping"]);
    expect(only("getOrderBuyerInfo").restrictedRoles).toHaveLength(3);
    expect(only("getOrderRegulatedInfo").restrictedRoles).toEqual([]);
  });

  test("needs roles, but no token for the orders of 2026", () => {
    expect(isExempt(only("searchOrders"))).toBe(true);
    expect(isExempt(only("ordersV0.getOrders"))).toBe(false);
    expect(rolesForDataElement("shippingAddress")?.roles).toEqual(["Direct-to-Consumer Shipping"]);
    expect(rolesForDataElement("buyerTaxInformation")?.evidence).toBe("secondary");
    expect(rolesForDataElement("address")).toBeUndefined();
  });
});

test("types are found by exact name", () => {
  expect(reportTypeNamed("GET_VAT_TRANSACTION_DATA")).toMatchObject({
    roles: [{ role: "Tax Invoicing", regions: ["na", "eu", "fe"] }],
    extraRoles: [{ role: "Finance and Accounting", regions: ["na", "eu", "fe"] }],
    evidence: "secondary",
    parties: ["seller"],
    restricted: true,
    current: true,
  });
  expect(reportTypeNamed("GET_VAT_TRANSACTION_DATA")?.source).toMatch(/^https:.*#amazon-vat-transactions-report$/);
  expect(reportTypeNamed("GET_VENDOR_SALES_REPORT")).toMatchObject({ parties: ["vendor"], restricted: false });
  expect(reportTypeNamed("GET_ORDERS_DATA")).toMatchObject({ current: false, evidence: "official-2022", parties: [] });
  expect(feedTypeNamed("JSON_LISTINGS_FEED")).toMatchObject({ evidence: "official", current: true });
  expect(feedTypeNamed("POST_PRODUCT_DATA")).toMatchObject({
    removed: { on: "2025-07-31", evidence: "official", replacement: "JSON_LISTINGS_FEED" },
    current: false,
  });
  expect(feedTypeNamed("UPLOAD_VAT_INVOICE")?.roles).toEqual([{ role: "Tax Invoicing", regions: ["eu"] }]);
  expect(notificationTypeNamed("ORDER_STATUS_CHANGE")).toMatchObject({ removed: { on: "2026-07-29" }, current: false });
  expect(notificationTypeNamed("ORDER_CHANGE")?.removed).toBeUndefined();
  for (const find of [reportTypeNamed, feedTypeNamed, notificationTypeNamed]) {
    expect(find("json_listings_feed")).toBeUndefined();
    expect(find("")).toBeUndefined();
  }
});

test("only official evidence proves a fault, and needs no clause", () => {
  for (const evidence of ["official-sibling", "official-2022", "secondary", "community", "none"] as const) {
    expect(provesFault(evidence)).toBe(false);
    expect(evidenceClause(evidence)).toMatch(/^as /);
  }
  expect(provesFault("official")).toBe(true);
  expect(evidenceClause("official")).toBe("");
});
