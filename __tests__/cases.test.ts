import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { renderText } from "../src/reporters/text.js";
import { check } from "./support/check.js";

/** Settings files that each restate one public report, named with their sources in expected.json. */
const folder = new URL("./cases/", import.meta.url);
const oneOrMore = <T extends z.core.$ZodType>(schema: T) => z.union([schema, z.array(schema)]);
const expectedFinding = z.strictObject({
  rule: z.optional(z.string()),
  anyOf: z.optional(z.array(z.string())),
  severity: oneOrMore(z.string()),
  line: z.optional(oneOrMore(z.number())),
});
const expectedCase = z.strictObject({
  family: z.string(),
  evidence: z.enum(["A", "B"]),
  source: z.array(z.string()),
  today: z.iso.date(),
  expect: z.array(expectedFinding),
  allowErrors: z.optional(z.array(z.string())),
  forbid: z.optional(z.array(z.string())),
  note: z.optional(z.string()),
  /** Pieces of secrets, which may stand in no output. */
  neverPrint: z.optional(z.array(z.string())),
});
const cases = z
  .record(z.string(), expectedCase)
  .parse(JSON.parse(readFileSync(new URL("expected.json", folder), "utf8")));

const listOf = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);

describe.each(Object.entries(cases))(
  "%s",
  (name, { today, expect: wanted, allowErrors = [], forbid = [], neverPrint = [] }) => {
    const report = check(readFileSync(new URL(`${name}.yml`, folder)), { today });
    const seen = report.findings.map(({ rule, severity, line }) => ({ rule, severity, line }));

    test("what developers met is found, each at its line", () => {
      const left = [...seen];
      for (const { rule, anyOf, severity, line } of wanted) {
        const rules = anyOf ?? [rule];
        const index = left.findIndex(
          (finding) =>
            rules.includes(finding.rule) &&
            listOf(severity).includes(finding.severity) &&
            (line === undefined || listOf(line).includes(finding.line)),
        );
        expect(index, `${rules.join(" or ")} in ${JSON.stringify(left)}`).not.toBe(-1);
        left.splice(index, 1);
      }
      const alarms = left.filter(({ rule, severity }) => severity === "error" && !allowErrors.includes(rule));
      expect(alarms).toEqual([]);
    });

    test("no secret is told", () => {
      const told = [...report.findings, ...report.suppressed].flatMap(({ message, fix, related }) => [
        ...[message, fix],
        ...related.map((one) => one.message),
      ]);
      for (const piece of neverPrint) {
        expect(told.join("\n")).not.toContain(piece);
        expect(renderText(report, { colour: false })).not.toContain(piece);
      }
    });

    test("nothing is said that must not be said", () => {
      expect(seen.filter(({ rule }) => forbid.includes(rule))).toEqual([]);
      expect(report.crashes).toEqual([]);
    });
  },
);
