import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { coverageOf, coveragePage, coverageSentence, type Precondition } from "../scripts/coverage-page.js";
import sources from "../src/reference/sources/preconditions.json" with { type: "json" };
import { walkStages } from "../src/report/finding.js";
import { codeCatalogue } from "../src/rules/code-catalogue.js";
import { catalogue } from "../src/rules/index.js";

const rows = sources as readonly Precondition[];
const rules = [...catalogue, ...codeCatalogue];
const named = new Set(rows.flatMap((row) => ("rules" in row ? row.rules : [])));

describe("the catalogue of preconditions", () => {
  test("has each row once, with a statement and the page that says so", () => {
    expect(new Set(rows.map(({ row }) => row)).size).toBe(rows.length);
    for (const { row, statement, page, evidence } of rows) {
      expect(statement, row).toMatch(/^.{10,}\.$|\.\)$/s);
      expect(page, row).toMatch(/^https:\/\/[\w.-]+\//);
      expect(["official", "secondary", "staff", "community", "derived"], row).toContain(evidence);
    }
  });

  test.each(rows.map((row) => [row.row, row] as const))(
    "row %s has a rule, or a reason why none can check it",
    (_, row) => {
      if ("rules" in row) {
        expect(row.rules.length).toBeGreaterThan(0);
        const unknown = row.rules.filter((id) => !rules.some((rule) => rule.id === id));
        expect(unknown).toEqual([]);
      } else {
        expect(["guard", "live", "console"]).toContain(row.unchecked);
        expect(row.why).toMatch(/^[A-Z].*\.$/);
        for (const [, id = ""] of row.why.matchAll(/`([a-z0-9]+(?:-[a-z0-9]+)+)`/g)) {
          expect(existsSync(new URL(`../docs/rules/${id}.md`, import.meta.url)), id).toBe(true);
        }
      }
    },
  );

  test("names every rule that enforces a precondition of Amazon's", () => {
    const stages = [...walkStages, "secrets"];
    const enforcing = catalogue.filter(({ stage }) => stages.includes(stage));
    expect(enforcing.map(({ id }) => id).filter((id) => !named.has(id))).toEqual([]);
  });
});

describe("the page of the coverage", () => {
  const two: readonly Precondition[] = [
    { row: "A1", statement: "Says `a|b`.", page: "https://example.com/a", evidence: "official", rules: ["one-rule"] },
    { row: "A2", statement: "Says c.", page: "https://example.com/c", evidence: "official", rules: ["asks-live"] },
    {
      row: "B1",
      statement: "Says d.",
      page: "https://example.com/d",
      evidence: "community",
      unchecked: "console",
      why: "It stands there.",
    },
    {
      row: "B2",
      statement: "Says e.",
      page: "https://example.com/e",
      evidence: "official",
      unchecked: "guard",
      why: "Keeps silent.",
    },
  ];
  const staged = [
    { id: "one-rule", stage: "call" },
    { id: "asks-live", stage: "live" },
  ] as never;

  test("counts what is checked, what only a call can tell, and what stands in a console", () => {
    expect(coverageOf(two, staged)).toEqual({ checked: 1, live: 1, console: 1 });
    expect(coverageSentence({ checked: 1, live: 1, console: 1 })).toBe(
      "1 of 3 documented preconditions are checked; 1 can only be known live; 1 stand in Amazon's console alone.",
    );
  });

  test("says of each row who checks it, or why nobody does", () => {
    const page = coveragePage(two, staged);
    expect(page).toContain(
      "| A1 | Says `a\\|b`. | [page](https://example.com/a) | official | [one-rule](rules/one-rule.md) |",
    );
    expect(page).toContain(
      "| B1 | Says d. | [page](https://example.com/d) | community | known in a console alone: it stands there. |",
    );
  });
});
