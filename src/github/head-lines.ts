import type { LocalFile } from "./base-files.js";
import { blobId } from "./blob-id.js";
import type { ChangedLines } from "./changed-lines.js";
import type { GitHubClient } from "./client.js";
import { CommitFiles, manyFiles } from "./commit-files.js";
import type { Feature } from "./failure.js";
import { lineMap } from "./line-map.js";

/** The line at the head of a line that was checked, both from 1; undefined for one that the head has not. */
export type LineAtHead = (line: number) => number | undefined;

const feature: Feature = { lost: "The lines at the head are not known", permission: "contents: read" };

/**
 * Where the lines of `files`, as a merge with the base has them, stand at the head: those of a file that is the same
 * there, or that GitHub does not give, are left out, and keep their numbers.
 */
export async function headLines(
  client: GitHubClient,
  head: string,
  files: readonly LocalFile[],
  changes: ChangedLines,
): Promise<Map<string, LineAtHead>> {
  const asked = files.filter(({ path, bytes }) => {
    const change = changes.of(path);
    return change.kind !== "known" || change.blob === undefined || change.blob !== blobId(bytes, change.blob);
  });
  const commit = new CommitFiles(client, head, true, asked.length >= manyFiles, feature);
  const moved = new Map<string, LineAtHead>();
  for (const { path, bytes } of asked) {
    const there = await commit.read(path, bytes);
    if (there.kind === "absent") moved.set(path, () => undefined);
    if (there.kind === "read" && Buffer.compare(there.bytes, bytes) !== 0) {
      moved.set(path, lineMap(linesOf(bytes), linesOf(there.bytes)));
    }
  }
  return moved;
}

function linesOf(bytes: Uint8Array): string[] {
  return Buffer.from(bytes)
    .toString("utf8")
    .replace(/^\ufeff/, "")
    .split(/\r?\n/);
}
