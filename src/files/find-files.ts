import { type Dirent, lstatSync, readdirSync } from "node:fs";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { isPattern, matches, mayHold } from "./glob.js";
import { UsageError } from "./usage-error.js";

/** What a search may cost; stated in the README. */
export const searchLimits = { files: 10_000, entries: 200_000 } as const;

const skippedFolders: ReadonlySet<string> = new Set(["node_modules", ".git"]);

/**
 * The files that paths and patterns name, relative to `folder`, with `/`, sorted, each once. A line that starts with
 * `!` takes away what it matches. Links to folders are not entered by a pattern.
 * Throws a UsageError for a path that does not exist and for a pattern that matches nothing.
 */
export function findFiles(patterns: readonly string[], folder: string): string[] {
  const excluded = patterns
    .filter((pattern) => pattern.startsWith("!"))
    .map((pattern) => normal(pattern.slice(1), folder));
  const found = new Set<string>();
  for (const pattern of patterns.filter((pattern) => !pattern.startsWith("!"))) {
    const wanted = normal(pattern, folder);
    const files =
      isPattern(wanted) && !exists(wanted, folder) ? search(wanted, folder) : [existing(wanted, pattern, folder)];
    const kept = files.filter((file) => !excluded.some((single) => matches(single, file)));
    if (kept.length === 0) throw new UsageError(`No file matches \`${pattern}\` in \`${folder}\`.`);
    for (const file of kept) found.add(file);
  }
  if (found.size > searchLimits.files) {
    throw new UsageError(`The patterns match more than ${searchLimits.files} files.`);
  }
  return [...found].sort();
}

/** Relative to the folder, with `/`, without a leading `./`. */
function normal(pattern: string, folder: string): string {
  if (pattern.trim() === "") throw new UsageError("An empty path was given.");
  const path = isAbsolute(pattern) ? relative(folder, pattern) : relative(folder, resolve(folder, pattern));
  return sep === "/" ? path : path.split(sep).join("/");
}

function existing(path: string, given: string, folder: string): string {
  if (!exists(path, folder)) throw new UsageError(`The file \`${given}\` does not exist in \`${folder}\`.`);
  return path;
}

function exists(path: string, folder: string): boolean {
  return lstatSync(resolve(folder, path), { throwIfNoEntry: false }) !== undefined;
}

function search(pattern: string, folder: string): string[] {
  const files: string[] = [];
  const fixed = pattern.split("/");
  const start = fixed.slice(0, fixed.findIndex(isPattern)).join("/");
  const folders = [start];
  let entries = 0;
  for (let current = folders.pop(); current !== undefined; current = folders.pop()) {
    for (const entry of entriesOf(join(folder, current))) {
      if (++entries > searchLimits.entries) {
        throw new UsageError(`The pattern \`${pattern}\` searches more than ${searchLimits.entries} entries.`);
      }
      const path = current === "" ? entry.name : `${current}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!skippedFolders.has(entry.name) && mayHold(pattern, path)) folders.push(path);
      } else if (matches(pattern, path)) files.push(path);
    }
  }
  return files;
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
