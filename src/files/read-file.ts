import { closeSync, constants, fstatSync, openSync, readSync, realpathSync, statSync } from "node:fs";
import { dirname, resolve, sep } from "node:path";
import { limits } from "../settings/limits.js";
import { UsageError } from "./usage-error.js";

/**
 * The bytes of a regular file, at most one more than the limit for a settings file. A path inside `folder` must not
 * lead out of it by a link; a path outside must not be a link itself.
 * Throws a UsageError that names the path for anything else than a readable regular file.
 */
export function readSettingsFile(path: string, folder: string): Uint8Array {
  const full = resolve(folder, path);
  const real = insideOf(full, path, folder);
  const expected = statOf(real, path);
  if (!expected.isFile()) throw new UsageError(`\`${path}\` is no regular file.`);
  const handle = open(real, path);
  try {
    const opened = fstatSync(handle);
    if (!opened.isFile() || opened.ino !== expected.ino || opened.dev !== expected.dev) {
      throw new UsageError(`\`${path}\` was exchanged while it was opened.`);
    }
    buffer ??= new Uint8Array(limits.bytes + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < buffer.length; length += read) {
      read = readSync(handle, buffer, length, buffer.length - length, null);
    }
    return buffer.slice(0, length);
  } finally {
    closeSync(handle);
  }
}

/** Files are read one after the other, so that one buffer serves all. */
let buffer: Uint8Array | undefined;

/** The path without links, proven to lie where the caller may read. */
function insideOf(full: string, path: string, folder: string): string {
  try {
    const root = realpathSync.native(folder);
    const real = realpathSync.native(full);
    const isInside = full === resolve(folder) || full.startsWith(withSeparator(resolve(folder)));
    const allowed = isInside ? withSeparator(root) : withSeparator(realpathSync.native(dirname(full)));
    if (!real.startsWith(allowed)) throw new UsageError(`\`${path}\` leads by a link out of the working folder.`);
    return real;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`\`${path}\` cannot be read (${codeOf(error)}).`);
  }
}

function statOf(real: string, path: string): ReturnType<typeof statSync> & object {
  try {
    return statSync(real);
  } catch (error) {
    throw new UsageError(`\`${path}\` cannot be read (${codeOf(error)}).`);
  }
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
