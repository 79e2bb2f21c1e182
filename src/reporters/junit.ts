import type { Check, Finding } from "../report/finding.js";
import type { Report, SuppressedFinding } from "../report/report.js";
import { type FileView, fileViews } from "../report/walk.js";
import { xmlText } from "./escape/xml.js";
import { codesInWords } from "./wording.js";

/**
 * The report as JUnit XML: a suite for each file, in it a test case with one failure for each finding. What passed is a
 * test case without one, what was not checked or is ignored by a comment is a skipped one.
 */
export function renderJunit(report: Report): string {
  const suites = fileViews(report).map(suite);
  const total = (count: keyof Counts) => suites.reduce((sum, { counts }) => sum + counts[count], 0);
  const counts = { tests: total("tests"), failures: total("failures"), skipped: total("skipped") };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<testsuites${attributes({ name: report.tool.name, ...counts, errors: 0 })}>\n`,
    ...suites.map(({ text }) => text),
    "</testsuites>\n",
  ].join("");
}

interface Counts {
  readonly tests: number;
  readonly failures: number;
  readonly skipped: number;
}

function suite({ file, findings, suppressed }: FileView): { readonly text: string; readonly counts: Counts } {
  const passed = file.checks.filter(({ result }) => result === "passed");
  const open = file.checks.filter(({ result }) => result === "not-checked");
  const cases = [
    ...findings.map(failure),
    ...suppressed.map((finding) => ignored(finding)),
    ...open.map((check) => skipped(file.path, check)),
    ...passed.map(({ rule }) => `  <testcase${attributes({ name: rule, classname: file.path })}/>\n`),
  ];
  const counts = { tests: cases.length, failures: findings.length, skipped: suppressed.length + open.length };
  const head = `  <testsuite${attributes({ name: file.path, ...counts, errors: 0 })}>\n`;
  return { text: `${head}${cases.map((text) => `  ${text}`).join("")}  </testsuite>\n`, counts };
}

function failure(finding: Finding): string {
  const { severity, file, line, column, message, fix, docs } = finding;
  const body = [`${file}:${line}:${column} ${codesInWords(finding)}`, message, `Fix: ${fix}`, docs];
  return [
    `  <testcase${attributes({ ...named(finding), file, line })}>\n`,
    `      <failure${attributes({ type: severity, message })}>\n`,
    ...body.map((text) => `        ${xmlText(text.trimEnd())}\n`),
    "      </failure>\n    </testcase>\n",
  ].join("");
}

function ignored(finding: SuppressedFinding): string {
  const message = `ignored by a comment: ${finding.reason}`;
  return `  <testcase${attributes(named(finding))}><skipped${attributes({ message })}/></testcase>\n`;
}

function skipped(file: string, { rule, reason = "" }: Check): string {
  const message = `not checked: ${reason}`;
  return `  <testcase${attributes({ name: rule, classname: file })}><skipped${attributes({ message })}/></testcase>\n`;
}

function named({ rule, file, line, column }: Finding) {
  return { name: `${rule} at ${line}:${column}`, classname: file };
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${xmlText(String(value))}"`)
    .join("");
}
