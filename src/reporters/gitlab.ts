import type { Finding, Severity } from "../report/finding.js";
import { identityOf } from "../report/fingerprint.js";
import type { Report } from "../report/report.js";
import { type FileView, fileViews } from "../report/walk.js";
import { later, listPieces } from "./escape/json.js";
import { terminalText } from "./escape/terminal.js";
import { missedChecks } from "./missed-checks.js";
import { codedMessage } from "./wording.js";

/** The severities of GitLab, of which it has five. Source: GitLab, "Code Quality", Code Quality report format. */
const severities: Readonly<Record<Severity, string>> = { error: "critical", warning: "major", notice: "info" };

/** The report as Code Quality of GitLab: an entry for each finding, whose fingerprint is the same in every run. */
export function renderGitlab(report: Report): string {
  return [...renderGitlabInPieces(report)].join("");
}

/** The same text entry by entry. */
export function* renderGitlabInPieces(report: Report): Generator<string> {
  const findings = report.findings.map((finding) => later(() => entry(finding)));
  yield* listPieces([...findings, ...fileViews(report).flatMap(missed)]);
  yield "\n";
}

/** What was to be checked and was not, at the first line of its file, since it has none. */
function missed(view: FileView) {
  const { path } = view.file;
  return missedChecks(view).map(({ rule, message }) => ({
    description: terminalText(`${rule}: ${message}.`),
    check_name: rule,
    fingerprint: identityOf(rule, path, ["(not checked)"], undefined, new Map()).kind,
    severity: severities.error,
    categories: ["Bug Risk"],
    location: { path, lines: { begin: 1, end: 1 } },
  }));
}

function entry(finding: Finding) {
  const { rule, severity, file, line, column, endLine, endColumn, fix, fingerprint, docs } = finding;
  return {
    description: terminalText(`${codedMessage(finding)} ${fix}`),
    check_name: rule,
    fingerprint,
    severity: severities[severity],
    categories: ["Bug Risk"],
    content: { body: terminalText(docs) },
    location: {
      path: file,
      lines: { begin: line, end: endLine },
      positions: { begin: { line, column }, end: { line: endLine, column: endColumn } },
    },
  };
}
