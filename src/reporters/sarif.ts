import { type Finding, type Severity, severities } from "../report/finding.js";
import type { Report, SuppressedFinding } from "../report/report.js";
import { fileViews } from "../report/walk.js";
import type { Span } from "../settings/locate.js";
import type { CatalogueEntry } from "./catalogue-entry.js";
import { jsonText, later, listPieces } from "./escape/json.js";
import { sarifMessage } from "./escape/sarif-message.js";
import { relativeUri } from "./escape/uri.js";
import { visible } from "./escape/visible.js";
import { missedChecks } from "./missed-checks.js";
import { sarifRules } from "./sarif-rules.js";
import { codedMessage, counted } from "./wording.js";

export interface SarifOptions {
  /** Every rule of the catalogue, in its order. */
  readonly rules: readonly CatalogueEntry[];
  /** The address of the program. */
  readonly homepage?: string | undefined;
  /** What was asked for, as paths and patterns, so that two uploads of one workflow do not replace each other. */
  readonly asked?: readonly string[] | undefined;
  /** The name of the analysis where the service that reads it has a form of its own; else it is made from `asked`. */
  readonly analysis?: AutomationDetails | undefined;
}

/** The name of an analysis, and what a service wants to know of it. */
export interface AutomationDetails {
  readonly id: string;
  readonly properties?: Readonly<Record<string, string>>;
}

/** What GitHub takes of one run. Source: GitHub, "SARIF support for code scanning". */
const mostResults = 25_000;
const mostRelated = 100;
const longestCategory = 200;

const levels: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", notice: "note" };

/** The report as SARIF 2.1.0, for code scanning. Findings that a comment ignores are in it as suppressed results. */
export function renderSarif(report: Report, options: SarifOptions): string {
  return [...renderSarifInPieces(report, options)].join("");
}

/** The same text result by result. */
export function* renderSarifInPieces(
  report: Report,
  { rules, homepage, asked = [], analysis }: SarifOptions,
): Generator<string> {
  const all: readonly (Finding | SuppressedFinding)[] = [...report.findings, ...report.suppressed];
  const results = mostImportant(all);
  const listed = sarifRules(rules, all);
  const index = new Map(listed.map(({ id }, position) => [id, position]));
  const frame = jsonText({
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: report.tool.name,
            fullName: `${report.tool.name} ${report.tool.version}`,
            version: report.tool.version,
            semanticVersion: report.tool.version,
            ...(homepage !== undefined && { informationUri: homepage }),
            rules: listed,
          },
        },
        automationDetails: analysis ?? { id: runId(report.tool.name, asked) },
        columnKind: "utf16CodeUnits",
        invocations: [
          {
            executionSuccessful: report.crashes.length === 0,
            toolExecutionNotifications: [
              ...crashes(report),
              ...missed(report),
              ...leftOut(all.length - results.length),
            ],
          },
        ],
        properties: { unchecked: report.unchecked, preconditions: report.preconditions },
        results: [],
      },
    ],
  });
  // No text holds a quote that is not escaped, so this is the list that is last.
  const at = frame.lastIndexOf('"results": []') + '"results": '.length;
  yield frame.slice(0, at);
  const entries = results.map((finding) => later(() => result(finding, index.get(finding.rule) ?? -1)));
  yield* listPieces(entries, 6);
  yield `${frame.slice(at + "[]".length)}\n`;
}

/** In the order of the report; where there are too many, errors stay and the least severe go. */
function mostImportant<T extends Finding>(findings: readonly T[]): readonly T[] {
  if (findings.length <= mostResults) return findings;
  const ranked = severities.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
  const kept = new Set(ranked.slice(0, mostResults));
  return findings.filter((finding) => kept.has(finding));
}

/**
 * The name of the analysis, which ends with a slash: what stands before the last one is the category that code scanning
 * keeps apart. Source: GitHub, "SARIF support for code scanning", runAutomationDetails object.
 */
function runId(name: string, asked: readonly string[]): string {
  const what = asked.map((pattern) => relativeUri(visible(pattern))).join("+");
  return what === "" ? `${name}/` : `${name}/${what.slice(0, longestCategory)}/`;
}

function result(finding: Finding | SuppressedFinding, ruleIndex: number) {
  const { rule, severity, fix, related, codes, alsoSeen, edit, fingerprint } = finding;
  return {
    ruleId: rule,
    ruleIndex,
    level: levels[severity],
    message: { text: sarifMessage(`${codedMessage(finding)} ${fix}`) },
    locations: [location(finding.file, finding)],
    relatedLocations: related.slice(0, mostRelated).map((span, id) => ({
      id,
      ...location(span.file ?? finding.file, span),
      message: { text: sarifMessage(span.message) },
    })),
    // Not `primaryLocationLineHash`, which the upload computes itself and warns about when it finds another.
    partialFingerprints: { "spApiPreflight/v1": fingerprint },
    ...(edit !== undefined && { fixes: [repair(finding.file, fix, edit)] }),
    ...("reason" in finding && { suppressions: [suppression(finding.reason)] }),
    properties: { codes, alsoSeen },
  };
}

function location(file: string, { line, column, endLine, endColumn }: Span) {
  return {
    physicalLocation: {
      artifactLocation: artifact(file),
      region: { startLine: line, startColumn: column, endLine, endColumn },
    },
  };
}

function artifact(file: string) {
  return { uri: relativeUri(file), uriBaseId: "%SRCROOT%" };
}

function repair(file: string, fix: string, { start, end, text }: NonNullable<Finding["edit"]>) {
  const deletedRegion = {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
  return {
    description: { text: sarifMessage(fix) },
    artifactChanges: [
      { artifactLocation: artifact(file), replacements: [{ deletedRegion, insertedContent: { text } }] },
    ],
  };
}

function suppression(reason: string) {
  return { kind: "inSource", status: "accepted", justification: visible(reason) };
}

function crashes({ crashes }: Report) {
  return crashes.map(({ rule, file }) => ({
    level: "error",
    message: { text: sarifMessage(`The rule ${rule} broke on ${file}, which is a fault of the checker.`) },
  }));
}

/** No results of code scanning: they have no line. */
function missed(report: Report) {
  return fileViews(report).flatMap((view) =>
    missedChecks(view).map(({ rule, message }) => ({
      level: "error",
      message: { text: sarifMessage(`${rule} in ${view.file.path}: ${message}.`) },
    })),
  );
}

function leftOut(number: number) {
  if (number === 0) return [];
  const text = `${counted(number, "result")} left out, since code scanning takes ${mostResults}.`;
  return [{ level: "warning", message: { text } }];
}
