import { UsageError } from "../files/usage-error.js";
import { pullRequestOf } from "../github/pull-request.js";
import type { World } from "../live/asking.js";
import { namedValues } from "../live/secrets.js";
import { prepare, verify } from "../live/verify.js";
import type { SettingsFile } from "../preflight.js";
import { masker } from "../report/masked-source.js";
import { namedSecretMask } from "../reporters/escape/workflow-command.js";
import type { RunnerEnvironment } from "./environment.js";
import { readEventPayload } from "./event-payload.js";
import type { Inputs } from "./inputs.js";
import type { RunContext } from "./run-context.js";
import type { Runner } from "./runner.js";

/** The settings files with what Amazon answered about them, where it may be asked. */
export interface Verification {
  readonly files: readonly SettingsFile[];
  /** Every text that no output may show. */
  readonly hidden: readonly string[];
  /** One sentence for each thing that was not sent. */
  readonly sentences: readonly string[];
}

/** The events whose code and settings are those of people who may write to the repository. */
const events = ["push", "schedule", "workflow_dispatch", "merge_group", "release", "pull_request"];

/**
 * Throws a UsageError for an event on which secrets must not be used: `pull_request_target`, `workflow_run` and
 * `issue_comment` give them to a run that strangers start. Source: GitHub, "Events that trigger workflows".
 */
export function refuseEvent({ verify }: Inputs, { eventName }: RunnerEnvironment): void {
  if (!verify || events.includes(eventName)) return;
  const known = events.map((event) => `\`${event}\``).join(", ");
  const word = /^\w{1,50}$/.test(eventName) ? `\`${eventName}\`` : "another one";
  throw new UsageError(
    `\`verify\` uses secrets, so it runs on ${known} of the own repository alone; the event is ${word}, which strangers may start.`,
  );
}

/** Asks Amazon about the files where the inputs say so. Throws a UsageError for a secret that is unset. */
export async function verification(
  files: readonly SettingsFile[],
  inputs: Inputs,
  runner: Runner,
  { environment, today, variables = {}, world }: RunContext,
): Promise<Verification> {
  if (!inputs.verify) return { files, hidden: [], sentences: [] };
  const without = whyWithoutSecrets(environment);
  if (without === "fork") return notAsked(files, "a pull request from a fork has no secrets");
  const values = namedValues(inputs.secrets, variables, without === "dependabot");
  if (without === "dependabot" && values.size < inputs.secrets.length) {
    return notAsked(files, "a run that Dependabot starts has no secrets but its own");
  }
  const asked = { values, redirects: inputs["verify-redirects"], today };
  const prepared = prepare(files, asked);
  const mask = (secret: string) => {
    if (environment.isRunner) runner.log(`${namedSecretMask(secret)}\n`);
  };
  const verified = await verify(files, prepared, asked, world?.(mask) ?? (await network(mask)));
  return { ...verified, sentences: prepared.told.map(masker(verified.hidden)) };
}

function notAsked(files: readonly SettingsFile[], reason: string): Verification {
  return { files, hidden: [], sentences: [`Amazon is not asked: ${reason}.`] };
}

/** Why the run has no secrets; undefined where it should have them. */
function whyWithoutSecrets({ eventName, eventPath, sha }: RunnerEnvironment): "fork" | "dependabot" | undefined {
  const commits = pullRequestOf(eventName, readEventPayload(eventPath), sha);
  // A pull request of which nothing is known may come from anywhere.
  if (eventName === "pull_request" && (commits === null || commits.isFork)) return "fork";
  return commits?.readOnlyToken === true ? "dependabot" : undefined;
}

/** What talks to Amazon is loaded when somebody asks for it, and not before. */
async function network(mask: World["mask"]): Promise<World> {
  const { systemWorld } = await import(/* webpackMode: "eager" */ "../live/network.js");
  return systemWorld(mask);
}
