import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { catalogue } from "../src/rules/index.js";
import { check } from "./support/check.js";
import { expectedText } from "./support/expected-file.js";
import { goldenOf } from "./support/golden.js";
import { liveReportOf } from "./support/live-report.js";

/** Every fixture is a settings file named by what it shows, with `.base.yml` for what it was before, alone where the change takes the file away, `.live.json` for what Amazon answered, and `unknown-no-today` where nobody says which day it is; `UPDATE_FIXTURES=1` writes the expected texts anew. */
const root = new URL("./fixtures/", import.meta.url);
const expectedResults: Record<string, readonly string[]> = {
  failing: ["failed"],
  passing: ["passed", "not-applicable"],
  "near-miss": ["passed", "not-applicable"],
  unknown: ["not-checked"],
};

/** Rules whose every input is known before run time, so that nothing can be left unchecked. */
const alwaysChecked = new Set(["settings-yaml", "settings-shape", "ignore-unused", "secret-in-settings"]);

const only = process.env.FIXTURES_OF;

describe.each(catalogue.filter(({ id }) => only === undefined || only.split(",").includes(id)).map(({ id }) => id))(
  "%s",
  (rule) => {
    const folder = new URL(`${rule}/`, root);
    const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".yml")) : [];
    const cases = [...new Set(names.map((name) => name.replace(/\.base\.yml$/, ".yml")))];

    test("has fixtures of every kind", () => {
      const kinds = new Set(cases.map(kindOf));
      expect([...kinds].sort()).toEqual(
        Object.keys(expectedResults)
          .filter((kind) => kind !== "unknown" || !alwaysChecked.has(rule))
          .sort(),
      );
    });

    test.each(cases)("%s", (name) => {
      const before = new URL(name.replace(/\.yml$/, ".base.yml"), folder);
      const base = existsSync(before) ? readFileSync(before, "utf8") : undefined;
      const options = name === "unknown-no-today.yml" ? { today: undefined as unknown as string } : {};
      const answers = new URL(name.replace(/\.yml$/, ".live.json"), folder);
      const live = existsSync(answers) ? liveReportOf(readFileSync(answers, "utf8")) : undefined;
      const head = names.includes(name) ? readFileSync(new URL(name, folder)) : null;
      const report = check(head, options, base, live);
      const golden = goldenOf(rule, report);
      const expected = new URL(name.replace(/\.yml$/, ".out"), folder);
      expect(golden).toBe(expectedText(expected, golden, rule, "rules.test.ts"));
      expect(expectedResults[kindOf(name)]).toContain(
        report.files[0]?.checks.find((check) => check.rule === rule)?.result,
      );
      expect(report.crashes).toEqual([]);
    });
  },
);

function kindOf(name: string): string {
  return Object.keys(expectedResults).find((kind) => name.startsWith(`${kind}-`)) ?? name;
}
