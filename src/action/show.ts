import type { Report } from "../report/report.js";
import { planAnnotations } from "../reporters/annotation-plan.js";
import { githubCommands } from "../reporters/github.js";
import { renderMarkdown } from "../reporters/markdown.js";
import { renderText } from "../reporters/text.js";
import { filesBaseOf } from "./environment.js";
import type { Inputs } from "./inputs.js";
import type { RunContext } from "./run.js";
import type { Runner } from "./runner.js";

/** Shows a report in the log, as annotations and on the page of the job. */
export async function show(
  report: Report,
  inputs: Inputs,
  runner: Runner,
  { environment, stopToken }: RunContext,
): Promise<void> {
  runner.log(renderText(report, { colour: false, stopToken }));
  if (inputs.annotations !== "off") {
    const closing = report.outcome === "failed" || report.crashes.length > 0;
    runner.log(githubCommands(planAnnotations(report.findings, { closing, rest: "the job summary" })));
  }
  const baseUrl = filesBaseOf(environment, environment.sha);
  const problem = await runner.summarise(renderMarkdown(report, { baseUrl, rest: "the log of this step" }));
  if (problem !== undefined) runner.log(` The job summary is not written: ${problem}.\n`);
}
