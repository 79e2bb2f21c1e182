import type { CodeReport } from "./code-report.js";
import { type Demands, type Extent, extentOf, type Failure, failuresOf } from "./demands.js";
import { askedStages, type Check, type Finding, type Severity } from "./finding.js";
import type { LeastRoles } from "./least-roles.js";
import type { MaskedSource } from "./masked-source.js";
import type { LiveReport } from "./observation.js";

/** The severities from the worst on, and the word for none. */
export const failOnWords = ["error", "warning", "notice", "never"] as const;
export type FailOn = (typeof failOnWords)[number];

/** A finding that an ignore comment silences, with the reason that the comment gives. */
export interface SuppressedFinding extends Finding {
  readonly reason: string;
}

/** A rule that broke on a file: the fault is the checker's. */
export interface Crash {
  readonly rule: string;
  readonly file: string;
  readonly message: string;
}

export interface FileReport extends Extent {
  readonly path: string;
  readonly stoppedAt: (typeof askedStages)[number] | null;
  readonly checks: readonly Check[];
  /** The lines of the file for code frames, secrets already masked. */
  readonly source: MaskedSource;
  /** See `FileResult`. */
  readonly secrets: () => readonly string[];
  /** The least roles for what the file declares; absent where it declares no call that needs one. */
  readonly roles?: LeastRoles;
  /** What Amazon was asked about the file; absent where nobody asked. */
  readonly live?: LiveReport;
}

export interface Report extends Extent {
  readonly tool: { readonly name: string; readonly version: string };
  readonly outcome: "passed" | "failed";
  readonly failOn: FailOn;
  /** Whether only findings that were not there before could fail the run. */
  readonly onNew?: boolean | undefined;
  readonly counts: Readonly<Record<Severity | "suppressed", number>>;
  readonly files: readonly FileReport[];
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly crashes: readonly Crash[];
  /** What the run asked to be checked and was not. */
  readonly failures: readonly Failure[];
  /** What was found out about the code; absent where none was read. */
  readonly code?: CodeReport | undefined;
  /** The day on which the facts about Amazon were read, as YYYY-MM-DD. */
  readonly factsDate?: string;
}

/** What the rules found in the code. */
export interface CodeResult {
  readonly report: CodeReport;
  readonly findings: readonly Finding[];
  /** See `FileResult`. */
  readonly excused?: ReadonlySet<Finding>;
  readonly suppressed: readonly SuppressedFinding[];
  readonly crashes: readonly Crash[];
}

/** What the rules found in one file. */
export interface FileResult {
  readonly path: string;
  readonly checks: readonly Check[];
  readonly source: MaskedSource;
  /**
   * The secrets of the file whose form is their own, whole, for the mask of a runner and nothing else: a function, so
   * that whatever writes a report out does not write them.
   */
  readonly secrets: () => readonly string[];
  readonly findings: readonly Finding[];
  /** Those of `findings` that do not fail the run, since the file is proven to have had them before. */
  readonly excused?: ReadonlySet<Finding>;
  readonly suppressed: readonly SuppressedFinding[];
  readonly crashes: readonly Crash[];
  readonly roles?: LeastRoles | undefined;
  readonly live?: LiveReport | undefined;
}

/**
 * Puts the results of all files together: sorted, counted, judged once over all findings. With `onNew`, those that are
 * excused do not fail the run.
 */
export function assembleReport(
  results: readonly FileResult[],
  failOn: FailOn,
  tool: Report["tool"],
  onNew = false,
  demands: Demands = { require: [] },
  code?: CodeResult,
): Report {
  const files = [...results].sort((a, b) => compareText(a.path, b.path));
  const all = code === undefined ? files : [...files, code];
  const findings = inOrder(all.flatMap(({ findings }) => findings));
  const suppressed = inOrder(all.flatMap(({ suppressed }) => suppressed));
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const failures = files.flatMap(({ path, checks }) => failuresOf(path, checks, demands));
  const extents = files.map(({ checks }) => extentOf(checks));
  const total = (of: keyof Extent) => extents.reduce((sum, extent) => sum + extent[of], 0);
  const counting = all.flatMap(({ findings, excused }) =>
    onNew ? findings.filter((finding) => excused?.has(finding) !== true) : findings,
  );
  const isShort = failures.length > 0 && failOn !== "never";
  return {
    tool,
    outcome: isShort || fails(counting, failOn) ? "failed" : "passed",
    failOn,
    ...(onNew && { onNew }),
    counts: {
      error: count("error"),
      warning: count("warning"),
      notice: count("notice"),
      suppressed: suppressed.length,
    },
    unchecked: total("unchecked"),
    preconditions: total("preconditions"),
    failures,
    files: files.map(({ path, checks, source, secrets, findings, roles, live }) => ({
      path,
      stoppedAt: stoppedAt(findings),
      ...extentOf(checks),
      checks,
      source,
      secrets,
      ...(roles && { roles }),
      ...(live && { live }),
    })),
    findings,
    suppressed,
    crashes: all.flatMap(({ crashes }) => crashes),
    ...(code && { code: code.report }),
  };
}

function inOrder<T extends Finding>(findings: readonly T[]): T[] {
  return [...findings].sort((a, b) => compareText(a.file, b.file) || compareFindings(a, b));
}

/** Whether any finding stands at or above the threshold. */
export function fails(findings: readonly Finding[], failOn: FailOn): boolean {
  if (failOn === "never") return false;
  const failing: readonly FailOn[] = failOnWords.slice(0, failOnWords.indexOf(failOn) + 1);
  return findings.some(({ severity }) => failing.includes(severity));
}

function stoppedAt(findings: readonly Finding[]): FileReport["stoppedAt"] {
  const errors = new Set(findings.filter(({ severity }) => severity === "error").map(({ stage }) => stage));
  return askedStages.find((stage) => errors.has(stage)) ?? null;
}

/** Order of findings in one file: line, column, rule; then message, so that no order is left to chance. */
export function compareFindings(a: Finding, b: Finding): number {
  return a.line - b.line || a.column - b.column || compareText(a.rule, b.rule) || compareText(a.message, b.message);
}

/** Order by code units, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
