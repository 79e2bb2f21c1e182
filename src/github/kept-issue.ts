import * as z from "zod/mini";
import type { Done, GitHubClient } from "./client.js";
import { markedFingerprint, marker } from "./comment-marker.js";
import { type Failed, type Feature, failed } from "./failure.js";
import { untilSure } from "./until-sure.js";

/** The one issue that is kept about something. */
export interface KeptIssue {
  /** What tells the issues of one use of the Action from those of others; the same in every run. */
  readonly instance: string;
  /** What it is about, in one word. */
  readonly subject: string;
  readonly title: string;
  /** Its body in Markdown, at most 60,000 characters. */
  readonly text: string;
  /** Whether it has to be open; undefined where nobody knows, and then it stays as it is. */
  readonly isNeeded: boolean | undefined;
}

/** What was done, and the number of the issue; `none` where there is none, and none is needed. */
export type IssueKept =
  | { readonly done: "opened" | "updated" | "reopened" | "closed" | "unchanged"; readonly number: number }
  | { readonly done: "none" };

const issue = z.object({
  number: z.number(),
  title: z.string(),
  body: z.nullish(z.string()),
  state: z.string(),
  user: z.nullish(z.object({ login: z.string() })),
  pull_request: z.optional(z.unknown()),
});
type Issue = z.infer<typeof issue>;
const written = z.object({ number: z.number() });

const pageSize = 100;
/** Issues of one author; more are not looked through. */
const mostPages = 10;

/**
 * Opens the issue, brings it up to date, opens it again or closes it. It is known again by its marker, and only if the
 * owner of the token wrote it: anybody can copy a marker.
 */
export async function keepIssue(
  client: GitHubClient,
  feature: Feature,
  wanted: KeptIssue,
): Promise<Done<IssueKept> | Failed> {
  return untilSure(client, () => keep(client, feature, wanted));
}

async function keep(
  client: GitHubClient,
  feature: Feature,
  { instance, subject, title, text, isNeeded }: KeptIssue,
): Promise<Done<IssueKept> | Failed> {
  const own = await ownIssue(client, feature, instance, subject);
  if (own.kind === "failed") return own;
  const body = `${text}\n\n${marker(instance, subject)}`;
  const found = own.data;
  if (found === undefined) {
    if (isNeeded !== true) return { kind: "done", data: { done: "none" } };
    const answer = await client.rest(feature, "POST /repos/{owner}/{repo}/issues", { title, body }, written);
    return answer.kind === "failed" ? answer : { kind: "done", data: { done: "opened", number: answer.data.number } };
  }
  const { number } = found;
  const isOpen = found.state === "open";
  if (!isOpen && isNeeded !== true) return { kind: "done", data: { done: "none" } };
  const isSame = found.title === title && plain(found.body ?? "") === plain(body);
  if (isSame && isOpen && isNeeded !== false) return { kind: "done", data: { done: "unchanged", number } };
  const state = isNeeded === false ? { state: "closed", state_reason: "completed" } : { state: "open" };
  const answer = await client.rest(
    feature,
    "PATCH /repos/{owner}/{repo}/issues/{issue_number}",
    { issue_number: number, title, body, ...state },
    written,
  );
  if (answer.kind === "failed") return answer;
  return { kind: "done", data: { done: isNeeded === false ? "closed" : isOpen ? "updated" : "reopened", number } };
}

/** The newest issue with the marker that the owner of the token wrote, an open one before a closed one. */
async function ownIssue(
  client: GitHubClient,
  feature: Feature,
  instance: string,
  subject: string,
): Promise<Done<Issue | undefined> | Failed> {
  const viewer = await client.graphql(
    feature,
    "query Viewer { viewer { login } }",
    {},
    z.object({ viewer: z.object({ login: z.string() }) }),
    true,
  );
  if (viewer.kind === "failed") return viewer;
  const { login } = viewer.data.viewer;
  const own: Issue[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const answer = await client.rest(
      feature,
      "GET /repos/{owner}/{repo}/issues",
      { creator: login, state: "all", sort: "created", direction: "desc", per_page: pageSize, page },
      z.array(issue),
    );
    if (answer.kind === "failed") return answer;
    const marked = answer.data.filter(
      ({ body, user, pull_request }) =>
        pull_request == null && user?.login === login && markedFingerprint(body ?? "", instance) === subject,
    );
    own.push(...marked);
    if (answer.data.length < pageSize || own.some(({ state }) => state === "open")) break;
    if (page === mostPages && own.length === 0) {
      return failed(feature, `\`${login}\` wrote more than ${mostPages * pageSize} issues here`);
    }
  }
  return { kind: "done", data: own.find(({ state }) => state === "open") ?? own[0] };
}

/** GitHub may keep other line ends. */
function plain(body: string): string {
  return body.replace(/\r\n/g, "\n").trimEnd();
}
