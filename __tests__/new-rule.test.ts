import { existsSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test, vi } from "vitest";
import type { Rule } from "../src/rules/rule.js";
import { check } from "./support/check.js";
import { expectedText } from "./support/expected-file.js";
import { opened } from "./support/opened-values.js";

interface Scaffold {
  filesOfRule(stage: string, id: string, today: string): Readonly<Record<string, string>>;
  withRule(catalogue: string, stage: string, id: string): string;
  catalogueOf(stage: string): string;
  readonly placeholders: Readonly<Record<string, string>>;
}

const script = new URL("../scripts/new-rule.mjs", import.meta.url).href;
const { catalogueOf, filesOfRule, placeholders, withRule }: Scaffold = await import(script);
const files = filesOfRule("consent", "rule-of-the-test", "2026-11-24");
const readCatalogue = (stage: string) => readFileSync(new URL(`../${catalogueOf(stage)}`, import.meta.url), "utf8");

test("a new rule has its file, its fixtures and its page, and one line of the catalogue", () => {
  expect(Object.keys(files)).toEqual([
    "src/rules/consent/rule-of-the-test.ts",
    "__tests__/fixtures/rule-of-the-test/failing-wrong.yml",
    "__tests__/fixtures/rule-of-the-test/passing-right.yml",
    "__tests__/fixtures/rule-of-the-test/near-miss-almost-wrong.yml",
    "__tests__/fixtures/rule-of-the-test/unknown-placeholder.yml",
    "docs/rules/rule-of-the-test.md",
  ]);
  const index = readCatalogue("consent");
  const added = withRule(index, "consent", "rule-of-the-test").split("\n");
  expect(added.filter((line) => !index.split("\n").includes(line))).toEqual([
    'import { ruleOfTheTest } from "./consent/rule-of-the-test.js";',
    "  ruleOfTheTest,",
  ]);
});

test("the examples of CONTRIBUTING work: a rule to look up that there is, and one to add that there is not", () => {
  const at = (path: string) => new URL(`../${path}`, import.meta.url);
  const text = readFileSync(at("CONTRIBUTING.md"), "utf8");
  const [, stage = "", id = ""] = /^npm run new-rule -- (\w+)\/([\w-]+)$/m.exec(text) ?? [];
  const paths = Object.keys(filesOfRule(stage, id, "2026-11-24"));
  expect(paths.filter((path) => existsSync(at(path)))).toEqual([]);
  for (const path of [...paths.slice(0, 1), ...paths.slice(-1), `__tests__/fixtures/${id}/`])
    expect(text).toContain(`**\`${path}\`**`);
  const looked = [...text.matchAll(/^ls (\S+) +# /gm)].map(([, path = ""]) => path);
  expect(looked.map((path) => globSync(path, { cwd: at(".") }).length)).toEqual([1, 1, 1]);
});

test.each([
  ["registration", "consent"],
  ["consent", "token"],
  ["token", "call"],
  ["call", "secrets"],
  ["secrets", "settings"],
  ["settings", "change"],
])("a rule of %s stands behind the others of its stage, and before those of %s", (stage, next) => {
  const text = withRule(readCatalogue(stage), stage, "rule-of-the-test");
  const stageOf = new Map(
    [...text.matchAll(/import \{ (\w+) \} from "\.\/(\w+)\//g)].map(([, name, stage]) => [name, stage]),
  );
  const order = [...text.slice(text.indexOf("export const")).matchAll(/^ {2}(\w+),$/gm)].map(([, name = ""]) => name);
  const at = order.indexOf("ruleOfTheTest");
  const stages = order.map((name) => stageOf.get(name));
  expect(stages.slice(at + 1)).not.toContain(stage);
  expect(stages.slice(0, at)).not.toContain(next);
});

/** The rule that the scaffold starts from, as it is written. */
async function scaffolded() {
  const folder = mkdtempSync(join(tmpdir(), "rule-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const rules = fileURLToPath(new URL("../src/rules/", import.meta.url));
  const source = files["src/rules/consent/rule-of-the-test.ts"] ?? "";
  writeFileSync(join(folder, "rule-of-the-test.ts"), source.replace("../rule.js", join(rules, "rule.ts")));
  const { ruleOfTheTest }: { ruleOfTheTest: Rule } = await import(join(folder, "rule-of-the-test.ts"));
  const resultOf = (text = "") => check(text, { rules: [ruleOfTheTest] }).files[0]?.checks[0]?.result;
  return { source, resultOf };
}

test("what it starts from works", async () => {
  const { resultOf } = await scaffolded();
  const fixtures = Object.entries(files).filter(([path]) => path.endsWith(".yml"));
  expect(fixtures.map(([, text]) => resultOf(text))).toEqual(["failed", "passed", "passed", "not-checked"]);
  const examples = [...(files["docs/rules/rule-of-the-test.md"] ?? "").matchAll(/```yaml\n(.*?)```/gs)];
  expect(examples.map(([, text]) => resultOf(text))).toEqual(["failed", "passed"]);
});

test("what it starts from never mentions the unknown, and no placeholder makes it pass", async () => {
  const { source, resultOf } = await scaffolded();
  expect(source).not.toMatch(/unchecked|undefined|Open|state/);
  const failing = files["__tests__/fixtures/rule-of-the-test/failing-wrong.yml"] ?? "";
  const results = [...opened(failing)].map(({ path, changed }) => [path, resultOf(changed)]);
  expect(results).toEqual([
    ["app", "not-checked"],
    ["app.name", "not-checked"],
    ["app.type", "failed"],
    ["credentials", "failed"],
    ["credentials.mode", "failed"],
  ]);
});

test("what it starts from holds every text that is to be replaced", () => {
  const all = Object.values(files).join("\n");
  expect(Object.values(placeholders).filter((text) => !all.includes(text))).toEqual([]);
});

test.each(["src/rules/", "docs/rules/", "__tests__/fixtures/"])(
  "no file of %s has a text that is to be replaced",
  (name) => {
    const folder = new URL(`../${name}`, import.meta.url);
    const left = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((path) => /\.(?:ts|md|yml)$/.test(path))
      .filter((path) => {
        const text = readFileSync(new URL(path, folder), "utf8");
        return Object.values(placeholders).some((placeholder) => text.includes(placeholder));
      });
    expect(left).toEqual([]);
  },
);

test("an expected text that is not there is told with the command that writes it", () => {
  vi.stubEnv("UPDATE_FIXTURES", "");
  onTestFinished(() => void vi.unstubAllEnvs());
  const file = new URL("./fixtures/rule-of-the-test/failing-wrong.out", import.meta.url);
  expect(() => expectedText(file, "", "rule-of-the-test", "rules.test.ts")).toThrow(
    "failing-wrong.out is not there. Write it by `UPDATE_FIXTURES=1 FIXTURES_OF=rule-of-the-test npx vitest run __tests__/rules.test.ts`, then read it.",
  );
});
