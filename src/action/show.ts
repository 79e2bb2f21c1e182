import { writeCheckRun } from "../github/check-run.js";
import { postReview } from "../github/review.js";
import type { Report } from "../report/report.js";
import { planAnnotations } from "../reporters/annotation-plan.js";
import { terminalText } from "../reporters/escape/terminal.js";
import { githubCommands } from "../reporters/github.js";
import { renderMarkdown } from "../reporters/markdown.js";
import { renderText } from "../reporters/text.js";
import { counted } from "../reporters/wording.js";
import type { Comparison } from "./comparison.js";
import { filesBaseOf } from "./environment.js";
import type { Inputs } from "./inputs.js";
import type { RunContext } from "./run-context.js";
import type { Runner } from "./runner.js";

/** Shows a report in the log, as annotations, in the pull request, and on the page of the job. */
export async function show(
  report: Report,
  inputs: Inputs,
  runner: Runner,
  context: RunContext,
  comparison: Comparison,
): Promise<void> {
  const { environment, stopToken } = context;
  const tell = (sentence: string) => runner.log(` ${terminalText(sentence)}\n`);
  runner.log(renderText(report, { colour: false, stopToken }));
  for (const problem of comparison.problems) tell(problem);
  if (inputs.review) tell(await review(report, context, comparison));
  if (inputs.annotations !== "off") await annotate(report, inputs, runner, context, comparison, tell);
  const baseUrl = comparison.commits?.filesUrl ?? filesBaseOf(environment, environment.sha);
  const problem = await runner.summarise(renderMarkdown(report, { baseUrl, rest: "the log of this step" }));
  if (problem !== undefined) tell(`The job summary is not written: ${problem}.`);
}

/** Workflow commands where they hold everything or nothing else can; the check run where it is asked for or needed. */
async function annotate(
  report: Report,
  { annotations }: Inputs,
  runner: Runner,
  context: RunContext,
  comparison: Comparison,
  tell: (sentence: string) => void,
): Promise<void> {
  const closing = fails(report);
  const plan = planAnnotations(report.findings, { closing, rest: "the job summary" });
  const fits = plan.length === report.findings.length;
  const canAsk = comparison.client !== undefined && comparison.commits !== undefined;
  if (annotations === "check-run" || (annotations === "auto" && !fits && canAsk)) {
    const { isWritten, sentence } = await checkRun(report, context, comparison);
    tell(sentence);
    if (isWritten) return;
  }
  runner.log(githubCommands(plan));
}

function fails({ outcome, crashes }: Report): boolean {
  return outcome === "failed" || crashes.length > 0;
}

async function checkRun(
  report: Report,
  { environment }: RunContext,
  { client, commits }: Comparison,
): Promise<{ readonly isWritten: boolean; readonly sentence: string }> {
  if (client === undefined || commits === undefined) {
    return {
      isWritten: false,
      sentence: "The check run is not written: the step has no token, or its event names no commit.",
    };
  }
  const { runUrl: detailsUrl, instance } = environment;
  const { head, filesUrl } = commits;
  const result = await writeCheckRun(client, { head, report, failed: fails(report), filesUrl, detailsUrl, instance });
  if (result.kind === "failed") return { isWritten: false, sentence: result.reason };
  const { annotated, left } = result.data;
  const rest = left > 0 ? `; ${left} more stand in the job summary` : "";
  return {
    isWritten: true,
    sentence: `The check run \`sp-api-preflight\` has ${counted(annotated, "annotation")}${rest}.`,
  };
}

async function review(report: Report, { environment }: RunContext, comparison: Comparison): Promise<string> {
  const { client, commits, changes } = comparison;
  if (commits?.number === undefined) return "The review is not posted: this event is about no pull request.";
  if (client === undefined) return "The review is not posted: the step has no token.";
  const { number: pullRequest, head } = commits;
  const result = await postReview(client, { pullRequest, head, report, changes, instance: environment.instance });
  if (result.kind === "failed") return result.reason;
  const { posted, left, closed, problem } = result.data;
  const rest =
    left > 0
      ? ` ${counted(left, "finding")} without a comment: ${left === 1 ? "it stands" : "they stand"} in the job summary.`
      : "";
  const said = `The review has ${counted(posted, "new comment")}, and ${counted(closed, "comment")} about what is repaired ${closed === 1 ? "is" : "are"} closed.`;
  return `${said}${rest}${problem === undefined ? "" : ` ${problem}`}`;
}
