import * as z from "zod/mini";
import type { Done, GitHubClient } from "./client.js";
import { markedFingerprint } from "./comment-marker.js";
import type { Failed, Feature } from "./failure.js";

/** A conversation that an earlier run of this instance began. */
export interface OwnThread {
  readonly id: string;
  readonly commentId: string;
  /** The fingerprint of the finding that it is about, as the marker writes it. */
  readonly fingerprint: string;
  readonly resolvable: boolean;
  /** The file that it stands at, as far as GitHub tells. */
  readonly path: string | undefined;
  /** Whether an earlier version began it, whose instances told less apart. */
  readonly isFormer: boolean;
}

/** What tells the conversations of one use of the Action from those of others. */
interface Owner {
  readonly instance: string;
  readonly formerInstance?: string | undefined;
}

const actor = z.nullish(z.object({ __typename: z.string(), login: z.string() }));
const page = z.object({
  viewer: z.object({ login: z.string() }),
  repository: z.object({
    pullRequest: z.object({
      reviewThreads: z.object({
        pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.nullish(z.string()) }),
        nodes: z.array(
          z.object({
            id: z.string(),
            isResolved: z.boolean(),
            viewerCanResolve: z.boolean(),
            path: z.nullish(z.string()),
            comments: z.object({
              nodes: z.array(
                z.object({
                  id: z.string(),
                  body: z.string(),
                  isMinimized: z.boolean(),
                  minimizedReason: z.nullish(z.string()),
                  viewerDidAuthor: z.boolean(),
                  author: actor,
                }),
              ),
            }),
          }),
        ),
      }),
    }),
  }),
});

const query = `query Threads($owner: String!, $name: String!, $number: Int!, $after: String) {
  viewer { login }
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      reviewThreads(first: 100, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes {
          id isResolved viewerCanResolve path
          comments(first: 1) {
            nodes { id body isMinimized minimizedReason viewerDidAuthor author { __typename login } }
          }
        }
      }
    }
  }
}`;

/**
 * The conversations of this instance in a pull request. A comment counts only where the token's own account wrote it:
 * anyone can write a marker. One that was closed because its finding was gone counts no more, so that the finding gets
 * a new one where it comes back; one that a person resolved still counts.
 */
export async function ownThreads(
  client: GitHubClient,
  feature: Feature,
  number: number,
  owner: Owner,
): Promise<Done<readonly OwnThread[]> | Failed> {
  const threads: OwnThread[] = [];
  for (let after: string | undefined; ; ) {
    const answer = await threadPage(client, feature, number, after);
    if (answer.kind === "failed") return answer;
    const { viewer, repository } = answer.data;
    const { pageInfo, nodes } = repository.pullRequest.reviewThreads;
    threads.push(...nodes.flatMap((node) => ownThread(node, viewer.login, owner)));
    after = pageInfo.endCursor ?? undefined;
    if (!pageInfo.hasNextPage || after === undefined) return { kind: "done", data: threads };
  }
}

type Page = z.infer<typeof page>;
type ThreadNode = Page["repository"]["pullRequest"]["reviewThreads"]["nodes"][number];

async function threadPage(
  client: GitHubClient,
  feature: Feature,
  number: number,
  after: string | undefined,
): Promise<Done<Page> | Failed> {
  return await client.graphql(feature, query, { number, after: after ?? null }, page);
}

function ownThread(
  { id, isResolved, viewerCanResolve, path, comments }: ThreadNode,
  viewer: string,
  { instance, formerInstance }: Owner,
): OwnThread[] {
  const [first] = comments.nodes;
  if (first === undefined || !isOwn(first, viewer)) return [];
  const current = markedFingerprint(first.body, instance);
  const former = formerInstance === undefined ? undefined : markedFingerprint(first.body, formerInstance);
  const fingerprint = current ?? former;
  const isClosed = first.isMinimized && first.minimizedReason?.toLowerCase() === "resolved";
  if (fingerprint === undefined || isClosed) return [];
  return [
    {
      ...{ id, commentId: first.id, fingerprint, resolvable: viewerCanResolve && !isResolved },
      ...{ path: path ?? undefined, isFormer: current === undefined },
    },
  ];
}

/** GitHub calls an App `name[bot]` where it is the viewer, and `name`, a Bot, where it is an author. */
function isOwn(
  { viewerDidAuthor, author }: { readonly viewerDidAuthor: boolean; readonly author?: z.infer<typeof actor> },
  viewer: string,
): boolean {
  if (viewerDidAuthor) return true;
  const isBot = viewer.endsWith("[bot]");
  return isBot && author?.__typename === "Bot" && author.login === viewer.slice(0, -"[bot]".length);
}

/** How many one mutation closes; GitHub does them one by one and goes on where one fails. */
const batch = 20;

/**
 * Minimises the comments of these conversations as resolved, then resolves those that the token may resolve. Where
 * that fails, nothing is said: a minimised comment reads as resolved, and a job's token may not do more without
 * permission to write contents, which it should not have.
 */
export async function closeThreads(
  client: GitHubClient,
  feature: Feature,
  threads: readonly OwnThread[],
): Promise<Failed | undefined> {
  for (let start = 0; start < threads.length; start += batch) {
    const part = threads.slice(start, start + batch);
    const failure = await mutate(
      client,
      feature,
      (id) => `minimizeComment(input: {subjectId: ${id}, classifier: RESOLVED})`,
      part.map(({ commentId }) => commentId),
    );
    if (failure !== undefined) return failure;
    await mutate(
      client,
      feature,
      (id) => `resolveReviewThread(input: {threadId: ${id}})`,
      part.filter(({ resolvable }) => resolvable).map(({ id }) => id),
    );
  }
  return undefined;
}

/** Does the same to everything in `ids`, in one request. */
async function mutate(
  client: GitHubClient,
  feature: Feature,
  field: (id: string) => string,
  ids: readonly string[],
): Promise<Failed | undefined> {
  if (ids.length === 0) return undefined;
  const declared = ids.map((_, index) => `$id${index}: ID!`).join(", ");
  const fields = ids.map((_, index) => `  done${index}: ${field(`$id${index}`)} { clientMutationId }\n`).join("");
  const variables = Object.fromEntries(ids.map((id, index) => [`id${index}`, id]));
  const mutation = `mutation Close(${declared}) {\n${fields}}`;
  const answer = await client.graphql(feature, mutation, variables, z.record(z.string(), z.unknown()), true);
  return answer.kind === "failed" ? answer : undefined;
}
