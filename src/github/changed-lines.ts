import * as z from "zod/mini";
import type { GitHubClient } from "./client.js";
import type { Failed, Feature } from "./failure.js";
import { type AddedLines, addedLines, type LineRange, rangesOf } from "./patch.js";
import type { Commits } from "./pull-request.js";

/** What a change does to one file. */
export type FileChange =
  | {
      readonly kind: "known";
      readonly status: "untouched" | "new" | "changed";
      /** The lines that are new or altered, in order; none where the change does not touch the file. */
      readonly added: readonly LineRange[];
      /** The text of these lines at the head. */
      readonly lines: AddedLines;
      /** The path at the base where that is another one. */
      readonly previousPath?: string;
    }
  | { readonly kind: "unknown"; readonly reason: string };

/** What a change does to the files that were asked about. */
export interface ChangedLines {
  of(path: string): FileChange;
  /** The one sentence about what is not known of any file; undefined where all went well. */
  readonly problem: string | undefined;
}

const ofPullRequest: Feature = { lost: "The changed lines are not known", permission: "pull-requests: read" };
const ofCommits: Feature = { lost: "The changed lines are not known", permission: "contents: read" };

const changedFile = z.object({
  filename: z.string(),
  status: z.string(),
  changes: z.number(),
  additions: z.number(),
  patch: z.optional(z.string()),
  previous_filename: z.optional(z.string()),
});
type ChangedFile = z.infer<typeof changedFile>;

/** Source: GitHub, REST API, "List pull requests files" and "Compare two commits". */
const mostOfPullRequest = 3_000;
const mostOfCommits = 300;
const pageSize = 100;

/** Changes of which nothing is known. */
export function unknownLines(reason: string): ChangedLines {
  return { of: () => ({ kind: "unknown", reason }), problem: reason };
}

/** Whether `line` is new or altered. */
export function isAdded(change: FileChange, line: number): boolean {
  return change.kind === "known" && change.lines.has(line);
}

/** Asks GitHub which lines of the files at `paths`, as they are at the head, the change adds or alters. */
export async function changedLines(
  client: GitHubClient,
  commits: Commits,
  paths: readonly string[],
): Promise<ChangedLines> {
  const { number, base, head } = commits;
  if (number === undefined && base === undefined) {
    return unknownLines("The changed lines are not known: this event compares with nothing.");
  }
  const found = await (number === undefined
    ? comparedFiles(client, `${base}...${head}`)
    : listedFiles(client, number, paths));
  if ("kind" in found) return unknownLines(found.reason);
  const changes = new Map(found.files.map((file) => [file.filename, changeOf(file)]));
  return { of: (path) => changes.get(path) ?? found.others, problem: undefined };
}

interface Found {
  readonly files: readonly ChangedFile[];
  /** What is known of a file that is not among them. */
  readonly others: FileChange;
}

/** Page by page, until every one of `paths` is found or the list ends. */
async function listedFiles(client: GitHubClient, number: number, paths: readonly string[]): Promise<Found | Failed> {
  const files: ChangedFile[] = [];
  const missing = new Set(paths);
  for (let page = 1; page <= mostOfPullRequest / pageSize; page += 1) {
    const answer = await client.rest(
      ofPullRequest,
      "GET /repos/{owner}/{repo}/pulls/{pull_number}/files",
      { pull_number: number, per_page: pageSize, page },
      z.array(changedFile),
    );
    if (answer.kind === "failed") return answer;
    files.push(...answer.data);
    for (const { filename } of answer.data) missing.delete(filename);
    if (missing.size === 0 || answer.data.length < pageSize) return { files, others: untouched };
  }
  return { files, others: beyond(mostOfPullRequest) };
}

async function comparedFiles(client: GitHubClient, basehead: string): Promise<Found | Failed> {
  // All files stand on the first page, which need not hold more than one commit.
  const answer = await client.rest(
    ofCommits,
    "GET /repos/{owner}/{repo}/compare/{basehead}",
    { basehead, per_page: 1, page: 1 },
    z.object({ files: z.optional(z.array(changedFile)) }),
  );
  if (answer.kind === "failed") return answer;
  const { files = [] } = answer.data;
  return { files, others: files.length < mostOfCommits ? untouched : beyond(mostOfCommits) };
}

const untouched: FileChange = { kind: "known", status: "untouched", added: [], lines: new Map() };

function beyond(limit: number): FileChange {
  return { kind: "unknown", reason: `GitHub lists at most ${limit} files of a change.` };
}

function changeOf({ status, changes, additions, patch, previous_filename }: ChangedFile): FileChange {
  const lines = patch === undefined && changes === 0 ? new Map<number, string>() : addedLines(patch ?? "");
  // GitHub gives no patch for a large file, and would not say that one is cut.
  if (lines === undefined || lines.size !== additions) {
    return { kind: "unknown", reason: "GitHub does not show the whole difference of this file." };
  }
  return {
    kind: "known",
    status: status === "added" || status === "copied" ? "new" : "changed",
    added: rangesOf(lines),
    lines,
    ...(status === "renamed" && previous_filename !== undefined && { previousPath: previous_filename }),
  };
}
