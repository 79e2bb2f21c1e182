import * as z from "zod/mini";
import type { Report } from "../report/report.js";
import type { Locate } from "../reporters/annotation.js";
import { clip } from "../reporters/escape/visible.js";
import { renderMarkdown } from "../reporters/markdown.js";
import { counted, verdict } from "../reporters/wording.js";
import { type CheckRunAnnotation, checkRunAnnotations } from "./check-run-annotations.js";
import { type CheckRun, findRuns, missingFrom } from "./check-run-lookup.js";
import type { Done, GitHubClient } from "./client.js";
import { encodedName } from "./encoded-name.js";
import type { Failed, Feature } from "./failure.js";
import { untilSure } from "./until-sure.js";

export interface CheckRunOptions {
  /** The commit that it stands at. */
  readonly head: string;
  readonly report: Report;
  /** The same with the paths of the repository, for links; the report itself where there is none. */
  readonly shown?: Report;
  /** Whether the step fails. */
  readonly failed: boolean;
  /** The address below which the files stand at the head. */
  readonly filesUrl?: string | undefined;
  /** The page of the job. */
  readonly detailsUrl?: string | undefined;
  /** What tells this use of the Action from others at the same commit; the same in every run. */
  readonly instance: string;
  /** Where GitHub finds a finding. */
  readonly locate?: Locate;
}

/** What was written: the number of annotations, and of the findings that have none. */
export interface CheckRunWritten {
  readonly annotated: number;
  readonly left: number;
}

const name = "sp-api-preflight";
const feature: Feature = { lost: "The check run is not written", permission: "checks: write" };
const broken: Feature = { ...feature, lost: "The check run is not complete" };

/** Source: GitHub, REST API, "Create a check run". */
const batch = 50;
const longestSummary = 60_000;
const longestTitle = 255;
/** Twenty requests, which is what the time of one step allows. */
const mostAnnotations = 1_000;

/**
 * Writes the check run of this instance at the head: a new one, or the one that an earlier run of the same instance
 * wrote, if that can be made to say what is found now. It is complete from its first request on, so that nothing that
 * fails later leaves it waiting.
 */
export async function writeCheckRun(
  client: GitHubClient,
  options: CheckRunOptions,
): Promise<Done<CheckRunWritten> | Failed> {
  const { report, locate = ({ file, line }) => ({ file, line }) } = options;
  const annotations = checkRunAnnotations(report, locate).slice(0, mostAnnotations);
  const left = report.findings.length - annotations.length;
  const body = bodyOf(options, left);
  const failure = await untilSure(client, () => write(client, options, body, annotations));
  return failure ?? { kind: "done", data: { annotated: annotations.length, left } };
}

/** Writes what is not there yet. Gives the failure, or nothing. */
async function write(
  client: GitHubClient,
  { head, instance, detailsUrl }: CheckRunOptions,
  body: Body,
  annotations: readonly CheckRunAnnotation[],
): Promise<Failed | undefined> {
  const earlier = await findRuns(client, feature, { name, head, externalId: encodedName(instance) });
  if (earlier.kind === "failed") return earlier;
  for (const run of earlier.data) {
    if (isOfAnother(run, body, detailsUrl)) continue;
    const missing = await missingFrom(client, feature, run, annotations);
    if (missing === "stale") break;
    if ("kind" in missing) return missing;
    const failure = await send(client, run.id, head, instance, body, missing);
    // The check run of another App is not ours to alter.
    if (failure?.status !== 403) return failure;
  }
  return await send(client, undefined, head, instance, body, annotations);
}

/**
 * Whether another step of this very run, with the same inputs, has written something else: as a leg of a matrix does,
 * which nothing tells from this one.
 */
function isOfAnother({ conclusion, title, detailsUrl }: CheckRun, body: Body, ownDetails: string | undefined): boolean {
  const isOfThisRun = ownDetails !== undefined && detailsUrl === ownDetails;
  return isOfThisRun && (conclusion !== body.conclusion || title !== body.output.title);
}

/** Makes a check run, or adds to the one of this id. Gives the failure, or nothing. */
async function send(
  client: GitHubClient,
  existing: number | undefined,
  head: string,
  instance: string,
  body: Body,
  annotations: readonly CheckRunAnnotation[],
): Promise<Failed | undefined> {
  let id = existing;
  const batches = inBatches(annotations);
  for (const part of batches) {
    const output = { ...body.output, annotations: part };
    const answer: Done<{ id: number }> | Failed = await (id === undefined
      ? client.rest(
          feature,
          "POST /repos/{owner}/{repo}/check-runs",
          { ...body, head_sha: head, external_id: encodedName(instance), output },
          z.object({ id: z.number() }),
        )
      : client.rest(
          part === batches[0] ? feature : broken,
          "PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}",
          { ...body, check_run_id: id, output },
          z.object({ id: z.number() }),
        ));
    if (answer.kind === "failed") return answer;
    id ??= answer.data.id;
  }
  return undefined;
}

/** At least one batch, since a run without findings has to be completed too. */
function inBatches(annotations: readonly CheckRunAnnotation[]): (readonly CheckRunAnnotation[])[] {
  const count = Math.max(1, Math.ceil(annotations.length / batch));
  return Array.from({ length: count }, (_, index) => annotations.slice(index * batch, (index + 1) * batch));
}

type Body = ReturnType<typeof bodyOf>;

function bodyOf({ report, shown = report, failed, filesUrl, detailsUrl }: CheckRunOptions, left: number) {
  const text = renderMarkdown(shown, { baseUrl: filesUrl, bytes: longestSummary, rest: "the job summary" });
  const note = `**${counted(left, "finding")} more than a check run can show as annotations: all stand in the job summary.**\n\n`;
  return {
    name,
    status: "completed",
    conclusion: failed ? "failure" : "success",
    ...(detailsUrl !== undefined && { details_url: detailsUrl }),
    output: { title: clip(verdict(report), longestTitle), summary: left > 0 ? note + text : text },
  };
}
