import type { ChangedLines } from "./changed-lines.js";
import type { CommitFile, CommitFiles } from "./commit-files.js";

/** A settings file as it is now. */
export interface LocalFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * What stood at the path of each file before the change; for one that the change renames, what stood at the path that
 * it had, if that was checked too: `isChecked` tells of which paths the files are. Anything else was nobody's base.
 */
export async function baseFiles(
  base: CommitFiles,
  files: readonly LocalFile[],
  changes: ChangedLines,
  isChecked: (path: string) => boolean,
): Promise<ReadonlyMap<string, CommitFile>> {
  const found = new Map<string, CommitFile>();
  for (const { path, bytes } of files) {
    const same = await base.read(path, bytes);
    const change = changes.of(path);
    const previous = change.kind === "known" ? change.previousPath : undefined;
    const isRenamed = same.kind === "absent" && previous !== undefined && isChecked(previous);
    found.set(path, isRenamed ? await base.read(previous, bytes) : same);
  }
  return found;
}

/** The files that were checked before the change and are none of those that are checked now. */
export interface LeftFiles {
  /** Those that are gone. */
  readonly gone: readonly string[];
  /** Those that were renamed to one that is checked now. */
  readonly renamed: readonly string[];
}

/** No more files than these are looked for one by one. */
const mostLookedFor = 10;

/**
 * Which files the patterns led to before the change and do not any more. Where the change is too large to be listed, a
 * file of the base is gone if `checked`, the files of the commit that was checked, do not have it either: it may only
 * be missing in the workspace. What cannot be known is left out.
 */
export async function leftFiles(
  base: CommitFiles,
  checked: CommitFiles,
  files: readonly LocalFile[],
  changes: ChangedLines,
  isChecked: (path: string) => boolean,
): Promise<LeftFiles> {
  const now = new Set(files.map(({ path }) => path));
  const renamed = files.flatMap(({ path }) => {
    const change = changes.of(path);
    const previous = change.kind === "known" ? change.previousPath : undefined;
    return previous !== undefined && isChecked(previous) && !now.has(previous) ? [previous] : [];
  });
  const isGone = (path: string) => isChecked(path) && !now.has(path) && !renamed.includes(path);
  if (changes.gone !== undefined)
    return {
      gone: changes.gone
        .map(({ path }) => path)
        .filter(isGone)
        .sort(),
      renamed,
    };
  const gone: string[] = [];
  for (const path of ((await base.paths()) ?? []).filter(isGone).sort().slice(0, mostLookedFor)) {
    if ((await checked.read(path, new Uint8Array())).kind === "absent") gone.push(path);
  }
  return { gone, renamed };
}
