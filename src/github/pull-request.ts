import * as z from "zod/mini";
import { plainUrl } from "../reporters/escape/uri.js";

/** The commits that a run is about. */
export interface Commits {
  /** The commit whose files a reviewer looks at: the head of the pull request, never its merge commit. */
  readonly head: string;
  /** What it is compared with; undefined where there is nothing. It may have commits that the head has not. */
  readonly base: string | undefined;
  /** The number of the pull request; undefined where there is none, or more than one. */
  readonly number: number | undefined;
  /** The address below which the files stand as they are at the head; undefined where it is not known. */
  readonly filesUrl: string | undefined;
  /** Whether the pull request comes from another repository. */
  readonly isFork: boolean;
  /** Whether GitHub gives the job a token that can only read, whatever the workflow asks for. */
  readonly readOnlyToken: boolean;
}

const sha = z.string().check(z.regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/));
const repository = z.object({ id: z.number(), html_url: z.string() });

const pullRequestEvent = z.object({
  pull_request: z.object({
    number: z.int().check(z.positive()),
    head: z.object({ sha, repo: z.nullish(repository) }),
    base: z.object({ sha, repo: repository }),
  }),
});
const mergeGroupEvent = z.object({ merge_group: z.object({ head_sha: sha, base_sha: sha }) });
const pushEvent = z.object({ before: sha, after: sha });
const anyEvent = z.object({ repository });
const sentEvent = z.object({ sender: z.object({ login: z.string() }) });

/**
 * The commits that the event is about; null where it names none. `payload` is the event as GitHub wrote it, of which
 * nothing is believed; `sha` is the commit that the runner checked out.
 */
export function pullRequestOf(eventName: string, payload: unknown, sha: string): Commits | null {
  const byDependabot = sentEvent.safeParse(payload).data?.sender.login === "dependabot[bot]";
  if (eventName.startsWith("pull_request")) return ofPullRequest(eventName, payload, byDependabot);
  const pair = commitPair(eventName, payload, sha);
  if (pair === null) return null;
  const url = anyEvent.safeParse(payload).data?.repository.html_url;
  return {
    ...pair,
    number: undefined,
    filesUrl: filesUrl(url, pair.head),
    isFork: false,
    readOnlyToken: byDependabot && eventName === "push",
  };
}

function ofPullRequest(eventName: string, payload: unknown, byDependabot: boolean): Commits | null {
  const event = pullRequestEvent.safeParse(payload);
  if (!event.success) return null;
  const { number, head, base } = event.data.pull_request;
  // The repository of a head is null once the fork is deleted.
  const isFork = head.repo?.id !== base.repo.id;
  return {
    head: head.sha,
    base: base.sha,
    number,
    filesUrl: filesUrl((head.repo ?? base.repo).html_url, head.sha),
    isFork,
    // Source: GitHub, "Events that trigger workflows", Pull request events for forked repositories.
    readOnlyToken: eventName !== "pull_request_target" && (isFork || byDependabot),
  };
}

function commitPair(eventName: string, payload: unknown, head: string): Pick<Commits, "head" | "base"> | null {
  if (eventName === "merge_group") {
    const group = mergeGroupEvent.safeParse(payload).data?.merge_group;
    return group === undefined ? null : { head: group.head_sha, base: group.base_sha };
  }
  const push = eventName === "push" ? pushEvent.safeParse(payload).data : undefined;
  if (push !== undefined && isNothing(push.after)) return null;
  if (push !== undefined) return { head: push.after, base: isNothing(push.before) ? undefined : push.before };
  return sha.safeParse(head).success ? { head, base: undefined } : null;
}

/** A push that makes or deletes a branch has a commit of zeros on one side. */
function isNothing(commit: string): boolean {
  return /^0+$/.test(commit);
}

function filesUrl(repositoryUrl: string | undefined, head: string): string | undefined {
  return repositoryUrl === undefined ? undefined : plainUrl(`${repositoryUrl}/blob/${head}`);
}
