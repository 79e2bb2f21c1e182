import fc from "fast-check";
import { type Check, type Finding, severities, stages } from "../../src/report/finding.js";
import { maskSource } from "../../src/report/masked-source.js";
import { assembleReport, type FileResult, failOnWords, type Report } from "../../src/report/report.js";
import { payloads } from "./hostile-payloads.js";

const word = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...payloads) },
  { weight: 2, arbitrary: fc.constantFrom(" ", "the value is", "draft", ". ", "`", "a b") },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 8 }) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 8 }) },
);

/** A text out of the worst pieces. */
export const hostileText = fc.array(word, { maxLength: 8 }).map((words) => words.join(""));
const longText = fc.oneof(
  { weight: 6, arbitrary: hostileText },
  { weight: 1, arbitrary: hostileText.map((text) => (text || "x").repeat(200).slice(0, 1_000)) },
);
const address = fc.oneof(fc.constant("https://docs.example/rules/a.md"), hostileText);
const texts = fc.array(hostileText, { maxLength: 3 });
const path = fc.array(fc.oneof(hostileText, fc.nat(9)), { maxLength: 3 });
const position = fc.record({ line: fc.integer({ min: 1, max: 6 }), column: fc.integer({ min: 1, max: 300 }) });
const span = fc
  .tuple(position, fc.nat(400))
  .map(([{ line, column }, length]) => ({ line, column, endLine: line, endColumn: column + length }));

const related = fc.tuple(span, path, hostileText).map(([place, path, message]) => ({ ...place, path, message }));
const edit = fc.record({ start: position, end: position, text: hostileText, safe: fc.boolean() });

const finding = fc
  .tuple(
    span,
    fc.record(
      {
        rule: fc.oneof(fc.constantFrom("draft-without-beta", "role-missing"), hostileText),
        title: hostileText,
        stage: fc.constantFrom(...stages),
        severity: fc.constantFrom(...severities),
        codes: texts,
        alsoSeen: texts,
        path,
        message: longText,
        fix: longText,
        source: address,
        docs: address,
        related: fc.array(related, { maxLength: 3 }),
        fingerprint: hostileText,
        edit,
      },
      {
        requiredKeys: [
          ...(["rule", "title", "stage", "severity", "codes", "alsoSeen", "path", "message", "fix", "source"] as const),
          ...(["docs", "related", "fingerprint"] as const),
        ],
      },
    ),
  )
  .map(([place, rest]): Omit<Finding, "file"> => ({ ...place, ...rest }));

const check: fc.Arbitrary<Check> = fc
  .record({
    rule: hostileText,
    stage: fc.constantFrom(...stages),
    result: fc.constantFrom("failed", "passed", "not-applicable", "not-checked"),
    reason: longText,
  })
  .map(({ reason, ...rest }) => (rest.result === "passed" ? rest : { ...rest, reason }));

const file = fc
  .record({
    path: hostileText.map((text) => text || "app.yml"),
    lines: fc.array(longText, { maxLength: 6 }),
    findings: fc.array(finding, { maxLength: 14 }),
    suppressed: fc.array(fc.tuple(finding, longText), { maxLength: 2 }),
    checks: fc.array(check, { maxLength: 6 }),
    crash: fc.option(hostileText),
  })
  .map(({ path, lines, findings, suppressed, checks, crash }): FileResult => {
    const text = lines.map((line) => line.replace(/[\r\n]/g, "")).join("\n");
    const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
    return {
      path,
      checks,
      source: maskSource(text, starts, [], []),
      secrets: () => [],
      findings: findings.map((finding) => ({ ...finding, file: path })),
      suppressed: suppressed.map(([finding, reason]) => ({ ...finding, file: path, reason })),
      crashes: crash === null ? [] : [{ rule: crash, file: path, message: crash }],
    };
  });

/** A report in which every text that could come from outside is hostile. */
const hostileReport: fc.Arbitrary<Report> = fc
  .tuple(fc.uniqueArray(file, { maxLength: 3, selector: ({ path }) => path }), fc.constantFrom(...failOnWords))
  .map(([files, failOn]) => assembleReport(files, failOn, { name: "sp-api-preflight", version: "0.0.0-test" }));

/** Asserts for many hostile reports; `FUZZ_RUNS` sets how many. */
export function always(holds: (report: Report) => void, numRuns = Number(process.env.FUZZ_RUNS ?? 100)): void {
  fc.assert(
    fc.property(hostileReport, (report) => {
      holds(report);
    }),
    { numRuns },
  );
}
