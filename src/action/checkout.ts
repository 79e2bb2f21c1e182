import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A copy of a repository in the workspace. */
export interface Checkout {
  /** Its folder relative to the workspace, with `/`; empty for the workspace itself. */
  readonly folder: string;
  /** The commit that it says to hold; undefined where it does not say. */
  readonly commit: string | undefined;
  /** Whether it lies in another copy, as a submodule or a second checkout does. */
  readonly isNested: boolean;
  /** Whether it is one of the repository that the job is about, as far as it says of which it is. */
  readonly isOwn: boolean;
}

/** Finds the copy that a path of the workspace belongs to, by the nearest `.git` above it; undefined where there is none. */
export function checkoutFinder(workspace: string, repository: string): (path: string) => Checkout | undefined {
  const known = new Map<string, Checkout | undefined>();
  const inFolder = (folder: string): Checkout | undefined => {
    if (known.has(folder)) return known.get(folder);
    const above = folder === "" ? undefined : inFolder(parentOf(folder));
    const found = checkoutAt(folder, workspace, repository, above !== undefined) ?? above;
    known.set(folder, found);
    return found;
  };
  return (path) => inFolder(parentOf(path));
}

function parentOf(path: string): string {
  return path.split("/").slice(0, -1).join("/");
}

function checkoutAt(folder: string, workspace: string, repository: string, isNested: boolean): Checkout | undefined {
  const git = join(workspace, folder, ".git");
  const stat = lstatSync(git, { throwIfNoEntry: false });
  if (stat === undefined) return undefined;
  // A submodule has a file there, which leads elsewhere.
  if (!stat.isDirectory()) return { folder, commit: undefined, isNested, isOwn: !isNested };
  const remote = remoteOf(git);
  const isOwn = remote === undefined || isRemoteOf(remote, repository);
  return { folder, commit: commitOf(git), isNested, isOwn };
}

const mostBytes = 1024 * 1024;

function textOf(path: string): string {
  try {
    return lstatSync(path).size > mostBytes ? "" : readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

function commitOf(git: string): string | undefined {
  const head = textOf(join(git, "HEAD")).trim();
  const [, ref] = /^ref: (refs\/[\w./-]+)$/.exec(head) ?? [];
  if (ref === undefined || ref.includes("..")) return commitIn(head);
  const packed = textOf(join(git, "packed-refs"))
    .split("\n")
    .find((line) => line.endsWith(` ${ref}`));
  return commitIn(textOf(join(git, ref)).trim()) ?? commitIn(packed?.split(" ")[0] ?? "");
}

function commitIn(text: string): string | undefined {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text) ? text : undefined;
}

/** The address of the first remote repository. */
function remoteOf(git: string): string | undefined {
  return /^[ \t]*url[ \t]*=[ \t]*(\S+)/m.exec(textOf(join(git, "config")))?.[1];
}

function isRemoteOf(remote: string, repository: string): boolean {
  const path = remote
    .toLowerCase()
    .replace(/\/$/, "")
    .replace(/\.git$/, "");
  return path.endsWith(`/${repository.toLowerCase()}`) || path.endsWith(`:${repository.toLowerCase()}`);
}
