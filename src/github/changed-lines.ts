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
      /** The id of the file at the head, as GitHub tells it. */
      readonly blob?: string;
    }
  | { readonly kind: "unknown"; readonly reason: string };

/** What a change does to the files that were asked about. */
export interface ChangedLines {
  of(path: string): FileChange;
  /** The paths that the change takes files away from, with where they went; undefined where not all are known. */
  readonly gone: readonly { readonly path: string; readonly to?: string }[] | undefined;
  /** Where the head left the base; undefined where that is not known. */
  readonly ancestor: string | undefined;
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
  sha: z.nullish(z.string()),
});
type ChangedFile = z.infer<typeof changedFile>;

/** Source: GitHub, REST API, "List pull requests files" and "Compare two commits". */
const mostOfPullRequest = 3_000;
const mostOfCommits = 300;
const pageSize = 100;

/** Changes of which nothing is known. */
export function unknownLines(reason: string): ChangedLines {
  return { of: () => ({ kind: "unknown", reason }), gone: undefined, ancestor: undefined, problem: reason };
}

/** Whether `line` is new or altered. */
export function isAdded(change: FileChange, line: number): boolean {
  return change.kind === "known" && change.lines.has(line);
}

/**
 * Asks GitHub which lines of the files at `paths`, as they are at the head, the change adds or alters: by the commits,
 * so that a pull request that moves on changes nothing; by its number only for what a comparison does not list.
 */
export async function changedLines(
  client: GitHubClient,
  commits: Commits,
  paths: readonly string[],
): Promise<ChangedLines> {
  const { number, base, head } = commits;
  if (base === undefined) return unknownLines("The changed lines are not known: this event compares with nothing.");
  const compared = await comparedFiles(client, `${base}...${head}`);
  const isMissing = (path: string) => !("kind" in compared) && !compared.files.some((file) => file.filename === path);
  const isShort = "kind" in compared || (compared.others.kind === "unknown" && paths.some(isMissing));
  const listed = number !== undefined && isShort ? await listedFiles(client, number, paths) : undefined;
  const found = listed === undefined || "kind" in listed ? compared : listed;
  const ancestor = "kind" in compared ? undefined : compared.ancestor;
  if ("kind" in found) return unknownLines(found.reason);
  const changes = new Map(found.files.map((file) => [file.filename, changeOf(file)]));
  return {
    of: (path) => changes.get(path) ?? found.others,
    // A list by number may be one of a later commit.
    gone: found === compared && found.isWhole ? goneFrom(found.files) : undefined,
    ancestor,
    problem: listed !== undefined && "kind" in listed ? listed.reason : undefined,
  };
}

function goneFrom(files: readonly ChangedFile[]) {
  return files.flatMap(({ filename, status, previous_filename }) => {
    if (status === "removed") return [{ path: filename }];
    return status === "renamed" && previous_filename !== undefined ? [{ path: previous_filename, to: filename }] : [];
  });
}

interface Found {
  readonly files: readonly ChangedFile[];
  /** What is known of a file that is not among them. */
  readonly others: FileChange;
  /** Whether no file is left out. */
  readonly isWhole: boolean;
  readonly ancestor?: string;
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
    const isWhole = answer.data.length < pageSize;
    if (missing.size === 0 || isWhole) return { files, others: untouched, isWhole };
  }
  return { files, others: beyond(mostOfPullRequest), isWhole: false };
}

async function comparedFiles(client: GitHubClient, basehead: string): Promise<Found | Failed> {
  // All files stand on the first page, which need not hold more than one commit.
  const answer = await client.rest(
    ofCommits,
    "GET /repos/{owner}/{repo}/compare/{basehead}",
    { basehead, per_page: 1, page: 1 },
    z.object({ merge_base_commit: z.object({ sha: z.string() }), files: z.optional(z.array(changedFile)) }),
  );
  if (answer.kind === "failed") return answer;
  const { files = [], merge_base_commit } = answer.data;
  const isWhole = files.length < mostOfCommits;
  return { files, others: isWhole ? untouched : beyond(mostOfCommits), isWhole, ancestor: merge_base_commit.sha };
}

const untouched: FileChange = { kind: "known", status: "untouched", added: [], lines: new Map() };

function beyond(limit: number): FileChange {
  return { kind: "unknown", reason: `GitHub lists at most ${limit} files of a change.` };
}

function changeOf({ status, changes, additions, patch, previous_filename, sha }: ChangedFile): FileChange {
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
    ...(typeof sha === "string" && { blob: sha }),
    ...(status === "renamed" && previous_filename !== undefined && { previousPath: previous_filename }),
  };
}
