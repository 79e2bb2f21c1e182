import * as z from "zod/mini";
import { plainUrl } from "../reporters/escape/uri.js";

/** What happened, as far as it says what the files are compared with. */
export type EventKind = "pull-request" | "pull-request-target" | "merge-group" | "push" | "other";

/** The commits that a run is about. */
export interface Commits {
  readonly event: EventKind;
  /** The commit whose files a reviewer looks at: the head of the pull request, never its merge commit. */
  readonly head: string;
  /** What it is compared with; undefined where there is nothing. It may have commits that the head has not. */
  readonly base: string | undefined;
  /** The object of a tag that was pushed. It is `head` where the event does not say which commit it points to. */
  readonly tag: string | undefined;
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
const pushEvent = z.object({
  before: sha,
  after: sha,
  ref: z.optional(z.string()),
  head_commit: z.nullish(z.object({ id: sha })),
});
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
    event: "other",
    tag: undefined,
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
    event: eventName === "pull_request_target" ? "pull-request-target" : "pull-request",
    tag: undefined,
    head: head.sha,
    base: base.sha,
    number,
    filesUrl: filesUrl((head.repo ?? base.repo).html_url, head.sha),
    isFork,
    // Source: GitHub, "Events that trigger workflows", Pull request events for forked repositories.
    readOnlyToken: eventName !== "pull_request_target" && (isFork || byDependabot),
  };
}

type Pair = Pick<Commits, "head" | "base"> & Partial<Pick<Commits, "event" | "tag">>;

function commitPair(eventName: string, payload: unknown, head: string): Pair | null {
  if (eventName === "merge_group") {
    const group = mergeGroupEvent.safeParse(payload).data?.merge_group;
    return group === undefined ? null : { event: "merge-group", head: group.head_sha, base: group.base_sha };
  }
  const push = eventName === "push" ? pushEvent.safeParse(payload).data : undefined;
  if (push !== undefined) return pushed(push, head);
  return sha.safeParse(head).success ? { head, base: undefined } : null;
}

function pushed({ before, after, ref, head_commit }: z.infer<typeof pushEvent>, checkedOut: string): Pair | null {
  if (isNothing(after)) return null;
  if (ref?.startsWith("refs/tags/") !== true) {
    return { event: "push", head: after, base: isNothing(before) ? undefined : before };
  }
  // An annotated tag is an object of its own; nothing can be written at it.
  const isOther = sha.safeParse(checkedOut).success && checkedOut !== after;
  const commit = head_commit?.id ?? (isOther ? checkedOut : undefined);
  return { event: "push", head: commit ?? after, base: undefined, tag: after };
}

/** A push that makes or deletes a branch has a commit of zeros on one side. */
function isNothing(commit: string): boolean {
  return /^0+$/.test(commit);
}

function filesUrl(repositoryUrl: string | undefined, head: string): string | undefined {
  return repositoryUrl === undefined ? undefined : plainUrl(`${repositoryUrl}/blob/${head}`);
}
