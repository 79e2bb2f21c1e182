import * as z from "zod/mini";
import type { GitHubClient } from "./client.js";
import { type Feature, failed } from "./failure.js";
import type { Commits } from "./pull-request.js";

/** What the checked files are to the event. */
export interface CheckedCommit {
  /** The commit before the change; undefined where it is not known. */
  readonly base: string | undefined;
  /** Why the base is not known, as a sentence; empty where it is. */
  readonly unknown: string;
  /** Whether the files stand at the head, or in its merge with the base. */
  readonly isOfHead: boolean;
  /** Whether the head may have other lines than the files that were checked. */
  readonly isMoved: boolean;
}

const feature: Feature = { lost: "The settings before the change are not known", permission: "contents: read" };

/**
 * What `commit`, which was checked out, is compared with: the commit that the head was merged with, where it is a merge
 * of the head; the common ancestor, where it is the head of a pull request itself; else what the event names.
 * `ancestor` is the common ancestor of head and base.
 */
export async function checkedCommit(
  client: GitHubClient,
  commits: Commits,
  commit: string,
  ancestor: string | undefined,
): Promise<CheckedCommit> {
  const { head, base, event, tag } = commits;
  const isPullRequest = event === "pull-request" || event === "pull-request-target";
  if (commit === head || commit === tag) return atHead(isPullRequest ? ancestor : base, isPullRequest);
  if (!isPullRequest || (event === "pull-request-target" && commit === base)) return foreign;
  const parents = await parentsOf(client, commit);
  if (!Array.isArray(parents))
    return { ...nothing, unknown: parents, isOfHead: event === "pull-request", isMoved: true };
  const [first, ...merged] = parents;
  if (first === undefined || !merged.includes(head)) return foreign;
  return { base: first, unknown: "", isOfHead: true, isMoved: first !== ancestor };
}

const nothing = { base: undefined, isMoved: false };
const foreign: CheckedCommit = {
  ...nothing,
  unknown: `${feature.lost}: what was checked out is not the commit that the event is about.`,
  isOfHead: false,
};

function atHead(base: string | undefined, isPullRequest: boolean): CheckedCommit {
  const why = isPullRequest ? "GitHub does not tell the common ancestor" : "this event compares with nothing";
  return { base, unknown: base === undefined ? `${feature.lost}: ${why}.` : "", isOfHead: true, isMoved: false };
}

const parentList = z.object({ sha: z.string(), parents: z.array(z.object({ sha: z.string() })) });

/** The parents of a commit, in order, or why they are not known. */
async function parentsOf(client: GitHubClient, commit: string): Promise<string[] | string> {
  const ask = async (route: string, name: string) => await client.rest(feature, route, { [name]: commit }, parentList);
  const light = await ask("GET /repos/{owner}/{repo}/git/commits/{commit_sha}", "commit_sha");
  // The heavier one also knows commits that only a pull request leads to.
  const answer =
    light.kind === "failed" && light.status === 404
      ? await ask("GET /repos/{owner}/{repo}/commits/{ref}", "ref")
      : light;
  if (answer.kind === "failed") return answer.reason;
  if (answer.data.sha !== commit) return failed(feature, "GitHub answers for another commit").reason;
  return answer.data.parents.map(({ sha }) => sha);
}

const tag = z.object({ object: z.object({ sha: z.string(), type: z.string() }) });

/** The commit that an annotated tag points to, where the event names the tag alone. */
export async function peeled(client: GitHubClient, commits: Commits): Promise<Commits> {
  if (commits.tag !== commits.head) return commits;
  const answer = await client.rest(
    feature,
    "GET /repos/{owner}/{repo}/git/tags/{tag_sha}",
    { tag_sha: commits.head },
    tag,
  );
  return answer.kind === "done" && answer.data.object.type === "commit"
    ? { ...commits, head: answer.data.object.sha }
    : commits;
}
