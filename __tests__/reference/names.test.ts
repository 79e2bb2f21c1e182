import { describe, expect, test } from "vitest";
import { consentHost, consentHosts, consentPath } from "../../src/reference/consent.js";
import { errorsMatching } from "../../src/reference/errors.js";
import { callbackParameters, grantTypeNamed, scopeNamed, tokenUrls } from "../../src/reference/lwa.js";
import { marketplaceNamed, nearestMarketplace } from "../../src/reference/marketplaces.js";
import { nearest } from "../../src/reference/nearest.js";
import { hostOf, isAwsRegion, isRegion, regionNamed, regionOfHost } from "../../src/reference/regions.js";
import { userAgent } from "../../src/reference/request-headers.js";
import { nearestRole, roleNamed, roles, vendorRoles } from "../../src/reference/roles.js";
import * as shapes from "../../src/reference/shapes.js";

test.each([
  ["sellingpartnerapi-na.amazon.com", { region: "na", environment: "production", awsRegion: "us-east-1" }],
  ["Sandbox.SellingPartnerAPI-eu.amazon.com", { region: "eu", environment: "sandbox", awsRegion: "eu-west-1" }],
  ["sellingpartnerapi-fe.amazon.com", { region: "fe", environment: "production", awsRegion: "us-west-2" }],
  ["sellingpartnerapi-na.amazon.com.evil.example", undefined],
  ["api.amazon.com", undefined],
])("endpoint host %s", (host, expected) => {
  expect(regionOfHost(host)).toEqual(expected);
});

test("regions of both kinds", () => {
  expect(regionNamed("eu")?.name).toBe("Europe");
  expect([hostOf("na"), hostOf("fe", "sandbox")]).toEqual([
    "sellingpartnerapi-na.amazon.com",
    "sandbox.sellingpartnerapi-fe.amazon.com",
  ]);
  expect([isRegion("na"), isRegion("NA"), isRegion("us-east-1")]).toEqual([true, false, false]);
  expect([isAwsRegion("us-east-1"), isAwsRegion("mx-central-1"), isAwsRegion("na")]).toEqual([true, true, false]);
});

test.each([
  ["UK", "A1F83G8C2ARO7P"],
  ["GB", "A1F83G8C2ARO7P"],
  ["ATVPDKIKX0DER", "ATVPDKIKX0DER"],
  ["uk", undefined],
  ["atvpdkikx0der", undefined],
  ["CH", undefined],
])("marketplace %s", (text, id) => {
  expect(marketplaceNamed(text)?.id).toBe(id);
});

test.each([
  ["us", "US"],
  ["gb", "GB"],
  [" DE ", "DE"],
  ["Germany", "DE"],
  ["ATVPDKIKXODER", "ATVPDKIKX0DER"],
  ["A1F83G8C2AR07P", "A1F83G8C2ARO7P"],
  ["atvpdkikx0der", "ATVPDKIKX0DER"],
  ["ATVPDKIKX0DE", "ATVPDKIKX0DER"],
  ["ATVPDIKKX0DER", "ATVPDKIKX0DER"],
  ["USA", "US"],
  ["gbr", "GB"],
  ["AUT", undefined],
  ["CH", undefined],
  ["CN", undefined],
  ["A1ZZZZZZZZZZZZ", undefined],
  ["", undefined],
])("near marketplace %s", (text, name) => {
  expect(nearestMarketplace(text)?.name).toBe(name);
});

test("a near marketplace is certain unless a character of its id is missing or another", () => {
  const texts = ["us", "Germany", "USA", "ATVPDKIKXODER", "ATVPDKIKX0DE"];
  expect(texts.map((text) => nearestMarketplace(text)?.certain)).toEqual([true, true, true, true, false]);
});

test("user agents", () => {
  const agents = [
    "InventorySync/1.4 (Language=TypeScript)",
    "My Selling Tool/2.0 (Language=Java/1.8.0.221; Platform=Windows/10)",
    String.raw`Stock\/Orders/1.4 \(beta\) (Language=C++ \(clang\)\; 17)`,
    "InventorySync/1.4",
    "Mozilla/5.0 (Windows NT 10.0)",
    "App/1 (Language=C++ (clang))",
    "App/1 (Language=)",
  ];
  expect(agents.map((agent) => userAgent.pattern.test(agent))).toEqual([true, true, true, false, false, false, false]);
  for (const hostile of ["a/".repeat(1_000), `a/b (${"c=d;".repeat(600)}`, `a/b${" (".repeat(1_000)}`]) {
    expect(userAgent.pattern.test(hostile)).toBe(false);
  }
});

