import { describe, expect, test } from "vitest";
import { namesNear, routesNear } from "../../src/reference/near-operation.js";

describe("names near", () => {
  test.each([
    ["getOrdrs", ["getOrders"]],
    ["GETORDERS", ["getOrders"]],
    ["get_orders", ["getOrders"]],
    ["createReport()", ["createReport"]],
    ["orders.getOrders", ["ordersV0.getOrders"]],
    ["catalog.getCatalogItem", ["catalogItems_2020-12-01.getCatalogItem", "catalogItems_2022-04-01.getCatalogItem"]],
    ["sellersV1.getMarketplaceParticipations", ["sellers.getMarketplaceParticipations"]],
    ["feeds_2021-06-30.creatFeed", ["feeds_2021-06-30.createFeed"]],
    ["getInboundGuidence", ["getInboundGuidance"]],
    ["getFoo", []],
    ["", []],
    [".", []],
    ["x".repeat(10_000), []],
  ])("%s", (name, near) => {
    expect(namesNear(name)).toEqual(near);
  });
});

describe("routes near", () => {
  test.each([
    ["GET", "orders/v0/orders", ["GET /orders/v0/orders"]],
    ["GET", "/orders//v0/orders/", ["GET /orders/v0/orders"]],
    ["GET", "https://sellingpartnerapi-na.amazon.com/orders/v0/orders/1-2", ["GET /orders/v0/orders/1-2"]],
    ["POST", "/orders/v0/orders", ["GET /orders/v0/orders"]],
    [
      "PATCH",
      "/notifications/v1/destinations",
      ["GET /notifications/v1/destinations", "POST /notifications/v1/destinations"],
    ],
    ["GET", "/orders/orders", ["GET /orders/v0/orders", "GET /orders/2026-01-01/orders"]],
    ["GET", "/Orders/v0/Order/{id}/addres", ["GET /orders/v0/orders/{id}/address"]],
    ["GET", "/catalog/2022-04-02/items/B0", ["GET /catalog/2022-04-01/items/B0"]],
    ["GET", "/orders/{version}/orders", []],
    ["GET", "/reports/2021-06-30/{reportId}", ["GET /reports/2021-06-30/reports/{reportId}"]],
    ["GET", "/catalog/2022-04-01/B00EXAMPLE1", ["GET /catalog/2022-04-01/items/B00EXAMPLE1"]],
    ["GET", "/v0/orders/902-1/address", ["GET /orders/v0/orders/902-1/address"]],
    ["GET", "/reports/2021-06-30/documents", []],
    ["GET", "/letters/2025-12-01/letters", []],
    ["GET", "", []],
    ["GET", `/${"a/".repeat(10_000)}`, []],
  ])("%s %s", (method, path, near) => {
    expect(routesNear(method, path).map((route) => `${route.method} ${route.path}`)).toEqual(near);
  });
});
