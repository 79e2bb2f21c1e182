import * as z from "zod/mini";
import type { Deadlines } from "../deadlines/deadline.js";
import { deadlinesMarkdown } from "../deadlines/deadlines-markdown.js";
import { findDeadlines, unreadable } from "../deadlines/find-deadlines.js";
import { GitHubClient } from "../github/client.js";
import type { Feature } from "../github/failure.js";
import { type IssueKept, keepIssue } from "../github/kept-issue.js";
import type { SettingsFile } from "../preflight.js";
import { certificatesSeen } from "../report/observation.js";
import type { Comparison } from "./comparison.js";
import type { RunnerEnvironment } from "./environment.js";
import { readEventPayload } from "./event-payload.js";
import type { Inputs } from "./inputs.js";
import { instanceOf } from "./instance.js";
import type { RunContext } from "./run-context.js";

const feature: Feature = { lost: "The deadline issue is not kept", permission: "issues: write" };

/** Days before a day from which it has an issue: those of the first alarm in the calendar. */
const daysAhead = 30;

/**
 * Keeps one issue about what ends soon in `files`, as they are checked out, and of the certificates that were seen of the
 * `asked` ones. Gives one sentence; never throws.
 */
export async function keepDeadlineIssue(
  files: readonly SettingsFile[],
  asked: readonly SettingsFile[],
  inputs: Inputs,
  { environment, today }: RunContext,
  { client }: Comparison,
): Promise<string> {
  const refusal = refusedEvent(environment);
  if (refusal !== undefined) return `${feature.lost}: ${refusal}.`;
  const { apiUrl, repository } = environment;
  const { token } = inputs;
  const github = client ?? new GitHubClient({ apiUrl, token, repository, readOnlyToken: false });
  const seen = new Map(asked.map(({ path, live }) => [path, certificatesSeen(live)]));
  const found = findDeadlines(
    files.map((file) => ({ ...file, certificates: seen.get(file.path) })),
    today,
  );
  const result = await keepIssue(github, feature, {
    instance: instanceOf(environment, inputs).deadlines,
    subject: "deadlines",
    title: titleOf(found),
    text: textOf(found),
    isNeeded: isNeeded(found),
  });
  return result.kind === "failed" ? result.reason : inWords(result.data);
}

/** What a change of somebody's declares is no deadline of the app yet. */
function refusedEvent({ eventName, eventPath }: RunnerEnvironment): string | undefined {
  if (eventName === "schedule" || eventName === "workflow_dispatch") return undefined;
  if (eventName !== "push") return "this event is none of `schedule`, `workflow_dispatch` and `push`";
  const event = pushEvent.safeParse(readEventPayload(eventPath)).data;
  if (event === undefined) return "the event does not tell which branch was pushed";
  const isDefault = event.ref === `refs/heads/${event.repository.default_branch}`;
  return isDefault ? undefined : "this push is not one to the default branch";
}

const pushEvent = z.object({ ref: z.string(), repository: z.object({ default_branch: z.string() }) });

function near({ deadlines }: Deadlines) {
  return deadlines.filter(({ daysLeft }) => daysLeft <= daysAhead);
}

/** A file that cannot be read may hold the day that the issue is about. */
function isNeeded(found: Deadlines): boolean | undefined {
  if (near(found).length > 0) return true;
  return found.unknown.some(({ reason }) => reason === unreadable) ? undefined : false;
}

function titleOf(found: Deadlines): string {
  const [first] = near(found);
  if (first === undefined) return "SP-API: nothing is known to end soon";
  return `SP-API: something ${first.daysLeft < 0 ? "ended" : "ends"} on ${first.on}`;
}

function textOf(found: Deadlines): string {
  const closing = `This issue is kept up to date by \`sp-api-preflight\`, and closed once nothing ends within ${daysAhead} days.`;
  return `What ends when, as of ${found.today}:\n\n${deadlinesMarkdown(found)}\n\n${closing}`;
}

function inWords(kept: IssueKept): string {
  if (kept.done === "none")
    return `Nothing is known to end within ${daysAhead} days, so that no deadline issue is open.`;
  const what = kept.done === "unchanged" ? "up to date" : kept.done;
  return `The deadline issue #${kept.number} is ${what}.`;
}
