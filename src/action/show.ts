import { writeCheckRun } from "../github/check-run.js";
import { postReview } from "../github/review.js";
import type { Report } from "../report/report.js";
import type { Locate } from "../reporters/annotation.js";
import { planAnnotations } from "../reporters/annotation-plan.js";
import { terminalText } from "../reporters/escape/terminal.js";
import { githubCommands } from "../reporters/github.js";
import { renderMarkdown } from "../reporters/markdown.js";
import { renderText } from "../reporters/text.js";
import { counted } from "../reporters/wording.js";
import type { Comparison } from "./comparison.js";
import { filesBaseOf, type RunnerEnvironment } from "./environment.js";
import type { Inputs } from "./inputs.js";
import { instanceOf } from "./instance.js";
import type { RunContext } from "./run-context.js";
import type { Runner } from "./runner.js";

/** A report, the same with the paths of the repository, and where GitHub finds what it speaks of. */
export interface Shown {
  readonly report: Report;
  readonly shown: Report;
  readonly locate: Locate;
}

/** Shows a report in the log, as annotations, in the pull request, and on the page of the job. */
export async function show(
  results: Shown,
  inputs: Inputs,
  runner: Runner,
  context: RunContext,
  comparison: Comparison,
): Promise<void> {
  const { environment, stopToken } = context;
  const tell = (sentence: string) => runner.log(` ${terminalText(sentence)}\n`);
  runner.log(renderText(results.report, { colour: false, stopToken }));
  for (const problem of comparison.problems) tell(problem);
  const isElsewhere = comparison.checked?.isOfHead === false;
  if (inputs.review && inputs.token !== "" && !isElsewhere) tell(await review(results, inputs, context, comparison));
  if (inputs.annotations !== "off") await annotate(results, inputs, runner, context, comparison, tell);
  const summary = renderMarkdown(results.shown, {
    baseUrl: baseUrl(environment, comparison),
    rest: "the log of this step",
  });
  const problem = await runner.summarise(summary);
  if (problem !== undefined) tell(`The job summary is not written: ${problem}.`);
}

/** The address of the files whose lines were checked: those of the head only where they are the same. */
function baseUrl(environment: RunnerEnvironment, { commits, checked, places }: Comparison): string | undefined {
  const isHead = checked?.isMoved !== true && checked?.isOfHead !== false;
  const ofHead = isHead ? commits?.filesUrl : undefined;
  return ofHead ?? filesBaseOf(environment, places.commit ?? environment.sha);
}

/** Workflow commands where they hold everything or nothing else can; the check run where it is asked for or needed. */
async function annotate(
  results: Shown,
  inputs: Inputs,
  runner: Runner,
  context: RunContext,
  comparison: Comparison,
  tell: (sentence: string) => void,
): Promise<void> {
  const { report, locate } = results;
  const plan = planAnnotations(report.findings, { closing: fails(report), rest: "the job summary", locate });
  const fits = plan.length === report.findings.length;
  const isElsewhere = comparison.checked?.isOfHead === false;
  const canAsk = comparison.client !== undefined && comparison.commits !== undefined;
  const isWanted = inputs.annotations === "check-run" || (inputs.annotations === "auto" && !fits && canAsk);
  if (isWanted && !isElsewhere) {
    const { isWritten, sentence } = await checkRun(results, inputs, context, comparison);
    if (sentence !== undefined) tell(sentence);
    if (isWritten) return;
  }
  runner.log(githubCommands(plan));
}

function fails({ outcome, crashes }: Report): boolean {
  return outcome === "failed" || crashes.length > 0;
}

async function checkRun(
  { report, shown, locate }: Shown,
  inputs: Inputs,
  { environment }: RunContext,
  { client, commits }: Comparison,
): Promise<{ readonly isWritten: boolean; readonly sentence: string | undefined }> {
  if (client === undefined || commits === undefined) {
    const why = inputs.token === "" ? undefined : "The check run is not written: the event names no commit.";
    return { isWritten: false, sentence: why };
  }
  const { runUrl: detailsUrl } = environment;
  const { checkRun: instance } = instanceOf(environment, inputs);
  const { head, filesUrl } = commits;
  const result = await writeCheckRun(client, {
    ...{ head, report, shown, failed: fails(report), filesUrl, detailsUrl, instance, locate },
  });
  if (result.kind === "failed") return { isWritten: false, sentence: result.reason };
  const { annotated, left } = result.data;
  const rest = left > 0 ? `; ${left} more stand in the job summary` : "";
  return {
    isWritten: true,
    sentence: `The check run \`sp-api-preflight\` has ${counted(annotated, "annotation")}${rest}.`,
  };
}

async function review(
  { report, locate }: Shown,
  inputs: Inputs,
  { environment }: RunContext,
  { client, commits, changes, places, renamed }: Comparison,
): Promise<string> {
  if (client === undefined || commits?.number === undefined) {
    return "The review is not posted: this event is about no pull request.";
  }
  if (places.commit === undefined) return "The review is not posted: what changed is not known.";
  const { number: pullRequest, head } = commits;
  const { comments: instance } = instanceOf(environment, inputs);
  const checked = new Set([...renamed, ...report.files.flatMap(({ path }) => places.shownPath(path) ?? [])]);
  const result = await postReview(client, {
    ...{ pullRequest, head, report, changes, instance, locate, formerInstance: environment.step },
    isChecked: (path) => checked.has(path),
  });
  if (result.kind === "failed") return result.reason;
  const { posted, left, closed, problem } = result.data;
  const rest =
    left > 0
      ? ` ${counted(left, "finding")} without a comment: ${left === 1 ? "it stands" : "they stand"} in the job summary.`
      : "";
  const said = `The review has ${counted(posted, "new comment")}, and ${counted(closed, "comment")} about what is repaired ${closed === 1 ? "is" : "are"} closed.`;
  return `${said}${rest}${problem === undefined ? "" : ` ${problem}`}`;
}