describe("consent hosts", () => {
  test.each([
    ["SellerCentral.amazon.com", "seller", "na", false, "official"],
    ["vendorcentral.amazon.in", "vendor", "eu", false, "official"],
    ["www.vendorcentral.in", "vendor", "eu", false, "official"],
    ["vendorcentral.amazon.me", "vendor", "eu", false, "official"],
    ["sellercentral.amazon.de", "seller", "eu", true, "community"],
    ["sellercentral.amazon.co.za", "seller", "eu", false, "community"],
  ])("%s", (host, partner, region, alias, evidence) => {
    expect(consentHost(host)).toMatchObject({ partner, region, alias, evidence });
  });

  test.each(["sellercentral.amazon.com.evil.example", "www.amazon.com", "api.amazon.com", "", "vendorcentral.in"])(
    "not %s",
    (host) => {
      expect(consentHost(host)).toBeUndefined();
    },
  );

  test("are all different, and six of them aliases", () => {
    expect(new Set(consentHosts.map(({ host }) => host)).size).toBe(consentHosts.length);
    expect(consentHosts.filter(({ alias }) => alias)).toHaveLength(6);
    expect(consentPath).toBe("/apps/authorize/consent");
  });
});

test("LWA facts", () => {
  expect(tokenUrls).toEqual(["https://api.amazon.com/auth/o2/token", "https://api.amazon.com/auth/O2/token"]);
  expect(grantTypeNamed("refresh_token")?.forbidden).toEqual(["scope"]);
  expect(grantTypeNamed("password")).toBeUndefined();
  expect(scopeNamed("sellingpartnerapi::migration")).toMatchObject({ status: "removed", removedOn: "2024-03-27" });
  expect(scopeNamed("profile")).toBeUndefined();
  expect(callbackParameters).toEqual(expect.arrayContaining(["state", "spapi_oauth_code", "selling_partner_id"]));
});

test.each([
  ["product listing", "Product Listing"],
  ["inventory-and-order-tracking", "Inventory and Order Tracking"],
  ["Finance & Accounting", "Finance and Accounting"],
  ["TAX_INVOICING (Restricted)", "Tax Invoicing"],
  ["Tax Remittance (R)", "Tax Remittance"],
  ["Direct to Consumer Shipping", "Direct-to-Consumer Shipping"],
  ["Direct-to-Consumer Delivery (Restricted)", "Direct-to-Consumer Shipping"],
  ["the Pricing role", "Pricing"],
  ["ProductListing", "Product Listing"],
  ["AISP", "Account Information Service Provider"],
  ["pisp", "Payment Initiation Service Provider"],
  ["AWD", "Amazon Warehousing and Distribution"],
  ["Product Listings", undefined],
  ["", undefined],
  ["role", undefined],
  ["constructor", undefined],
])("role %s", (text, name) => {
  expect(roleNamed(text)?.name).toBe(name);
});

test("roles near, restricted and open to vendors", () => {
  expect(nearestRole("Product Listings")).toBe("Product Listing");
  expect(nearestRole("Inventroy and Order Tracking")).toBe("Inventory and Order Tracking");
  expect(nearestRole("Warehouse")).toBeUndefined();
  expect(roles.filter(({ restricted }) => restricted)).toHaveLength(4);
  expect(vendorRoles).toEqual([
    "Amazon Fulfillment",
    "Amazon Warehousing and Distribution",
    "Brand Analytics",
    "Direct-to-Consumer Shipping",
    "Product Listing",
  ]);
});

const uuid = "01234567-89ab-cdef-0123-456789abcdef";
const hex32 = "0123456789abcdef".repeat(2);

