import { about } from "../files/about.js";
import { clearOutputs } from "../files/output-files.js";
import { UsageError } from "../files/usage-error.js";
import { writeWhole } from "../files/write-file.js";
import type { Report } from "../report/report.js";
import { terminalText } from "../reporters/escape/terminal.js";
import { workflowCommand } from "../reporters/escape/workflow-command.js";
import { renderJson } from "../reporters/json.js";
import { maskCommands } from "../reporters/mask-commands.js";
import { renderSarif } from "../reporters/sarif.js";
import { verdict } from "../reporters/wording.js";
import { codeCatalogue } from "../rules/code-catalogue.js";
import { catalogue } from "../rules/index.js";
import { listing } from "../rules/listing.js";
import { withoutSecrets } from "../secrets/secrets.js";
import { asInRepository } from "./as-in-repository.js";
import { checkAgainst } from "./check-against.js";
import { codeOf } from "./code.js";
import { compare } from "./comparison.js";
import { keepDeadlineIssue } from "./deadline-issue.js";
import { docsBaseOf } from "./environment.js";
import { filesOf, type Inputs, readInputs } from "./inputs.js";
import { stepPolicy } from "./policy.js";
import type { RunContext } from "./run-context.js";
import type { Runner } from "./runner.js";
import { settingsFiles } from "./settings-files.js";
import { show } from "./show.js";
import { refuseEvent, verification } from "./verification.js";

/** Runs the Action once. Never throws: whatever goes wrong fails the step with one sentence, and no output is set. */
export async function run(runner: Runner, context: RunContext): Promise<void> {
  try {
    clearOutputs(filesOf(runner.input, context.environment.workspace));
    await check(readInputs(runner.input), runner, context);
  } catch (error) {
    close(
      runner,
      error instanceof UsageError ? `The step is set up wrongly: ${error.message}` : internalFailure(error),
    );
  }
}

async function check(inputs: Inputs, runner: Runner, context: RunContext): Promise<void> {
  const { environment, today } = context;
  refuseEvent(inputs, environment);
  const files = settingsFiles(inputs.settings, inputs["working-directory"], environment.workspace);
  const docsBase = docsBaseOf(environment) ?? about.docsBase;
  const options = {
    failOn: inputs["fail-on"],
    tool: { name: about.name, version: about.version },
    docsBase,
    today,
    demands: { require: inputs.require, maxUnchecked: inputs["max-unchecked"] },
  };
  const compared = await compare(files, inputs, environment);
  const { policy, problem } = await stepPolicy(inputs.policy, compared, environment);
  const comparison = problem === undefined ? compared : { ...compared, problems: [...compared.problems, problem] };
  const code = codeOf(inputs, comparison, environment);
  const asked = await verification(comparison.files, inputs, runner, context);
  for (const sentence of asked.sentences) runner.log(` ${terminalText(sentence)}\n`);
  const judging = { ...options, policy, code, hidden: asked.hidden, onNew: inputs["fail-on-new"] };
  const { report, locate } = await checkAgainst({ ...comparison, files: asked.files }, judging);
  if (environment.isRunner) runner.log(maskCommands(report));
  const shown = asInRepository(report, comparison.places);
  writeReports(inputs, report, shown, docsBase, environment.workspace);
  await show({ report, shown, locate }, inputs, runner, context, comparison);
  if (inputs["deadline-issue"] && inputs.token !== "")
    runner.log(` ${terminalText(await keepDeadlineIssue(files, asked.files, inputs, context, comparison))}\n`);
  const [crash] = report.crashes;
  if (crash !== undefined) close(runner, `${about.name} ${about.version} failed: its rule \`${crash.rule}\` broke.`);
  else {
    setOutputs(inputs, report, runner);
    if (report.outcome === "failed") close(runner, closingSentence(report));
  }
}

function writeReports(inputs: Inputs, report: Report, shown: Report, docsBase: string, workspace: string): void {
  const rules = listing(report.code === undefined ? catalogue : [...catalogue, ...codeCatalogue], docsBase);
  if (inputs["report-file"] !== "") writeWhole(inputs["report-file"], renderJson(report), workspace);
  if (inputs["sarif-file"] !== "")
    writeWhole(
      inputs["sarif-file"],
      renderSarif(shown, { rules, homepage: about.homepage, asked: namesOf(inputs) }),
      workspace,
    );
}

/** What the step checks, where it is another thing than the one file of most repositories. */
function namesOf({ settings, "working-directory": folder }: Inputs): readonly string[] {
  const names = [...(folder === "." ? [] : [folder]), ...(settings.join() === "app-settings.yml" ? [] : settings)];
  return names.map(withoutSecrets);
}

function setOutputs(inputs: Inputs, report: Report, runner: Runner): void {
  const { error, warning, notice } = report.counts;
  const problem = runner.outputs({
    outcome: report.outcome,
    errors: error,
    warnings: warning,
    notices: notice,
    unchecked: report.unchecked,
    "report-file": inputs["report-file"],
    "sarif-file": inputs["sarif-file"],
  });
  if (problem !== undefined) runner.log(` Outputs are not set: ${problem}.\n`);
}

function closingSentence(report: Report): string {
  return `${verdict(report)} Every finding stands in the job summary and in the log of this step.`;
}

/** Never the text of the error, which may hold what a checked file holds. */
function internalFailure(error: unknown): string {
  const kind = error instanceof Error ? error.name : typeof error;
  return `${about.name} ${about.version} failed (${kind}). Please report it with the workflow step that was run.`;
}

function close(runner: Runner, text: string): void {
  runner.log(`${workflowCommand({ name: "error", properties: [["title", "SP-API Preflight"]], text })}\n`);
  runner.fail();
}
