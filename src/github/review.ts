import * as z from "zod/mini";
import type { Report } from "../report/report.js";
import type { Locate } from "../reporters/annotation.js";
import { counted, verdict } from "../reporters/wording.js";
import type { ChangedLines } from "./changed-lines.js";
import type { Done, GitHubClient } from "./client.js";
import { type Failed, type Feature, failed } from "./failure.js";
import { markedBy, type ReviewComment, reviewComments } from "./review-comments.js";
import { closeThreads, ownThreads } from "./review-threads.js";
import { untilSure } from "./until-sure.js";

export interface ReviewOptions {
  /** The number of the pull request. */
  readonly pullRequest: number;
  /** The commit that the comments stand at. */
  readonly head: string;
  readonly report: Report;
  readonly changes: ChangedLines;
  /** What tells this use of the Action from others in the same pull request; the same in every run. */
  readonly instance: string;
  /** The same as earlier versions wrote it into their comments, where it told less apart. */
  readonly formerInstance?: string;
  /** Whether this run has judged the file at a path of the repository: the comments of others stay as they are. */
  readonly isChecked?: (path: string) => boolean;
  /** Where GitHub finds a finding. */
  readonly locate?: Locate;
}

export interface ReviewPosted {
  /** The comments that are new. */
  readonly posted: number;
  /** The findings that no comment tells, since their lines are not changed or there are too many. */
  readonly left: number;
  /** The comments whose findings are gone, and which were closed. */
  readonly closed: number;
  /** One sentence where comments could not be closed. */
  readonly problem: string | undefined;
}

const feature: Feature = { lost: "The review is not posted", permission: "pull-requests: write" };
const closing: Feature = { lost: "Comments about what is repaired stay open", permission: "pull-requests: write" };

/** A reader takes no more in, and GitHub's time for one request would not do for many more. */
const mostComments = 30;

/**
 * Posts what the changed lines have to hear, in one review that neither approves nor blocks, and closes the comments
 * of earlier runs whose findings are gone. What was said before is not said again; where nothing is left, no review.
 */
export async function postReview(client: GitHubClient, options: ReviewOptions): Promise<Done<ReviewPosted> | Failed> {
  const { report, changes, instance, locate = ({ file, line }) => ({ file, line }) } = options;
  const moved = await movedOn(client, options);
  if (moved !== undefined) return moved;
  const wanted = reviewComments(report, changes, instance, locate);
  return untilSure(client, () => review(client, options, wanted));
}

/** Why nothing is said where the pull request has another head by now: its files are for a later run to judge. */
async function movedOn(client: GitHubClient, { pullRequest, head }: ReviewOptions): Promise<Failed | undefined> {
  const answer = await client.rest(
    feature,
    "GET /repos/{owner}/{repo}/pulls/{pull_number}",
    { pull_number: pullRequest },
    z.object({ head: z.object({ sha: z.string() }) }),
  );
  // A token that may not even ask this is told so by what comes next.
  if (answer.kind === "failed") return answer.status === 403 || answer.status === 404 ? undefined : answer;
  if (answer.data.head.sha === head) return undefined;
  return failed(feature, "the pull request has moved on to another commit");
}

async function review(
  client: GitHubClient,
  options: ReviewOptions,
  wanted: readonly ReviewComment[],
): Promise<Done<ReviewPosted> | Failed> {
  const { pullRequest, report, isChecked = () => true } = options;
  const earlier = await ownThreads(client, feature, pullRequest, options);
  if (earlier.kind === "failed") return earlier;
  const ours = earlier.data.filter(({ path, isFormer }) => (path === undefined ? !isFormer : isChecked(path)));
  const said = new Set(ours.map(({ fingerprint }) => fingerprint));
  const chosen = wanted.slice(0, mostComments);
  const left = report.findings.length - chosen.length;
  const comments = chosen.filter(({ fingerprints }) => !fingerprints.some((one) => said.has(one)));
  if (comments.length > 0) {
    const answer = await post(client, options, comments, left);
    if (answer.kind === "failed") return answer;
  }
  // A rule that broke may have lost what it found.
  const found = new Set(report.findings.flatMap(markedBy));
  const gone = report.crashes.length > 0 ? [] : ours.filter(({ fingerprint }) => !found.has(fingerprint));
  const failure = await closeThreads(client, closing, gone);
  return {
    kind: "done",
    data: {
      posted: comments.length,
      left,
      closed: failure === undefined ? gone.length : 0,
      problem: failure?.reason,
    },
  };
}

async function post(
  client: GitHubClient,
  { pullRequest, head, report }: ReviewOptions,
  comments: readonly ReviewComment[],
  left: number,
): Promise<Done<unknown> | Failed> {
  const others = left > 0 ? ` ${counted(left, "finding")} without a comment here: see the job summary.` : "";
  return await client.rest(
    feature,
    "POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews",
    {
      pull_number: pullRequest,
      commit_id: head,
      event: "COMMENT",
      body: `SP-API Preflight. ${verdict(report)}${others}`,
      comments: comments.map(({ path, line, side, body }) => ({ path, line, side, body })),
    },
    z.object({ id: z.number() }),
  );
}
