import { randomUUID } from "node:crypto";
import { lstatSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import { codeOf } from "./read-file.js";
import { UsageError } from "./usage-error.js";

/**
 * Writes a file whole or not at all: a temporary file beside it, then a rename. Never through a link, and never
 * outside `folder`. Throws a UsageError that names the path.
 */
export function writeWhole(path: string, content: string | Uint8Array, folder: string): void {
  const target = resolve(folder, path);
  const parent = realParent(target, path);
  const root = realpathSync(folder);
  if (parent !== root && !parent.startsWith(root.endsWith(sep) ? root : `${root}${sep}`)) {
    throw new UsageError(`\`${path}\` lies outside the working folder, so it is not written.`);
  }
  const file = join(parent, basename(target));
  const standing = lstatSync(file, { throwIfNoEntry: false });
  if (standing !== undefined && !standing.isFile())
    throw new UsageError(`\`${path}\` is a link or no regular file, so it is not written.`);
  const temporary = join(parent, `.${randomUUID()}.tmp`);
  try {
    writeFileSync(temporary, content, { flag: "wx", ...(standing && { mode: standing.mode }) });
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
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
