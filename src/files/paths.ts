import { isAbsolute, relative, resolve, sep } from "node:path";
import { UsageError } from "./usage-error.js";

/** A path or pattern relative to `folder`, with `/`, without a leading `./`. Throws a UsageError for an empty one. */
export function relativePath(path: string, folder: string): string {
  if (path.trim() === "") throw new UsageError("An empty path was given.");
  return withSlashes(isAbsolute(path) ? relative(folder, path) : relative(folder, resolve(folder, path)));
}

/** A path of this system with `/`. */
export function withSlashes(path: string): string {
  return sep === "/" ? path : path.split(sep).join("/");
}

/**
 * Throws a UsageError for a path with `.git` in it, in any spelling that some file system takes for it: what stands
 * below is of git, and may hold credentials.
 */
export function refuseGitFolder(path: string, given = path): void {
  if (path.split("/").some((name) => /^(?:\.git|git~\d+)[. ]*$/i.test(name))) {
    throw new UsageError(`\`${given}\` lies below \`.git\`, where nothing is read.`);
  }
}
