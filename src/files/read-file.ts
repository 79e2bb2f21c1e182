import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, realpathSync, type Stats } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { limits } from "../settings/limits.js";
import { refuseGitFolder, withSlashes } from "./paths.js";
import { UsageError } from "./usage-error.js";

/**
 * The bytes of a regular file, at most one more than the limit for a settings file. No part of a path inside `folder`
 * may be a link; a path outside must not be a link itself. Nothing below `.git` is read.
 * Throws a UsageError that names the path for anything else than a readable regular file.
 */
export function readSettingsFile(path: string, folder: string): Uint8Array {
  return readFileWithin(path, folder, limits.bytes);
}

/** The same with another limit. */
export function readFileWithin(path: string, folder: string, most: number): Uint8Array {
  const full = resolve(folder, path);
  refuseGitFolder(withSlashes(full), path);
  const { real, stat: expected } = provenFile(full, path, folder);
  const handle = open(real, path);
  try {
    const opened = fstatSync(handle);
    if (!opened.isFile() || opened.ino !== expected.ino || opened.dev !== expected.dev) {
      throw new UsageError(`\`${path}\` was exchanged while it was opened.`);
    }
    if (buffer === undefined || buffer.length <= most) buffer = new Uint8Array(most + 1);
    const end = most + 1;
    let length = 0;
    for (let read = -1; read !== 0 && length < end; length += read) {
      read = readSync(handle, buffer, length, end - length, null);
    }
    return buffer.slice(0, length);
  } finally {
    closeSync(handle);
  }
}

/** Files are read one after the other, so that one buffer serves all. */
let buffer: Uint8Array | undefined;

/** Where the file really is, proven to be a regular one that the caller may read. */
function provenFile(full: string, path: string, folder: string): { readonly real: string; readonly stat: Stats } {
  try {
    const [root, realRoot] = [resolve(folder), realpathSync.native(folder)];
    const isInside = full === root || full.startsWith(withSeparator(root));
    const real = isInside ? join(realRoot, relative(root, full)) : realpathSync.native(full);
    if (isInside) refuseLinks(real, realRoot, path);
    else if (!real.startsWith(withSeparator(realpathSync.native(dirname(full))))) throw byLinkOut(path);
    const stat = lstatSync(real);
    if (!stat.isFile()) throw new UsageError(`\`${path}\` is no regular file.`);
    return { real, stat };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`\`${path}\` cannot be read (${codeOf(error)}).`);
  }
}

/** Throws for a path of which some part below `root` is a link. */
function refuseLinks(full: string, root: string, path: string): void {
  let part = root;
  for (const name of relative(root, full).split(sep)) {
    part = join(part, name);
    if (!lstatSync(part).isSymbolicLink()) continue;
    if (!realpathSync.native(full).startsWith(withSeparator(root))) throw byLinkOut(path);
    throw new UsageError(`\`${path}\` is a link or lies behind one, and no link is followed.`);
  }
}

function byLinkOut(path: string): UsageError {
  return new UsageError(`\`${path}\` leads by a link out of the working folder.`);
}

function open(real: string, path: string): number {
  // O_NONBLOCK: opening a pipe that took the file's place must not wait for a writer.
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  try {
    return openSync(real, flags);
  } catch (error) {
    throw new UsageError(`\`${path}\` cannot be read (${codeOf(error)}).`);
  }
}

function withSeparator(folder: string): string {
  return folder.endsWith(sep) ? folder : `${folder}${sep}`;
}

/** The system's word for a failure, such as ENOENT. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown reason";
}
