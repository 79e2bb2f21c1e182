import type { Finding } from "../../src/report/finding.js";
import { maskSource } from "../../src/report/masked-source.js";
import { assembleReport, type Report } from "../../src/report/report.js";
import { finding } from "./sample-finding.js";

export const settingsPath = "app-settings.yml";

/** A file of so many lines, `key1: value1` and so on. */
export function settingsText(lines: number): string {
  return Array.from({ length: lines }, (_, index) => `key${index + 1}: value${index + 1}\n`).join("");
}

/** The report on one file whose text is `text`. `findings` say what differs from a plain fault on line 1. */
export function reportOf(text: string, findings: readonly Partial<Finding>[], secrets: readonly string[] = []): Report {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const ranges = secrets.map((secret) => ({ start: text.indexOf(secret), end: text.indexOf(secret) + secret.length }));
  const result = {
    path: settingsPath,
    checks: [],
    source: maskSource(text, starts, ranges, secrets),
    secrets: () => [],
    findings: findings.map((given, index) => ({ ...plainFinding(given.line ?? 1, index), ...given })),
    suppressed: [],
    crashes: [],
  };
  return assembleReport([result], "error", { name: "sp-api-preflight", version: "0.0.0-test" });
}

/** A report with `count` faults, one on each line. */
export function reportWith(count: number): Report {
  return reportOf(
    settingsText(count),
    Array.from({ length: count }, (_, index) => ({ line: index + 1, endLine: index + 1 })),
  );
}

function plainFinding(line: number, index: number): Finding {
  return finding({
    rule: "role-unknown",
    title: "A name is none of Amazon's roles",
    stage: "call",
    severity: "error",
    codes: ["403 Unauthorized"],
    file: settingsPath,
    path: ["roles", "app", index],
    line,
    column: 1,
    endColumn: 5,
    message: `\`value${line}\` is none of Amazon's roles.`,
    fix: "Write the name of a role.",
    fingerprint: `fingerprint${index}`,
  });
}
