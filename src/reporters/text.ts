import type { Finding, RelatedSpan } from "../report/finding.js";
import type { Report } from "../report/report.js";
import { type UncheckedGroup, uncheckedGroups } from "../report/unchecked.js";
import { type FileView, fileViews } from "../report/walk.js";
import { codeFrame, type Mark } from "./code-frame.js";
import { terminalText } from "./escape/terminal.js";
import { visible } from "./escape/visible.js";
import { withoutCommands } from "./escape/workflow-command.js";
import { missedGroups } from "./missed-checks.js";
import { missedLines, placedLine, quietLine } from "./quiet-lines.js";
import { rolesSections } from "./roles.js";
import { type Line, printed, styled } from "./styled-line.js";
import { codesInWords, counted, nextStep, originInWords, settingName, verdict, worstFirst } from "./wording.js";
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

/** How many findings are shown with their lines of the file, and how many at all, in one line each. */
const framed = 100;
const listed = 5_000;
/** How many places that a finding also names are shown, how many reasons why something was not checked, and of how many rules. */
const relatedShown = 5;
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
  const findings = views.flatMap((view) => worstFirst(view.findings));
  const rest = [...leftOut(findings.length), ...views.flatMap(missedLines)];
  return [
    ...findings.slice(0, listed).map((finding) => placedLine(finding, colour)),
    ...rest.map((line) => printed(line, colour)),
  ].join("");
}

function fullLines(report: Report, width: number): Line[] {
  let shown = 0;
  return [
    ...fileViews(report).flatMap((view) => {
      const before = shown;
      shown += view.findings.length;
      return fileLines(view, before, width);
    }),
    ...leftOut(report.findings.length),
  ];
}

function leftOut(total: number): Line[] {
  if (total <= listed) return [];
  return [[`${total - listed} more findings are not listed here; the format \`json\` holds all ${total}.`], []];
}

function fileLines(view: FileView, before: number, width: number): Line[] {
  const { file, findings, walk } = view;
  return [
    [styled("strong", terminalText(file.path))],
    [],
    ...worstFirst(findings)
      .slice(0, Math.max(0, listed - before))
      .flatMap((finding, index) => {
        if (before + index >= framed) return [quietLine(finding), ...(index === findings.length - 1 ? [[]] : [])];
        return [...findingLines(finding, view, width), []];
      }),
    ...paragraph(walk.sentence, width),
    [],
    ...missedParagraphs(view, width),
    ...rolesLines(view, width),
    ...uncheckedLines(view, width),
    ...suppressedLines(view, width),
  ];
}

function rolesLines({ file }: FileView, width: number): Line[] {
  return (file.roles === undefined ? [] : rolesSections(file.roles)).flatMap(({ heading, sentences }) => [
    [heading],
    ...sentences.flatMap((sentence) => paragraph(sentence, width, "  ")),
    [],
  ]);
}

function findingLines(finding: Finding, { file }: FileView, width: number): Line[] {
  const { severity, rule, path, related, message, fix, docs } = finding;
  const codes = codesInWords(finding);
  const origin = originInWords(finding);
  const setting = path.length > 0 ? ` (${terminalText(settingName(path))})` : "";
  const more = related.length - relatedShown;
  return [
    [
      styled(severity, severity),
      ...(codes === "" ? [] : [" ", styled("strong", terminalText(codes))]),
      ` ${terminalText(rule)}${origin === "" ? "" : `, ${origin}`}`,
    ],
    [`  ${terminalText(finding.file)}:${finding.line}:${finding.column}${setting}`],
    [],
    ...codeFrame(file.source, [faultMark(finding), ...related.slice(0, relatedShown).map(relatedMark)], width),
    ...(more > 0 ? [[styled("dim", `   and ${counted(more, "more place")}`)] satisfies Line] : []),
    [],
    ...paragraph(message, width, "  "),
    ...paragraph(`Fix: ${fix}`, width, "  "),
    [styled("dim", `  Rule: ${terminalText(docs)}`)],
  ];
}

function faultMark({ line, column, endColumn, severity }: Finding): Mark {
  return { line, column, endColumn, label: "", style: severity };
}

function relatedMark({ line, column, endColumn, message }: RelatedSpan): Mark {
  return { line, column, endColumn, label: message, style: "dim" };
}

function missedParagraphs(view: FileView, width: number): Line[] {
  return missedGroups(view).flatMap(({ heading, groups }) => [
    [styled("error", heading)],
    ...groups.flatMap(({ reason, rules }) => paragraph(`${reason}: ${rules.join(", ")}`, width, "  ")),
    [],
  ]);
}

function uncheckedLines({ file }: FileView, width: number): Line[] {
  const groups = uncheckedGroups(file.checks);
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

function reasonText({ reason, rules, inPart }: UncheckedGroup): string {
  const names = [...rules, ...inPart.map((rule) => `${rule} (in part)`)];
  const more = names.length - rulesNamed;
  return `${reason}: ${names.slice(0, rulesNamed).join(", ")}${more > 0 ? ` and ${counted(more, "more rule")}` : ""}`;
}

function suppressedLines({ suppressed }: FileView, width: number): Line[] {
  if (suppressed.length === 0) return [];
  return [
    [`Ignored by comments: ${counted(suppressed.length, "finding")}`],
    ...suppressed
      .slice(0, framed)
      .flatMap(({ severity, rule, line, reason }) =>
        paragraph(`line ${line}, ${severity} ${rule}: ${reason}`, width, "  "),
      ),
    ...(suppressed.length > framed ? [[`  and ${suppressed.length - framed} more`]] : []),
    [],
  ];
}

function closing(report: Report, width: number): Line[] {
  const style = report.outcome === "failed" ? "error" : "good";
  return wrap(`${verdict(report)} ${nextStep(report)}`, width).map((line) => [styled(style, line)]);
}

/** Text over as many lines as it needs, the second and later ones indented like the first. */
function paragraph(text: string, width: number, indent = ""): Line[] {
  return wrap(visible(text), width - indent.length).map((line) => [indent + line]);
}
