import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LeastRoles } from "../../src/report/least-roles.js";
import { type Candidate, smallestCover } from "../../src/roles/smallest-cover.js";
import { check } from "../support/check.js";

const head = `
app: {type: private}
credentials: {mode: lwa, clientId: amzn1.application-oa2-client.0a1b2c3d4e5f60718293a4b5c6d7e8f9}
`;
const at = (...regions: string[]) =>
  `endpoints: [${regions.map((region) => `{url: "https://sellingpartnerapi-${region}.amazon.com"}`).join(", ")}]\n`;
const rolesOf = (text: string): LeastRoles | undefined => check(head + text).files[0]?.roles;

describe("the least roles", () => {
  test("are not spoken of where nothing is declared that needs one", () => {
    expect(rolesOf(`${at("na")}roles: {app: [Pricing]}`)).toBeUndefined();
    expect(rolesOf(`${at("na")}roles: {app: [Pricing]}\ncalls: {operations: [createDestination]}`)).toBeUndefined();
    expect(rolesOf(`${at("na")}roles: {app: [Pricing]}\ncalls: {operations: []}`)).toBeUndefined();
  });

  test("are told for each region, since roles count in some alone", () => {
    const calls = "roles: {app: [Pricing]}\ncalls: {operations: [sellers.getMarketplaceParticipations]}";
    expect(rolesOf(at("fe", "eu") + calls)).toEqual({
      regions: [
        {
          region: "eu",
          missing: [
            { roles: ["Product Listing", "Selling Partner Insights"], calls: ["sellers.getMarketplaceParticipations"] },
          ],
          unneeded: ["Pricing"],
          smallest: [{ role: "Product Listing", evidence: "official" }],
        },
        { region: "fe", missing: [], unneeded: [], smallest: [{ role: "Pricing", evidence: "official" }] },
      ],
      unjudged: [],
    });
  });

  test("name the calls that each missing role would open, and the roles that nothing counts", () => {
    const calls = `roles: {app: [Brand Analytics, Tax Invoicing]}
calls:
  operations: [catalogItems_2022-04-01.searchCatalogItems, catalogItems_2022-04-01.getCatalogItem]
  feeds: [JSON_LISTINGS_FEED]`;
    const [region] = rolesOf(at("na") + calls)?.regions ?? [];
    expect(region?.missing).toEqual([
      {
        roles: ["Product Listing"],
        calls: ["catalogItems_2022-04-01.searchCatalogItems", "catalogItems_2022-04-01.getCatalogItem"],
      },
      { roles: ["Inventory and Order Tracking", "Product Listing"], calls: ["JSON_LISTINGS_FEED"] },
    ]);
    expect(region?.unneeded).toEqual(["Brand Analytics", "Tax Invoicing"]);
    expect(region?.smallest).toEqual([{ role: "Product Listing", evidence: "official" }]);
  });

  test("say how well the lists are known that ask for each role", () => {
    const calls = "calls: {operations: [searchOrders, GetAttributes]}";
    expect(rolesOf(at("na") + calls)?.regions).toEqual([
      {
        region: "na",
        missing: null,
        unneeded: null,
        smallest: [{ role: "Buyer Communication", evidence: "official-2022" }],
      },
    ]);
  });

  test("accuse no role while a call could not be judged", () => {
    const calls =
      "roles: {app: [Pricing, Product Listing]}\ncalls: {operations: [searchCatalogItems, getTomorrowsOrders]}";
    const said = rolesOf(at("na") + calls);
    expect(said?.unjudged).toEqual(["`getTomorrowsOrders` is no operation of Amazon's models"]);
    expect(said?.regions[0]?.unneeded).toBeNull();
  });

  test("do not tell what is missing where a role of the app is not known", () => {
    const calls = 'roles: {app: ["${ROLE}"]}\ncalls: {operations: [searchCatalogItems]}';
    expect(rolesOf(at("na") + calls)?.regions[0]).toMatchObject({ missing: null, unneeded: null });
  });

  test("accuse no role that opens personal data where a restricted data token is asked for", () => {
    const calls = `roles: {app: [Tax Remittance, Product Listing]}
calls: {operations: [searchCatalogItems], rdt: [{method: GET, path: "/orders/v0/orders/1/address"}]}`;
    expect(rolesOf(at("na") + calls)?.regions[0]?.unneeded).toEqual([]);
  });

  test("count the personal data that calls and resources ask for", () => {
    const asked = (calls: string) => {
      const [region] =
        rolesOf(`${at("na")}roles: {app: [Inventory and Order Tracking]}\ncalls: {${calls}}`)?.regions ?? [];
      return region;
    };
    const rdt = `rdt: [{method: GET, path: "/orders/v0/orders", dataElements: [buyerInfo, shippingAddress]}]`;
    const withResource = asked(`operations: [getOrders], ${rdt}`);
    expect(withResource?.missing?.flatMap(({ roles }) => roles).sort()).toEqual(
      ["Direct-to-Consumer Shipping", "Tax Invoicing", "Tax Remittance"].sort(),
    );
    expect(withResource?.smallest.map(({ role }) => role)).toContain("Direct-to-Consumer Shipping");
    const withFlag = asked("operations: [{operation: orders_2026-01-01.searchOrders, pii: true}]");
    expect(withFlag?.missing).toHaveLength(1);
    expect(asked("operations: [orders_2026-01-01.searchOrders]")?.missing).toEqual([]);
  });

  test("count in every region where the file does not tell the region", () => {
    const calls = "roles: {app: [Pricing]}\ncalls: {operations: [sellers.getMarketplaceParticipations]}";
    expect(rolesOf(calls)?.regions).toEqual([
      { region: null, missing: [], unneeded: [], smallest: [{ role: "Product Listing", evidence: "official" }] },
    ]);
  });

  test("cover no secret that a path holds", () => {
    const secret = "amzn1.oa2-cs.v1.0123456789abcdef";
    const calls = `calls: {operations: [{method: GET, path: "/catalog/2022-04-01/items/${secret}"}]}`;
    const text = head.replace("{mode: lwa,", `{mode: lwa, clientSecret: ${secret},`);
    const shown = JSON.stringify(check(`${text}${at("na")}roles: {app: []}\n${calls}`).files[0]?.roles);
    expect(shown).toContain("missing");
    expect(shown).not.toContain(secret);
  });
});

