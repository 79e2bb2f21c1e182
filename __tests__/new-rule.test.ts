import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import type { Rule } from "../src/rules/rule.js";
import { check } from "./support/check.js";
import { opened } from "./support/opened-values.js";

interface Scaffold {
  filesOfRule(stage: string, id: string, today: string): Readonly<Record<string, string>>;
  withRule(catalogue: string, stage: string, id: string): string;
  catalogueOf(stage: string): string;
}

const script = new URL("../scripts/new-rule.mjs", import.meta.url).href;
const { catalogueOf, filesOfRule, withRule }: Scaffold = await import(script);
const files = filesOfRule("consent", "link-colour", "2026-11-24");
const readCatalogue = (stage: string) => readFileSync(new URL(`../${catalogueOf(stage)}`, import.meta.url), "utf8");

test("a new rule has its file, its fixtures and its page, and one line of the catalogue", () => {
  expect(Object.keys(files)).toEqual([
    "src/rules/consent/link-colour.ts",
    "__tests__/fixtures/link-colour/failing-wrong.yml",
    "__tests__/fixtures/link-colour/passing-right.yml",
    "__tests__/fixtures/link-colour/near-miss-almost-wrong.yml",
    "__tests__/fixtures/link-colour/unknown-placeholder.yml",
    "docs/rules/link-colour.md",
  ]);
  const index = readCatalogue("consent");
  const added = withRule(index, "consent", "link-colour").split("\n");
  expect(added.filter((line) => !index.split("\n").includes(line))).toEqual([
    'import { linkColour } from "./consent/link-colour.js";',
    "  linkColour,",
  ]);
});

test.each([
  ["registration", "consent"],
  ["consent", "token"],
  ["token", "call"],
  ["call", "secrets"],
  ["secrets", "settings"],
  ["settings", "change"],
])("a rule of %s stands behind the others of its stage", (stage) => {
  const text = withRule(readCatalogue(stage), stage, "link-colour");
  const stageOf = new Map(
    [...text.matchAll(/import \{ (\w+) \} from "\.\/(\w+)\//g)].map(([, name, stage]) => [name, stage]),
  );
  const order = [...text.slice(text.indexOf("export const")).matchAll(/^ {2}(\w+),$/gm)].map(([, name = ""]) => name);
  const after = order.slice(order.indexOf("linkColour") + 1).map((name) => stageOf.get(name));
  expect(after).not.toContain(stage);
});

/** The rule that the scaffold starts from, as it is written. */
async function scaffolded() {
  const folder = mkdtempSync(join(tmpdir(), "rule-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const rules = fileURLToPath(new URL("../src/rules/", import.meta.url));
  const source = files["src/rules/consent/link-colour.ts"] ?? "";
  writeFileSync(join(folder, "link-colour.ts"), source.replace("../rule.js", join(rules, "rule.ts")));
  const { linkColour }: { linkColour: Rule } = await import(join(folder, "link-colour.ts"));
  const resultOf = (text = "") => check(text, { rules: [linkColour] }).files[0]?.checks[0]?.result;
  return { source, resultOf };
}

test("what it starts from works", async () => {
  const { resultOf } = await scaffolded();
  const fixtures = Object.entries(files).filter(([path]) => path.endsWith(".yml"));
  expect(fixtures.map(([, text]) => resultOf(text))).toEqual(["failed", "passed", "passed", "not-checked"]);
  const examples = [...(files["docs/rules/link-colour.md"] ?? "").matchAll(/```yaml\n(.*?)```/gs)];
  expect(examples.map(([, text]) => resultOf(text))).toEqual(["failed", "passed"]);
});

test("what it starts from never mentions the unknown, and no placeholder makes it pass", async () => {
  const { source, resultOf } = await scaffolded();
  expect(source).not.toMatch(/unchecked|undefined|Open|state/);
  const failing = files["__tests__/fixtures/link-colour/failing-wrong.yml"] ?? "";
  const results = [...opened(failing)].map(({ path, changed }) => [path, resultOf(changed)]);
  expect(results).toEqual([
    ["app", "not-checked"],
    ["app.name", "not-checked"],
    ["app.type", "failed"],
    ["credentials", "failed"],
    ["credentials.mode", "failed"],
  ]);
});
