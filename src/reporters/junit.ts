import type { Check, Finding } from "../report/finding.js";
import type { Report, SuppressedFinding } from "../report/report.js";
import { codeViews } from "../report/views.js";
import { type FileView, fileViews } from "../report/walk.js";
import { xmlAttributes, xmlText } from "./escape/xml.js";
import { type MissedCheck, missedChecks } from "./missed-checks.js";
import { codedMessage, codesInWords } from "./wording.js";

/**
 * The report as JUnit XML: a suite for each file, in it a test case with one failure for each finding. What passed is a
 * test case without one, what was not checked or is ignored by a comment is a skipped one. A test case is named after its
 * rule and never after a place, so that it is the same test when lines move. Valid against the schema of Jenkins.
 */
export function renderJunit(report: Report): string {
  return [...renderJunitInPieces(report)].join("");
}

/** The same text case by case. */
export function* renderJunitInPieces(report: Report): Generator<string> {
  const suites = [...fileViews(report).map(suite), ...codeSuites(report)];
  const total = (count: "tests" | "failures") => suites.reduce((sum, { counts }) => sum + counts[count], 0);
  const counts = { tests: total("tests"), failures: total("failures"), errors: 0 };
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${xmlAttributes({ name: report.tool.name, ...counts })}>\n`;
  for (const { pieces } of suites) for (const piece of pieces) yield piece();
  yield "</testsuites>\n";
}

interface Suite {
  /** Made while they are written. */
  readonly pieces: readonly (() => string)[];
  readonly counts: { readonly tests: number; readonly failures: number; readonly skipped: number };
}

/** A suite for each file of the code, and one for what the rules about code did not find or could not judge. */
function codeSuites(report: Report): Suite[] {
  const { code } = report;
  if (code === undefined) return [];
  const files = codeViews(report).map((view) => suiteOf(view.path, [], view));
  return [...files, suiteOf(`code below ${code.folder}`, code.checks, { findings: [], suppressed: [] })];
}

function suite(view: FileView): Suite {
  const { file } = view;
  const properties = (["unchecked", "preconditions"] as const).map(
    (name) => `      <property${xmlAttributes({ name, value: file[name] })}/>\n`,
  );
  const extent = `    <properties>\n${properties.join("")}    </properties>\n`;
  return suiteOf(file.path, file.checks, view, missedChecks(view), extent);
}

function suiteOf(
  path: string,
  checks: readonly Check[],
  { findings, suppressed }: Pick<FileView, "findings" | "suppressed">,
  missed: readonly MissedCheck[] = [],
  extent = "",
): Suite {
  const passed = checks.filter(({ result }) => result === "passed");
  const rules = new Set(missed.map(({ rule }) => rule));
  const open = checks.filter(({ rule, result }) => result === "not-checked" && !rules.has(rule));
  const named = new Names(path);
  const cases = [
    ...findings.map((finding) => named.testcase(finding.rule, () => failure(finding))),
    ...missed.map((check) => named.testcase(check.rule, () => missing(check))),
    ...suppressed.map((finding) => named.testcase(finding.rule, () => ignored(finding))),
    ...open.map((check) => named.testcase(check.rule, () => unchecked(check))),
    ...passed.map(({ rule }) => named.testcase(rule)),
  ];
  const failures = findings.length + missed.length;
  const counts = { tests: cases.length, failures, skipped: suppressed.length + open.length };
  const head = `  <testsuite${xmlAttributes({ name: path, ...counts, errors: 0 })}>\n`;
  return { pieces: [() => head + extent, ...cases, () => "  </testsuite>\n"], counts };
}

/** The attributes of test cases: `draft-without-beta`, then `draft-without-beta (2)` for the next finding of the rule. */
class Names {
  readonly #used = new Map<string, number>();

  constructor(readonly file: string) {}

  /** A case of the rule, which is named now and made later. */
  testcase(rule: string, content?: () => string): () => string {
    const number = (this.#used.get(rule) ?? 0) + 1;
    this.#used.set(rule, number);
    return () => {
      const attributes = xmlAttributes({ name: number === 1 ? rule : `${rule} (${number})`, classname: this.file });
      if (content === undefined) return `    <testcase${attributes}/>\n`;
      return `    <testcase${attributes}>\n${content()}    </testcase>\n`;
    };
  }
}

function failure(finding: Finding): string {
  const { severity, file, line, column, message, fix, docs, related } = finding;
  const body = [
    `${file}:${line}:${column} ${codesInWords(finding)}`,
    message,
    `Fix: ${fix}`,
    ...related.map((span) => `${file}:${span.line}:${span.column} ${span.message}`),
    docs,
  ];
  return [
    `      <failure${xmlAttributes({ type: severity, message: codedMessage(finding) })}>\n`,
    ...body.map((text) => `        ${xmlText(text.trimEnd())}\n`),
    "      </failure>\n",
  ].join("");
}

/** What was to be checked and was not. */
function missing({ message }: MissedCheck): string {
  return `      <failure${xmlAttributes({ type: "error", message })}/>\n`;
}

function ignored({ reason }: SuppressedFinding): string {
  return skipped(`ignored by a comment: ${reason}`);
}

function unchecked({ reason = "" }: Check): string {
  return skipped(`not checked: ${reason}`);
}

function skipped(message: string): string {
  return `      <skipped${xmlAttributes({ message })}/>\n`;
}
