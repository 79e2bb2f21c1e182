import { type Dirent, readdirSync } from "node:fs";
import { join } from "node:path";
import { isPattern, matches, mayHold } from "./glob.js";
import { codeOf } from "./read-file.js";
import { UsageError } from "./usage-error.js";

/** How many entries of folders one pattern may search; stated in docs/limits.md. */
export const mostEntries = 200_000;

/** Folders that no wildcard leads into. */
export const skippedFolders: ReadonlySet<string> = new Set(["node_modules", ".git"]);

/**
 * The files below `folder` that match a pattern, links to files and whatever else is no folder among them.
 * Throws a UsageError for a folder that may hold some and cannot be read.
 */
export function search(pattern: string, folder: string): string[] {
  const files: string[] = [];
  const start = fixedPart(pattern).join("/");
  const folders = [start];
  let entries = 0;
  for (let current = folders.pop(); current !== undefined; current = folders.pop()) {
    for (const entry of entriesOf(join(folder, current), current, current === start)) {
      if (++entries > mostEntries) {
        throw new UsageError(`The pattern \`${pattern}\` searches more than ${mostEntries} entries.`);
      }
      const path = current === "" ? entry.name : `${current}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!skippedFolders.has(entry.name) && mayHold(pattern, path)) folders.push(path);
      } else if (matches(pattern, path)) files.push(path);
    }
  }
  return files;
}

/** The folders that a pattern names before its first wildcard. */
export function fixedPart(pattern: string): readonly string[] {
  const parts = pattern.split("/");
  return parts.slice(0, parts.findIndex(isPattern));
}

/** What is not there holds nothing, but only where the search begins: what a folder lists is there. */
function entriesOf(folder: string, path: string, isStart: boolean): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    const code = codeOf(error);
    if (isStart && ["ENOENT", "ENOTDIR", "ENAMETOOLONG"].includes(code)) return [];
    throw new UsageError(`The folder \`${path === "" ? "." : path}\` cannot be read (${code}).`);
  }
}
