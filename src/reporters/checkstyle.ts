import type { Finding, Severity } from "../report/finding.js";
import type { Report } from "../report/report.js";
import { type FileView, fileViews } from "../report/walk.js";
import { xmlAttributes } from "./escape/xml.js";
import { type MissedCheck, missedChecks } from "./missed-checks.js";
import { codedMessage } from "./wording.js";

const severities: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", notice: "info" };

/** The report as Checkstyle XML, which many servers and editors read: every file, and in it an error for each finding. */
export function renderCheckstyle(report: Report): string {
  const files = fileViews(report).map(fileElement);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n${files.join("")}</checkstyle>\n`;
}

function fileElement(view: FileView): string {
  const attributes = xmlAttributes({ name: view.file.path });
  const errors = [...view.findings.map(errorElement), ...missedChecks(view).map(missedElement)];
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
