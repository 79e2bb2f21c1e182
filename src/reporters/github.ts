import type { Report } from "../report/report.js";
import { fileViews } from "../report/walk.js";
import type { Annotation } from "./annotation.js";
import { planAnnotations } from "./annotation-plan.js";
import { fitsInProperty, standsInProperty, withoutCommands, workflowCommand } from "./escape/workflow-command.js";
import { missedLines, quietLine } from "./quiet-lines.js";
import { printed } from "./styled-line.js";
import { counted, verdict } from "./wording.js";

export interface GithubOptions {
  /** See PlanOptions. */
  readonly closing?: boolean | undefined;
  /** A random word: plain lines then stand between commands that keep the runner from reading commands in them. */
  readonly stopToken?: string | undefined;
}

const listed = 5_000;

/** The report as workflow commands, then as plain lines what no annotation says in full, and the verdict. */
export function renderGithub(report: Report, { closing, stopToken }: GithubOptions = {}): string {
  const plan = planAnnotations(report.findings, { closing, rest: "the log of this step" });
  const plain = restOfPlan(report, plan, plan);
  return githubCommands(plan) + (stopToken === undefined ? plain : withoutCommands(plain, stopToken));
}

/** As plain lines the findings of a plan that none of the annotations `shown` says in full, and the verdict. */
export function restOfPlan(report: Report, plan: readonly Annotation[], shown: readonly Annotation[]): string {
  const inFull = new Set(shown.filter(({ findings }) => findings.length === 1));
  const findings = plan.filter((annotation) => !inFull.has(annotation)).flatMap((annotation) => annotation.findings);
  const lines = findings.slice(0, listed).map((finding) => printed(quietLine(finding), false));
  const more = findings.length - lines.length;
  if (more > 0) lines.push(printed([`and ${counted(more, "more finding")}, which the format \`json\` holds`], false));
  const missed = fileViews(report).flatMap(missedLines);
  return [...lines, ...[...missed, [verdict(report)]].map((line) => printed(line, false))].join("");
}

/** Annotations as workflow commands, one a line. */
export function githubCommands(plan: readonly Annotation[]): string {
  return plan.map((annotation) => `${command(annotation)}\n`).join("");
}

/** A path in a text, where it must not begin a line of its own. */
function named(path: string): string {
  return fitsInProperty(path) ? path.replaceAll("\n", "\\n") : "a file whose path is too long for an annotation";
}

function command({ severity, place, title, text, link }: Annotation): string {
  const placed = place !== undefined && standsInProperty(place.file);
  const where = placed
    ? ([
        ["file", place.file],
        ["line", place.line],
        ["endLine", place.line],
        ["col", place.column],
        ["endColumn", place.endColumn],
      ] as const)
    : [];
  const lost = place === undefined || placed ? "" : `In ${named(place.file)}, line ${place.line}.\n`;
  return workflowCommand({
    name: severity,
    properties: [...where, ["title", title]],
    text: lost + text,
    lastLine: link,
  });
}
