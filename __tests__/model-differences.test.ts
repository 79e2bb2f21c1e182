import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";

interface Difference {
  readonly what: string;
  readonly name: string;
  readonly detail: string;
}

interface Script {
  modelDifferences(files: readonly { path: string; text: string }[], known: object): Difference[];
  differenceTable(differences: readonly Difference[]): string;
}

const { modelDifferences, differenceTable }: Script = await import(
  new URL("../scripts/model-differences.mjs", import.meta.url).href
);

const operation = (operation_id: string, method: string, path: string, more = {}) => {
  return { operation_id, method, path, model: "orders/orders.json", deprecated: false, ...more };
};
const known = {
  operations: [
    operation("getOrders", "GET", "/orders/v0/orders"),
    operation("getOrder", "GET", "/orders/v0/orders/{orderId}"),
  ],
  removed: [operation("getOld", "GET", "/orders/v0/old")],
  notifications: [{ type: "ORDER_CHANGE" }],
  datasets: [{ dataset: "analytics_a_2024_01_01" }, { dataset: "analytics_b_2023_01_01", removed_on: "2026-03-27" }],
};

const model = (paths: object) => ({ path: "models/orders/orders.json", text: JSON.stringify({ paths }) });
const get = (operationId: string, more = {}) => ({ get: { operationId, ...more }, parameters: [] });
const orders = { "/orders/v0/orders": get("getOrders") };
const order = { "/orders/v0/orders/{id}": get("getOrder") };
const dataset = (name: string) => ({ path: `schemas/data-kiosk/${name}.graphql`, text: "" });
const notification = (...types: readonly string[]) => {
  const text = JSON.stringify({
    examples: types.map((NotificationType) => ({ NotificationType })),
    properties: { NotificationType: { type: "string" } },
  });
  return { path: `schemas/notifications/${types[0]}.json`, text };
};
const unchanged = [model({ ...orders, ...order }), dataset("analytics_a_2024_01_01"), notification("ORDER_CHANGE")];

test("models that say what the tables say give no difference, whatever their parameters are called", () => {
  expect(modelDifferences(unchanged, known)).toEqual([]);
});

test.each<[string, readonly { path: string; text: string }[], readonly string[]]>([
  [
    "an operation that is new",
    [model({ ...orders, ...order, "/x/v1/y": get("getY") })],
    ["operation added: GET /x/v1/y (getY of orders/orders.json)"],
  ],
  [
    "an operation that is gone",
    [model(orders)],
    ["operation gone: GET /orders/v0/orders/{orderId} (getOrder of orders/orders.json)"],
  ],
  [
    "an operation at another path",
    [model({ ...orders, "/orders/v1/orders/{id}": get("getOrder") })],
    ["operation moved: getOrder (from `GET /orders/v0/orders/{orderId}` to `GET /orders/v1/orders/{id}`)"],
  ],
  [
    "an operation of another name",
    [model({ ...orders, "/orders/v0/orders/{id}": get("readOrder") })],
    ["operation renamed: GET /orders/v0/orders/{id} (from getOrder to readOrder)"],
  ],
  [
    "an operation that is deprecated now",
    [model({ ...orders, "/orders/v0/orders/{id}": get("getOrder", { deprecated: true }) })],
    ["operation deprecated: GET /orders/v0/orders/{id} (getOrder)"],
  ],
  [
    "a removed operation that is back",
    [model({ ...orders, ...order, "/orders/v0/old": get("getOld") })],
    ["operation back: GET /orders/v0/old (getOld of orders/orders.json)"],
  ],
])("%s is told", (_, files, expected) => {
  const others = unchanged.filter(({ path }) => !path.startsWith("models/"));
  expect(modelDifferences([...files, ...others], known).map(inWords)).toEqual(expected);
});

test("a new notification type and new and lost data sets are told, and those that ended are not missed", () => {
  const files = [
    model({ ...orders, ...order }),
    dataset("analytics_c_2026_01_01"),
    notification("NEW_TYPE"),
    notification("ORDER_CHANGE", "ORDER_CHANGED"),
  ];
  expect(modelDifferences(files, known).map(inWords)).toEqual([
    "data set added: analytics_c_2026_01_01 ()",
    "data set gone: analytics_a_2024_01_01 ()",
    "notification type added: NEW_TYPE ()",
  ]);
});

function inWords({ what, name, detail }: Difference): string {
  return `${what}: ${name} (${detail})`;
}

test("differences are a table for a pull request", () => {
  expect(differenceTable([{ what: "operation added", name: "GET /a", detail: "getA" }])).toBe(
    "| what | name | detail |\n| --- | --- | --- |\n| operation added | `GET /a` | getA |\n",
  );
});

const script = fileURLToPath(new URL("../scripts/facts.mjs", import.meta.url));

function checkout(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "models-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

test("a folder with other models ends with 1 and a table", () => {
  const folder = checkout({
    "models/a/a.json": JSON.stringify({ paths: { "/new/v1/thing": get("getThing") } }),
    "schemas/x.md": "",
  });
  const { status, stdout } = spawnSync(process.execPath, [script, folder], { encoding: "utf8" });
  expect(stdout).toContain("| operation added | `GET /new/v1/thing` | getThing of a/a.json |");
  expect(status).toBe(1);
});

test.each<[string, readonly string[], RegExp]>([
  ["no folder", [], /^Name the folder/],
  ["a folder that is not there", [join(tmpdir(), "no-such-models")], /is no checkout of Amazon's models: ENOENT\.$/m],
])("%s is a usage failure", (_, given, sentence) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...given], { encoding: "utf8" });
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(sentence);
});

test("a model that is no JSON is a usage failure, and so is a folder without models", () => {
  const broken = checkout({ "models/a/a.json": "{", "schemas/x.md": "" });
  const empty = checkout({ "models/a.md": "", "schemas/x.md": "" });
  for (const folder of [broken, empty]) {
    expect(() => execFileSync(process.execPath, [script, folder], { stdio: "pipe" })).toThrow(
      expect.objectContaining({ status: 2 }),
    );
  }
});
