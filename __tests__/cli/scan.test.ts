import { describe, expect, test } from "vitest";
import { formats } from "../../src/cli/formats.js";
import { check } from "../support/check.js";
import { Workplace } from "../support/terminal.js";

const host = "https://sellingpartnerapi-eu.amazon.com";
const hex = "0ff1ce00".repeat(8);
const token = `Atzr|IwEBI${"DummyTokenOfATest".repeat(7)}`;
const code = `export const HOST = '${host}';
export const order = (client: Client, id: string) => client.get(\`\${HOST}/orders/2026-01-01/orders/\${id}\`);
export const gone = (client: Client) => client.get(HOST + '/catalog/v0/items'); // preflight-ignore code-operation-removed -- goes in May
export const none = (client: Client) => client.get(HOST + '/finances/2024-06-19/refunds');
`;
const settings = `version: 1
app: {type: private}
credentials: {mode: lwa}
endpoints:
  - {url: ${host}, region: eu}
calls:
  operations: [finances_2024-06-19.listTransactions]
`;

describe("scan", () => {
  test("needs no settings, and says what the code calls and which roles that needs", () => {
    const { code: exit, out, err } = new Workplace({ "a.ts": code }).run("scan");
    expect([exit, err]).toEqual([0, ""]);
    expect(out).toContain("a.ts:4:");
    expect(out).toContain("`orders_2026-01-01`: `getOrder` at `a.ts:2`");
    expect(out).toContain("Least roles for these calls");
    expect(out).toContain("line 3, warning code-operation-removed: goes in May");
    expect(out).toContain("Passed: 0 errors, 1 warning, 0 notices in 1 file of code");
  });

  test("shows what many files do alike in three of them, and the others in a line each below", () => {
    const call = `export const gone = (client: Client) => client.get('${host}/catalog/v0/items');\n`;
    const names = ["a.ts", "b.ts", "c.ts", "d.ts", "e.ts"];
    const { out } = new Workplace(Object.fromEntries(names.map((name) => [name, call]))).run("scan");
    expect(out.match(/^ [a-e]\.ts$/gm)).toEqual([" a.ts", " b.ts", " c.ts"]);
    expect(out).toMatch(/\n\n warning d\.ts:1:\d+ .*\n warning e\.ts:1:\d+ .*\n\n What the code/);
  });

  test("compares with the settings in the folder, or those that are named, which it does not check", () => {
    for (const [file, words] of [
      ["app-settings.yml", []],
      ["other.yml", ["--settings", "other.yml"]],
    ] as const) {
      const place = new Workplace({ "a.ts": code, [file]: settings });
      const report = JSON.parse(place.run("scan", ".", ...words, "--format", "json").out);
      expect(report.findings.map(({ rule }: { rule: string }) => rule)).toEqual([
        "code-call-undeclared",
        "code-operation-unknown",
      ]);
      expect(report.findings[0].related).toMatchObject([{ file, line: 7 }]);
      expect(report.files).toEqual([]);
      expect(report.code).toMatchObject({ folder: ".", files: 1, settings: [file] });
    }
  });

  test("says so where what is compared with is no settings file", () => {
    const place = new Workplace({ "a.ts": code, "app-settings.yml": "a: [\n" });
    const { code: exit, out } = place.run("scan");
    expect(exit).toBe(1);
    expect(out).toContain("settings-yaml");
  });

  test("fails where it is asked to", () => {
    const place = new Workplace({ "a.ts": code });
    expect(place.run("scan", "--fail-on", "warning").code).toBe(1);
    expect(place.run("scan", "a", "b").code).toBe(2);
    expect(place.run("scan", "--code", ".").code).toBe(2);
  });

  test("check --code says the same beside what check says, which without it is as before", () => {
    const place = new Workplace({ "a.ts": code, "app-settings.yml": settings });
    const both = JSON.parse(place.run("check", "--code", ".", "--format", "json").out);
    const alone = JSON.parse(place.run("check", "--format", "json").out);
    const rules = both.findings.map(({ rule }: { rule: string }) => rule);
    expect(rules).toEqual(expect.arrayContaining(["code-call-undeclared", "code-operation-unknown"]));
    expect(both.files).toEqual(alone.files);
    expect(both.findings.filter(({ stage }: { stage: string }) => stage !== "code")).toEqual(alone.findings);
    expect(alone.code).toBeUndefined();
    expect(JSON.stringify(alone)).not.toContain('"stage":"code"');
    expect(place.run("check", "--format", "sarif").out).not.toContain("code-secret");
  });

  test("the team's policy counts, but for a secret", () => {
    const policy = `${settings}preflight: {rules: {code-operation-unknown: error, code-call-undeclared: off}}\n`;
    const { out, code: exit } = new Workplace({ "a.ts": code, "app-settings.yml": policy }).run(
      "scan",
      "--format",
      "json",
    );
    expect(exit).toBe(1);
    expect(JSON.parse(out).findings).toMatchObject([{ rule: "code-operation-unknown", severity: "error" }]);
    expect(check(policy).findings.map(({ rule }) => rule)).not.toContain("settings-shape");
    expect(check(policy.replace("code-call-undeclared", "code-secret")).findings.map(({ rule }) => rule)).toContain(
      "settings-shape",
    );
  });
});