test("shapes", () => {
  const { applicationId, clientSecret, iamArnKind, lwaClientId, tokenKind } = shapes;
  expect(applicationId.test(`amzn1.sp.solution.${uuid}`)).toBe(true);
  expect(applicationId.test(`amzn1.sellerapps.app.${uuid.toUpperCase()}`)).toBe(true);
  expect(applicationId.test(`amzn1.application-oa2-client.${hex32}`)).toBe(false);
  expect(lwaClientId.test(`amzn1.application-oa2-client.${hex32}`)).toBe(true);
  expect(shapes.lwaSecurityProfileId.test(`amzn1.application.${hex32}`)).toBe(true);
  expect(clientSecret.test(`amzn1.oa2-cs.v1.${hex32}${hex32}`)).toBe(true);
  expect(shapes.legacyClientSecret.test(hex32 + hex32)).toBe(true);
  expect(["Atzr|x", "Atza|x", "Atc|x", "Atz.sprdt|x", "Aztr|x"].map(tokenKind)).toEqual([
    ...["refresh", "access", "grantless", "restricted-data", undefined],
  ]);
  expect(shapes.longTermKeyId.test("AKIA0123456789ABCDEF")).toBe(true);
  expect(shapes.temporaryKeyId.test("AKIA0123456789ABCDEF")).toBe(false);
  expect(iamArnKind("arn:aws:iam::123456789012:role/path/SellingPartner")).toBe("role");
  expect(iamArnKind("arn:aws:iam::123456789012:user/me")).toBe("user");
  expect(iamArnKind("arn:aws:sts::123456789012:assumed-role/x/y")).toBeUndefined();
  expect(iamArnKind("arn:aws:iam::123456789012:root")).toBeUndefined();
});

test.each([
  ["appidexample", true],
  ["stateexample", true],
  ["AKIAIOSFODNN7EXAMPLE", true],
  ["amzn1.sp.solution.EXAMPLE-1", true],
  ["your_app_id", true],
  ["YOUR-APPLICATION-ID", true],
  ["<yourAppId>", true],
  ["amzn1.sp.solution.your-app-id", true],
  ["amzn1.application-oa2-client.your_client_id", true],
  [`amzn1.sp.solution.${uuid}`, false],
  ["app", false],
  ["your", false],
  ["app-id", false],
  ["my-app", true],
  ["https://shop.example/your/app/id", false],
  ["", false],
])("documentation value %s", (text, expected) => {
  expect(shapes.isDocumentationValue(text)).toBe(expected);
});

describe("nearest", () => {
  test.each([
    ["PUBLIC", ["pubic", "public"], "public"],
    ["teh", ["the", "tea"], "the"],
    ["getOrdres", ["getOrder", "getOrders"], "getOrders"],
    ["getMarketplaceParticipation", ["getMarketplaceParticipations"], "getMarketplaceParticipations"],
    ["xyz", ["abc"], undefined],
    ["us", ["eu", "na"], undefined],
    ["", ["a"], undefined],
    ["a".repeat(101), ["a".repeat(101)], undefined],
  ])("%s", (text, candidates, expected) => {
    expect(nearest(text, candidates)).toBe(expected);
  });

  test("measures edits as they are, up to the limit", () => {
    expect(nearest("kitten", ["sitting"], 2)).toBeUndefined();
    expect(nearest("kitten", ["sitting"], 3)).toBe("sitting");
    expect(nearest("abcdef", ["badcfe"], 3)).toBe("badcfe");
    expect(nearest("abcdef", ["badcfe"], 2)).toBeUndefined();
    expect(nearest("abc", ["ab"], 0)).toBeUndefined();
  });
});

test.each([
  ["MD1000", "consent.MD1000"],
  ["md5101", "consent.MD5101"],
  ["The access token you provided has expired.", "api.unauthorized_token_expired"],
  [
    '{"errors":[{"code":"Unauthorized","message":"Access to requested resource is denied.","details":""}]}',
    "api.unauthorized_no_details",
  ],
  ["Credential should be scoped to a valid region, not 'us-east-1'.", "api.invalid_signature_region"],
  ["invalid_client", "lwa.invalid_client"],
  ["unsupported_grant_type", "lwa.unsupported_grant_type"],
  ["not currently eligible", "consent.MD9000"],
  ["no such thing", undefined],
  ["", undefined],
])("error %s", (text, id) => {
  expect(errorsMatching(text)[0]?.id).toBe(id);
});