describe("the smallest cover", () => {
  const all = (names: string, held = "", restricted = ""): Candidate[] =>
    [...names].map((role) => ({ role, isHeld: held.includes(role), isRestricted: restricted.includes(role) }));
  const choices = (...texts: string[]) => texts.map((text) => new Set(text));

  test("has as few roles as possible, then held ones, then unrestricted ones, then the first by name", () => {
    expect(smallestCover(all("abc"), choices("ab", "bc"))).toEqual(["b"]);
    expect(smallestCover(all("abc", "ac"), choices("ab", "bc"))).toEqual(["b"]);
    expect(smallestCover(all("abc", "c", "c"), choices("abc"))).toEqual(["c"]);
    expect(smallestCover(all("abc", "", "a"), choices("abc"))).toEqual(["b"]);
    expect(smallestCover(all("cba"), choices("abc"))).toEqual(["a"]);
    expect(smallestCover(all("abcd"), choices("ab", "cd"))).toEqual(["a", "c"]);
  });

  test("is empty where there is nothing to choose", () => {
    expect(smallestCover([], [])).toEqual([]);
    expect(smallestCover(all("ab"), choices("x", ""))).toEqual([]);
  });

  test("is exact for all 17 roles", () => {
    const names = "abcdefghijklmnopq";
    const pairs = [...names].map((name, index) => `${name}${names[(index + 1) % names.length]}`);
    expect(smallestCover(all(names), choices(...pairs))).toHaveLength(9);
  });

  test("is what trying all sets by size finds", () => {
    const names = "abcdef";
    const choice = fc
      .uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 4 })
      .map((list) => list.join(""));
    fc.assert(
      fc.property(fc.array(choice, { maxLength: 8 }), (texts) => {
        const sets = choices(...texts);
        const covers = (roles: string) => sets.every((set) => [...roles].some((role) => set.has(role)));
        const subsets = Array.from({ length: 2 ** names.length }, (_, set) =>
          [...names].filter((_, bit) => set & (1 << bit)).join(""),
        );
        const sizes = subsets.filter(covers).map(({ length }) => length);
        const found = smallestCover(all(names), sets).join("");
        expect(covers(found)).toBe(true);
        expect(found).toHaveLength(Math.min(...sizes));
      }),
      { seed: 20_261_127, numRuns: 300 },
    );
  });
});
