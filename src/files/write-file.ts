import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { codeOf, readSettingsFile } from "./read-file.js";
import { standingAt } from "./standing.js";
import { UsageError } from "./usage-error.js";

/**
 * Writes a file whole or not at all: a temporary file beside it, then a rename. Never through a link, and never
 * outside `folder`; a file that stands there keeps its mode. Throws a UsageError that names the path.
 */
export function writeWhole(path: string, content: string | Uint8Array, folder: string): void {
  const target = targetOf(path, folder);
  write(path, target, content, (temporary) => renameSync(temporary, target.file));
}

/** As `writeWhole`, for a file that still holds `expected`: what somebody else has written since is not lost. */
export function replaceWhole(path: string, expected: Uint8Array, content: Uint8Array, folder: string): void {
  const target = targetOf(path, folder);
  write(path, target, content, (temporary) => {
    if (Buffer.compare(readSettingsFile(path, folder), expected) !== 0) {
      throw new UsageError(`\`${path}\` has changed since it was read, so it is not written.`);
    }
    renameSync(temporary, target.file);
  });
}

/** Writes a file that must not be there yet. Throws a UsageError where it is, and leaves it alone. */
export function createWhole(path: string, content: string, folder: string): void {
  const { file } = targetOf(path, folder);
  const handle = openNew(path, file);
  try {
    writeFileSync(handle, content);
  } catch (error) {
    rmSync(file, { force: true });
    throw new UsageError(`\`${path}\` cannot be written (${codeOf(error)}).`);
  } finally {
    closeSync(handle);
  }
}

function openNew(path: string, file: string): number {
  try {
    return openSync(file, "wx");
  } catch (error) {
    const taken = codeOf(error) === "EEXIST";
    throw new UsageError(
      taken
        ? `\`${path}\` is there already, so it is not overwritten.`
        : `\`${path}\` cannot be written (${codeOf(error)}).`,
    );
  }
}

/** Throws a UsageError that says why the file at `path` would not be written, without writing it. */
export function proveWritable(path: string, folder: string): void {
  targetOf(path, folder);
}

interface Target {
  readonly file: string;
  /** What stands at the path. */
  readonly standing: Stats | undefined;
}

function targetOf(path: string, folder: string): Target {
  const target = resolve(folder, path);
  const parent = realParent(target, path);
  const root = realpathSync(folder);
  if (parent !== root && !parent.startsWith(root.endsWith(sep) ? root : `${root}${sep}`)) {
    throw new UsageError(`\`${path}\` lies outside the working folder, so it is not written.`);
  }
  const isDirect = [resolve(folder), root].some((from) => join(root, relative(from, dirname(target))) === parent);
  const file = join(parent, basename(target));
  const standing = standingAt(file);
  if (!isDirect || (standing !== undefined && !standing.isFile())) {
    throw new UsageError(`\`${path}\` is a link or no regular file, so it is not written.`);
  }
  if (standing !== undefined) proveAllowed(path, file);
  return { file, standing };
}

/** A rename would replace a file that is write-protected as well. */
function proveAllowed(path: string, file: string): void {
  try {
    accessSync(file, constants.W_OK);
  } catch (error) {
    throw new UsageError(`\`${path}\` cannot be written (${codeOf(error)}).`);
  }
}

function write(
  path: string,
  { file, standing }: Target,
  content: string | Uint8Array,
  putInPlace: (temporary: string) => void,
): void {
  const temporary = join(dirname(file), `.${crypto.randomUUID()}.tmp`);
  try {
    writeFileSync(temporary, content, { flag: "wx", ...(standing && { mode: 0o600 }) });
    if (standing !== undefined) chmodSync(temporary, standing.mode & 0o7777);
    putInPlace(temporary);
  } catch (error) {
    rmSync(temporary, { force: true });
    if (error instanceof UsageError) throw error;
    throw new UsageError(`\`${path}\` cannot be written (${codeOf(error)}).`);
  }
}

function realParent(target: string, path: string): string {
  try {
    return realpathSync(dirname(target));
  } catch (error) {
    throw new UsageError(`The folder of \`${path}\` cannot be opened (${codeOf(error)}).`);
  }
}
