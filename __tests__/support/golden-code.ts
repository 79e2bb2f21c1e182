import type { Report } from "../../src/report/report.js";

/** What the rules about code say about a file: the rule's own words in full, those of others by name. */
export function goldenOfCode(rule: string, { code, findings }: Report): string {
  const verdict = code?.checks.find((check) => check.rule === rule);
  const lines = [`${verdict?.result}${verdict?.reason === undefined ? "" : `: ${verdict.reason}`}`];
  for (const finding of findings.filter((one) => one.rule === rule)) {
    const { file, line, column, endColumn, severity, codes, alsoSeen, message, fix, related } = finding;
    const seen = alsoSeen.length > 0 ? ` (also ${alsoSeen.join(", ")})` : "";
    lines.push(
      "",
      `${file}:${line}:${column}-${endColumn} ${severity} ${codes.join(", ") || "no code"}${seen}`,
      `  ${message}`,
      `  ${fix}`,
    );
    lines.push(
      ...related.map(
        (one) => `  related ${one.file ?? file}:${one.line}:${one.column}-${one.endColumn} ${one.message}`,
      ),
    );
  }
  const beside = [
    ...new Set(findings.filter((one) => one.rule !== rule).map((one) => `${one.severity} ${one.rule}`)),
  ].sort();
  if (beside.length > 0) lines.push("", `of other rules: ${beside.join(", ")}`);
  return `${lines.join("\n")}\n`;
}
