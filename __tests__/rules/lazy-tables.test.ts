import { readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";

const example = readFileSync(new URL("../../examples/app-settings.yml", import.meta.url), "utf8");
const calls = `
  operations:
    - getMarketplaceParticipations
    - orders_2026-01-01.searchOrders
    - {method: GET, path: "/listings/2021-08-01/items/{sellerId}/{sku}"}
  reports: [GET_MERCHANT_LISTINGS_ALL_DATA]
  feeds: [JSON_LISTINGS_FEED]
  notifications: [ORDER_CHANGE]
`;

/** How many lines of each kind the tables have taken apart. */
function linesRead(run: () => void): { operations: number; profiles: number; removed: number } {
  const split = vi.spyOn(String.prototype, "split");
  try {
    run();
    const lines = split.mock.contexts.map(String);
    return {
      operations: lines.filter((line) => /^\S+\.\S+ [A-Z]+ \/\S+ \w+$/.test(line)).length,
      removed: lines.filter((line) => /^\S+\.\S+ [A-Z]+ \/\S+ \d{4}-/.test(line)).length,
      profiles: lines.filter((line) => /^[^\n|]*(\|[^\n|]*){7,}$/.test(line)).length,
    };
  } finally {
    split.mockRestore();
  }
}

test("one ordinary file takes only the lines apart that it names", async () => {
  // What other files have taken apart is forgotten.
  vi.resetModules();
  const { check } = await import("../support/check.js");
  const text = example.replace(/^calls:\n(?:[ #].*\n|\n)*/m, `calls:${calls}`);
  expect(text).toContain("GET_MERCHANT_LISTINGS_ALL_DATA");
  const read = linesRead(() => {
    const report = check(text);
    expect(report.crashes).toEqual([]);
    expect(report.files[0]?.checks.find(({ rule }) => rule === "operation-unknown")?.result).toBe("passed");
  });
  expect(read.operations).toBeGreaterThan(0);
  expect(read.operations).toBeLessThan(40);
  expect(read.profiles).toBeGreaterThan(0);
  expect(read.profiles).toBeLessThan(40);
  expect(read.removed).toBe(0);
});
