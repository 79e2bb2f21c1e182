import { readSettingsFile } from "./read-file.js";
import { UsageError } from "./usage-error.js";

/** How many bytes all files of one run may have together, since each stays in memory until the report is written. */
export const mostBytes = 16 * 1024 * 1024;

/** What a few ordinary settings files come to, in bytes. */
const ordinary = 32 * 1024;

/**
 * The bytes of each file that `paths` name, below or beside `folder`. Throws a UsageError as `readSettingsFile` does,
 * and where the files are too large together.
 * Above what is ordinary, as a hostile file is, V8 is kept from taking twice the memory for what is thrown away at once;
 * below it, only asking would cost time.
 */
export function readSettingsFiles(paths: readonly string[], folder: string): { path: string; bytes: Uint8Array }[] {
  let total = 0;
  const files = paths.map((path) => {
    const bytes = readSettingsFile(path, folder);
    total += bytes.length;
    if (total <= mostBytes) return { path, bytes };
    throw new UsageError(
      `The ${paths.length} files are larger than ${mostBytes / 1024 / 1024} MiB together: check them in several runs.`,
    );
  });
  if (total > ordinary) process.getBuiltinModule("node:v8").setFlagsFromString("--semi-space-growth-factor=1");
  return files;
}
