import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { codeCatalogue } from "../src/rules/code-catalogue.js";
import { checkCode } from "./support/check-code.js";
import { expectedText } from "./support/expected-file.js";
import { goldenOfCode } from "./support/golden-code.js";

/**
 * Every fixture is a file of code named by what it shows, with `.txt` behind its own ending, so that no tool takes it
 * for code of ours. `settings.yml` beside it is compared with; `unknown.settings.yml` instead for what is unknown.
 */
const root = new URL("./fixtures/", import.meta.url);
const kinds = { failing: ["failed"], "near-miss": ["passed"], unknown: ["not-checked"] } as const;
const languages = ["typescript.ts", "python.py", "php.php", "java.java", "dotenv.env"];
const only = process.env.FIXTURES_OF;

describe.each(codeCatalogue.filter(({ id }) => only === undefined || only.split(",").includes(id)).map(({ id }) => id))(
  "%s",
  (rule) => {
    const folder = new URL(`${rule}/`, root);
    const cases = readdirSync(folder).filter((name) => name.endsWith(".txt"));

    test("has fixtures in five languages, of what fails and of what only looks like it", () => {
      const expected = languages.flatMap((name) => [`failing-${name}.txt`, `near-miss-${name}.txt`]);
      expect(cases).toEqual(expect.arrayContaining(expected));
    });

    test.each(cases)("%s", (name) => {
      const report = checkCode(
        readFileSync(new URL(name, folder), "utf8"),
        name.slice(0, -".txt".length),
        settingsFor(name, folder),
      );
      const golden = goldenOfCode(rule, report);
      const expected = new URL(name.replace(/\.txt$/, ".out"), folder);
      expect(golden).toBe(expectedText(expected, golden, rule, "code-rules.test.ts"));
      const kind = Object.keys(kinds).find((kind) => name.startsWith(kind)) as keyof typeof kinds;
      expect(kinds[kind]).toContain(report.code?.checks.find((check) => check.rule === rule)?.result);
      expect(report.crashes).toEqual([]);
    });
  },
);

function settingsFor(name: string, folder: URL): string | undefined {
  if (name.includes("without-settings")) return undefined;
  const own = new URL("unknown.settings.yml", folder);
  const usual = new URL("settings.yml", folder);
  const file = name.startsWith("unknown") && existsSync(own) ? own : usual;
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
