import type { Finding } from "../../src/report/finding.js";
import type { Report } from "../../src/report/report.js";

/** What a rule says about a file, in a form that reads as documentation. */
export function goldenOf(rule: string, report: Report): string {
  const [file] = report.files;
  const verdict = file?.checks.find((check) => check.rule === rule);
  const lines = [`${verdict?.result}${verdict?.reason === undefined ? "" : `: ${verdict.reason}`}`];
  for (const finding of report.findings) if (finding.rule === rule) lines.push("", ...goldenFinding(finding));
  const beside = new Set(report.findings.filter((f) => f.rule !== rule && f.severity === "error").map((f) => f.rule));
  if (beside.size > 0) lines.push("", `errors of other rules: ${[...beside].sort().join(", ")}`);
  return `${lines.join("\n")}\n`;
}

function goldenFinding(finding: Finding): string[] {
  const { line, column, endColumn, severity, codes, alsoSeen, message, fix, related, edit, path } = finding;
  const seen = alsoSeen.length > 0 ? ` (also ${alsoSeen.join(", ")})` : "";
  return [
    `${line}:${column}-${endColumn} ${severity} ${codes.join(", ") || "no code"}${seen}`,
    `  at ${path.join(".") || "(text)"}`,
    `  ${message}`,
    `  ${fix}`,
    ...related.map((r) => `  related ${r.line}:${r.column}-${r.endColumn} ${r.message}`),
    ...(edit
      ? [
          `  edit ${edit.start.line}:${edit.start.column}-${edit.end.column} ${JSON.stringify(edit.text)}${edit.safe ? "" : " (not safe)"}`,
        ]
      : []),
  ];
}
