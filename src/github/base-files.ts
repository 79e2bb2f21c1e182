import * as z from "zod/mini";
import { limits } from "../settings/limits.js";
import type { ChangedLines } from "./changed-lines.js";
import type { GitHubClient } from "./client.js";
import type { Feature } from "./failure.js";
import type { Commits } from "./pull-request.js";

/** A settings file as it was before the change. */
export type BaseFile =
  | { readonly kind: "read"; readonly bytes: Uint8Array }
  /** The change does not touch the file. */
  | { readonly kind: "unchanged" }
  /** There was none. */
  | { readonly kind: "absent" }
  | { readonly kind: "unknown"; readonly reason: string };

const feature: Feature = { lost: "The settings before the change are not known", permission: "contents: read" };

/**
 * The files at `paths` as they are where the head left the base: what the base got since is no change of the head.
 * Files that the change does not touch cost no request.
 */
export async function baseFiles(
  client: GitHubClient,
  commits: Commits,
  paths: readonly string[],
  changes: ChangedLines,
): Promise<ReadonlyMap<string, BaseFile>> {
  const files = new Map<string, BaseFile>();
  let ancestor: string | BaseFile | undefined;
  for (const path of paths) {
    const change = changes.of(path);
    if (change.kind === "known" && change.status === "new") files.set(path, { kind: "absent" });
    else if (change.kind === "known" && change.status === "untouched") files.set(path, { kind: "unchanged" });
    else {
      ancestor ??= await commonAncestor(client, commits);
      const previous = change.kind === "known" ? (change.previousPath ?? path) : path;
      files.set(path, typeof ancestor === "string" ? await fileAt(client, previous, ancestor) : ancestor);
    }
  }
  return files;
}

async function commonAncestor(client: GitHubClient, { base, head }: Commits): Promise<string | BaseFile> {
  if (base === undefined) return unknown(`${feature.lost}: this event compares with nothing.`);
  const answer = await client.rest(
    feature,
    "GET /repos/{owner}/{repo}/compare/{basehead}",
    { basehead: `${base}...${head}`, per_page: 1, page: 1 },
    z.object({ merge_base_commit: z.object({ sha: z.string() }) }),
  );
  return answer.kind === "failed" ? unknown(answer.reason) : answer.data.merge_base_commit.sha;
}

async function fileAt(client: GitHubClient, path: string, commit: string): Promise<BaseFile> {
  const answer = await client.file(feature, path, commit, limits.bytes);
  if (answer.kind === "done") {
    if (answer.data !== undefined) return { kind: "read", bytes: answer.data };
    return unknown(`${feature.lost}: what stood there is no file of at most ${limits.bytes / 1024} KiB.`);
  }
  // The commit could be read, so the token may read files: this one is not there.
  return answer.status === 404 ? { kind: "absent" } : unknown(answer.reason);
}

function unknown(reason: string): BaseFile {
  return { kind: "unknown", reason };
}
