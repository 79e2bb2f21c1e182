import type { CodeReport } from "../report/code-report.js";
import type { Check, Edit, Finding } from "../report/finding.js";
import { certificatesSeen, type Observation } from "../report/observation.js";
import type { FileReport, Report } from "../report/report.js";
import { type FileView, fileViews } from "../report/walk.js";
import { jsonPieces, later } from "./escape/json.js";
import { settingName } from "./wording.js";

/** The version of the form below. Within one version fields are only added. */
const reportVersion = 1;

/** The report as JSON: the same input gives the same bytes, save the version of the program. */
export function renderJson(report: Report): string {
  return [...renderJsonInPieces(report)].join("");
}

/** The same text file by file. */
export function renderJsonInPieces(report: Report): Iterable<string> {
  const { tool, outcome, failOn, counts, findings, suppressed, crashes, factsDate } = report;
  return jsonPieces({
    reportVersion,
    tool: { name: tool.name, version: tool.version },
    ...(factsDate !== undefined && { factsDate }),
    outcome,
    failOn,
    counts: { error: counts.error, warning: counts.warning, notice: counts.notice, suppressed: counts.suppressed },
    files: fileViews(report).map((view) => later(() => fileEntry(view))),
    findings: findings.map((finding) => later(() => findingEntry(finding))),
    suppressed: suppressed.map((finding) => later(() => ({ ...findingEntry(finding), reason: finding.reason }))),
    // The message of a crash may hold what the file holds, secrets included.
    crashes: crashes.map(({ rule, file }) => ({ rule, file })),
    unchecked: report.unchecked,
    preconditions: report.preconditions,
    failures: report.failures.map(({ file, kind, rules }) => ({ file, kind, rules })),
    ...(report.code !== undefined && { code: codeEntry(report.code) }),
    ...(report.files.some(({ live }) => live !== undefined) && { live: liveEntries(report.files) }),
    ...(report.files.some(({ live }) => live?.redirects) && { certificates: certificateEntries(report.files) }),
  });
}

function fileEntry({ file, walk }: FileView) {
  return {
    path: file.path,
    stoppedAt: file.stoppedAt,
    checks: file.checks.map(checkEntry),
    walk: {
      sentence: walk.sentence,
      stages: walk.stages.map(({ stage, passed, failed, notApplicable, notChecked }) => ({
        stage,
        passed: passed.length,
        failed: failed.length,
        notApplicable: notApplicable.length,
        notChecked: notChecked.length,
      })),
    },
    ...(file.roles !== undefined && { roles: file.roles }),
    unchecked: file.unchecked,
    preconditions: file.preconditions,
  };
}

function codeEntry({ folder, settings, files, bytes, skipped, sightings, checks, calls }: CodeReport) {
  return { folder, files, bytes, skipped, sightings, settings, checks: checks.map(checkEntry), calls };
}

/** What was asked of Amazon, in the order of asking. */
function liveEntries(files: readonly FileReport[]) {
  return files
    .flatMap(({ path, live }) => (live?.observations ?? []).flatMap((observation) => liveEntry(path, observation)))
    .sort((one, other) => one.order - other.order)
    .map(({ entry }) => entry);
}

function liveEntry(file: string, { call, purpose, about, result }: Observation) {
  if (result.kind === "not-asked" || result.repeats === true || purpose === "redirect") return [];
  const { host, status, answer, requestId, milliseconds, order } = result;
  return [{ order, entry: { file, call, for: settingName(about), host, status, answer, requestId, milliseconds } }];
}

function certificateEntries(files: readonly FileReport[]) {
  return files.flatMap(({ path, live }) =>
    (certificatesSeen(live) ?? []).map(({ host, endsOn }) => ({ file: path, host, endsOn })),
  );
}

function checkEntry({ rule, stage, result, reason }: Check) {
  return { rule, result, ...(reason !== undefined && { reason }), stage };
}

function findingEntry(finding: Finding) {
  const { rule, stage, severity, codes, alsoSeen, file, path, message, fix, source, docs, related, edit } = finding;
  return {
    rule,
    stage,
    severity,
    codes,
    alsoSeen,
    file,
    path,
    ...spanEntry(finding),
    message,
    fix,
    source,
    docs,
    related: related.map((span) => ({
      path: span.path,
      ...spanEntry(span),
      message: span.message,
      ...(span.file !== undefined && { file: span.file }),
    })),
    ...(edit !== undefined && { edit: editEntry(edit) }),
    fingerprint: finding.fingerprint,
    title: finding.title,
    ...(finding.origin !== undefined && { origin: finding.origin }),
  };
}

function spanEntry({ line, column, endLine, endColumn }: Pick<Finding, "line" | "column" | "endLine" | "endColumn">) {
  return { line, column, endLine, endColumn };
}

function editEntry({ start, end, text, safe }: Edit) {
  return {
    start: { line: start.line, column: start.column },
    end: { line: end.line, column: end.column },
    text,
    safe,
  };
}