describe("no secret of the code is in any output", () => {
  const link = `https://sellercentral.amazon.com/apps/authorize/consent?application_id=x&state=s&refresh_token=${token}`;
  const secrets = `// amzn1.oa2-cs.v1.${hex}
export const SECRET = 'amzn1.oa2-cs.v1.${hex}';
export const SPLIT = 'amzn1.oa2-cs.v1.' +
  '${hex}';
export const LINK = '${link}';
export const CALL = '${host}/orders/2026-01-01/${token}/x';
export const SCOPE = 'sellingpartnerapi::${hex}';
export const TOKENS = 'https://${token}@sellingpartnerapi-eu.amazon.com/auth/o2/token?x=${token}';
export const lwa_client_secret = '${hex}';
export const IDS = ['A1PA6795UKMFR9', 'A13V1IB3VIYZZH', 'APJ6JRA9NG5V4', 'A1RKKUPIHCS9H5']; // ${token}
export const TYPE = 'POST_PRODUCT_DATA'; // ${token} preflight-ignore code-type-removed -- ${token}
export const GONE = '${host}/catalog/v0/items'; /* preflight-ignore code-operation-removed -- ${token} */
`;
  const files = {
    "a.ts": secrets,
    [`${token}.ts`]: code,
    ".env": `A=${token}\nSPAPI_CLIENT_SECRET=${hex}\n`,
  };
  const pieces = [hex.slice(0, 14), "DummyTokenOfATest".slice(0, 14)];

  test.each(formats)("%s", (format) => {
    for (const words of [["scan"], ["check", "--code", "."]]) {
      const place = new Workplace({ ...files, "app-settings.yml": settings });
      const { out, err } = place.run(...words, "--format", format);
      expect(out).not.toBe("");
      for (const piece of pieces) expect(out + err).not.toContain(piece);
    }
  });

  test("nor in the file that init writes", () => {
    const place = new Workplace(files);
    const { code: exit, out } = place.run("init", "--from-code", ".");
    expect(exit).toBe(0);
    for (const piece of pieces) expect(place.read("app-settings.yml") + out).not.toContain(piece);
  });
});

describe("init --from-code", () => {
  const link =
    "https://sellercentral-europe.amazon.com/apps/authorize/consent?application_id=amzn1.sp.solution.1b2c3d4e-5f60-4a7b-8c9d-0e1f2a3b4c5d&state={state}";

  test("writes what the code says, each with its place, and what is wrong in comments", () => {
    const place = new Workplace({
      "a.ts": `${code}export const link = '${link}';\nexport const T = 'POST_PRODUCT_DATA';\n`,
    });
    const { code: exit, out } = place.run("init", "--from-code", ".");
    expect(exit).toBe(0);
    expect(out).toContain("state");
    const text = place.read("app-settings.yml");
    expect(text).toContain("  id: amzn1.sp.solution.1b2c3d4e-5f60-4a7b-8c9d-0e1f2a3b4c5d # a.ts:5\n");
    expect(text).toContain(`    - ${link} # a.ts:5\n`);
    expect(text).toContain(`  - url: ${host} # a.ts:1\n    region: eu\n`);
    expect(text).toContain("    - orders_2026-01-01.getOrder # a.ts:2\n");
    expect(text).toContain("    # a.ts:3 calls /catalog/v0/items, which Amazon has removed\n");
    expect(text).toContain("    # a.ts:4 calls /finances/2024-06-19/refunds, which no operation has\n");
    expect(text).toContain("  state: <state>");
    const values = text.replace(/#.*/g, "");
    for (const never of ["catalog", "refunds", "POST_PRODUCT_DATA", "Amazon Fulfillment"])
      expect(values).not.toContain(never);
    const { findings } = check(text);
    expect(findings.filter(({ rule, severity }) => severity === "error" && rule !== "starter-value")).toEqual([]);
  });

  test("writes for whom the calls and links are, and the token requests that they cannot do without", () => {
    const vendors = link.replace("sellercentral-europe.amazon.com", "vendorcentral.amazon.de");
    const place = new Workplace({
      "a.ts": [
        "get('https://sellingpartnerapi-eu.amazon.com/vendor/orders/v1/purchaseOrders');",
        "get('/notifications/v1/destinations');",
        `const link = '${vendors}';`,
      ].join("\n"),
    });
    expect(place.run("init", "--from-code", ".").code).toBe(0);
    const text = place.read("app-settings.yml");
    expect(text).toContain("  partners: [vendor] # a.ts:1\n");
    expect(text).toContain("      scope: sellingpartnerapi::notifications # for a.ts:2\n");
    const { findings } = check(text);
    expect(findings.filter(({ rule, severity }) => severity === "error" && rule !== "starter-value")).toEqual([]);
  });

  test("writes both partners where both are called, and no call that the sandbox alone has", () => {
    const place = new Workplace({
      "a.ts": [
        "get('https://sellingpartnerapi-eu.amazon.com/vendor/orders/v1/purchaseOrders');",
        "get('/sellers/v1/marketplaceParticipations');",
        "post('/fba/inventory/v1/items/inventory', body);",
      ].join("\n"),
    });
    expect(place.run("init", "--from-code", ".").code).toBe(0);
    const text = place.read("app-settings.yml");
    expect(text).toContain("  partners: [seller, vendor] # a.ts:2, a.ts:1\n");
    expect(text).toContain("    # a.ts:3 calls fbaInventory.addInventory, which the sandbox alone has\n");
    const { findings } = check(text);
    expect(findings.filter(({ rule, severity }) => severity === "error" && rule !== "starter-value")).toEqual([]);
  });

  test("never overwrites, and leaves what the code does not tell as it is", () => {
    const place = new Workplace({ "a.ts": "export {};\n" });
    expect(place.run("init", "--from-code", ".").code).toBe(0);
    const other = new Workplace();
    other.run("init");
    expect(place.read("app-settings.yml")).toBe(other.read("app-settings.yml"));
    expect(place.run("init", "--from-code", ".").code).toBe(2);
    expect(new Workplace().run("init", "--from-code", "nowhere").code).toBe(2);
  });
});
