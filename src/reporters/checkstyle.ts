import type { Finding, Severity } from "../report/finding.js";
import type { Report } from "../report/report.js";
import { codeViews } from "../report/views.js";
import { fileViews } from "../report/walk.js";
import { xmlAttributes } from "./escape/xml.js";
import { type MissedCheck, missedChecks } from "./missed-checks.js";
import { codedMessage } from "./wording.js";

const severities: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", notice: "info" };

/** The report as Checkstyle XML, which many servers and editors read: every file, and in it an error for each finding. */
export function renderCheckstyle(report: Report): string {
  const files = [
    ...fileViews(report).map((view) => fileElement(view.file.path, view.findings, missedChecks(view))),
    ...codeViews(report).map(({ path, findings }) => fileElement(path, findings, [])),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n${files.join("")}</checkstyle>\n`;
}

function fileElement(path: string, findings: readonly Finding[], missed: readonly MissedCheck[]): string {
  const attributes = xmlAttributes({ name: path });
  const errors = [...findings.map(errorElement), ...missed.map(missedElement)];
  if (errors.length === 0) return `  <file${attributes}/>\n`;
  return `  <file${attributes}>\n${errors.join("")}  </file>\n`;
}

/** What was to be checked and was not, which has no line. */
function missedElement({ rule, message }: MissedCheck): string {
  return `    <error${xmlAttributes({ line: 1, severity: "error", message, source: `sp-api-preflight.${rule}` })}/>\n`;
}

function errorElement(finding: Finding): string {
  const { line, column, severity, rule, fix } = finding;
  const attributes = xmlAttributes({
    line,
    column,
    severity: severities[severity],
    message: `${codedMessage(finding)} ${fix}`,
    source: `sp-api-preflight.${rule}`,
  });
  return `    <error${attributes}/>\n`;
}
