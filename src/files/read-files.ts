import { readSettingsFile } from "./read-file.js";

/** What a few ordinary settings files come to, in bytes. */
const ordinary = 32 * 1024;

/**
 * The bytes of each file that `paths` name, below or beside `folder`. Throws a UsageError as `readSettingsFile` does.
 * Above what is ordinary, as a hostile file is, V8 is kept from taking twice the memory for what is thrown away at once;
 * below it, only asking would cost time.
 */
export function readSettingsFiles(paths: readonly string[], folder: string): { path: string; bytes: Uint8Array }[] {
  const files = paths.map((path) => ({ path, bytes: readSettingsFile(path, folder) }));
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (total > ordinary) process.getBuiltinModule("node:v8").setFlagsFromString("--semi-space-growth-factor=1");
  return files;
}
