import type { Check } from "../report/finding.js";
import { notAskedFor } from "../report/observation.js";
import type { Report, SuppressedFinding } from "../report/report.js";
import { notAskedCount, type UncheckedGroup, uncheckedGroups } from "../report/unchecked.js";
import { codeViews } from "../report/views.js";
import { type FileView, fileViews } from "../report/walk.js";
import { codeSections } from "./code-words.js";
import { terminalText } from "./escape/terminal.js";
import { withoutCommands } from "./escape/workflow-command.js";
import { paragraph } from "./finding-lines.js";
import { FindingList, leftOutLines, listed } from "./finding-list.js";
import { missedGroups } from "./missed-checks.js";
import { missedLines, placedLine } from "./quiet-lines.js";
import { rolesSections } from "./roles.js";
import { type Line, printed, styled } from "./styled-line.js";
import { counted, nextStep, verdict, worstFirst } from "./wording.js";
import { wrap } from "./wrap.js";

export interface TextOptions {
  readonly colour: boolean;
  /** The width of the terminal; 100 columns where there is none. */
  readonly columns?: number | undefined;
  /** One line a finding, and nothing about what was not checked. */
  readonly quiet?: boolean | undefined;
  /** A random word: the text then stands between commands that keep the runner from reading any other command in it. */
  readonly stopToken?: string | undefined;
}

/** How many ignored findings are listed. */
const ignoredShown = 100;
/** How many reasons why something was not checked, and of how many rules. */
const reasonsShown = 12;
const rulesNamed = 8;

/** The report for a person at a terminal or in a log. */
export function renderText(report: Report, options: TextOptions): string {
  const width = Math.min(160, Math.max(40, options.columns ?? 100)) - 1;
  const plain = (lines: readonly Line[]) => lines.map((line) => printed(line, options.colour)).join("");
  const found = options.quiet === true ? quietText(report, options.colour) : plain(fullLines(report, width));
  const text = found + plain(closing(report, width));
  return options.stopToken === undefined ? text : withoutCommands(text, options.stopToken);
}

/** Each finding in the form that editors and other programs read, `file:line:column: what`, and what was missed. */
function quietText(report: Report, colour: boolean): string {
  const views = fileViews(report);
  const findings = [...views, ...codeViews(report)].flatMap((view) => worstFirst(view.findings));
  const rest = [...leftOutLines(findings.length), ...views.flatMap(missedLines)];
  return [
    ...findings.slice(0, listed).map((finding) => placedLine(finding, colour)),
    ...rest.map((line) => printed(line, colour)),
  ].join("");
}

function fullLines(report: Report, width: number): Line[] {
  const list = new FindingList(width);
  return [
    ...fileViews(report).flatMap((view) => fileLines(view, list, width)),
    ...codeLines(report, list, width),
    ...leftOutLines(report.findings.length),
    ...(report.factsDate === undefined ? [] : [[styled("dim", `Facts about Amazon as of ${report.factsDate}.`)], []]),
  ];
}

/** What was found in the code file by file, what repeats it elsewhere, then what the code calls. */
function codeLines(report: Report, list: FindingList, width: number): Line[] {
  const { code } = report;
  if (code === undefined) return [];
  const brief: Line[] = [];
  const whole = codeViews(report).flatMap(({ path, source, findings, suppressed }): Line[] => {
    const { isBrief, lines } = list.add(findings, source);
    if (!isBrief || suppressed.length > 0)
      return [[styled("strong", terminalText(path))], [], ...lines, ...suppressedLines(suppressed, width)];
    brief.push(...lines.slice(0, -1));
    return [];
  });
  const found = [...whole, ...brief, ...(brief.length > 0 ? [[]] : [])];
  const sections = codeSections(code).flatMap(({ heading, lines }) => [
    ...paragraph(heading, width),
    ...lines.flatMap((line) => paragraph(line, width, "  ")),
    [],
  ]);
  return [...found, ...sections, ...uncheckedLines(code.checks, width)];
}

function fileLines(view: FileView, list: FindingList, width: number): Line[] {
  const { file, findings, walk } = view;
  return [
    [styled("strong", terminalText(file.path))],
    [],
    ...list.add(findings, file.source).lines,
    ...paragraph(walk.sentence, width),
    [],
    ...missedParagraphs(view, width),
    ...rolesLines(view, width),
    ...uncheckedLines(file.checks, width),
    ...notAskedLines(view),
    ...suppressedLines(view.suppressed, width),
  ];
}

function rolesLines({ file }: FileView, width: number): Line[] {
  return (file.roles === undefined ? [] : rolesSections(file.roles)).flatMap(({ heading, sentences }) => [
    [heading],
    ...sentences.flatMap((sentence) => paragraph(sentence, width, "  ")),
    [],
  ]);
}

function missedParagraphs(view: FileView, width: number): Line[] {
  return missedGroups(view).flatMap(({ heading, groups }) => [
    [styled("error", heading)],
    ...groups.flatMap(({ reason, rules }) => paragraph(`${reason}: ${rules.join(", ")}`, width, "  ")),
    [],
  ]);
}

function uncheckedLines(checks: readonly Check[], width: number): Line[] {
  const groups = uncheckedGroups(checks);
  if (groups.length === 0) return [];
  const rules = groups.reduce((sum, group) => sum + group.rules.length + group.inPart.length, 0);
  const inPart = groups.some((group) => group.inPart.length > 0) ? ", or only in part" : "";
  const more = groups.length - reasonsShown;
  return [
    [`Not checked${inPart}: ${counted(rules, "rule")}`],
    ...groups.slice(0, reasonsShown).flatMap((group) => paragraph(reasonText(group), width, "  ")),
    ...(more > 0 ? [[`  and for ${counted(more, "more reason")}`]] : []),
    [],
  ];
}

function notAskedLines({ file }: FileView): Line[] {
  const count = notAskedCount(file.checks);
  return count === 0 ? [] : [[`Not asked of Amazon: ${counted(count, "rule")}, since ${notAskedFor}`], []];
}

function reasonText({ reason, rules, inPart }: UncheckedGroup): string {
  const names = [...rules, ...inPart.map((rule) => `${rule} (in part)`)];
  const more = names.length - rulesNamed;
  return `${reason}: ${names.slice(0, rulesNamed).join(", ")}${more > 0 ? ` and ${counted(more, "more rule")}` : ""}`;
}

function suppressedLines(suppressed: readonly SuppressedFinding[], width: number): Line[] {
  if (suppressed.length === 0) return [];
  return [
    [`Ignored by comments: ${counted(suppressed.length, "finding")}`],
    ...suppressed
      .slice(0, ignoredShown)
      .flatMap(({ severity, rule, line, reason }) =>
        paragraph(`line ${line}, ${severity} ${rule}: ${reason}`, width, "  "),
      ),
    ...(suppressed.length > ignoredShown ? [[`  and ${suppressed.length - ignoredShown} more`]] : []),
    [],
  ];
}

function closing(report: Report, width: number): Line[] {
  const style = report.outcome === "failed" ? "error" : "good";
  return wrap(`${verdict(report)} ${nextStep(report)}`, width).map((line) => [styled(style, line)]);
}
