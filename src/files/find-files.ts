import { resolve } from "node:path";
import { alternatives, isPattern, isTooWide, matches } from "./glob.js";
import { refuseGitFolder, relativePath } from "./paths.js";
import { fixedPart, search, skippedFolders } from "./search.js";
import { standingAt } from "./standing.js";
import { UsageError } from "./usage-error.js";

/** How many files one run checks; stated in docs/limits.md. */
export const mostFiles = 10_000;

export interface FindOptions {
  /** Whether paths that lead out of the folder are refused, as where somebody else's files stand beside it. */
  readonly insideOnly?: boolean;
}

/**
 * The files that paths and patterns name, relative to `folder`, with `/`, sorted, each once. A line that starts with
 * `!` takes away what it matches. A pattern is always searched, and a file that is called like it joins in; links to
 * folders are not entered. Throws a UsageError for a path that does not exist, for a pattern that matches nothing, and
 * for a folder that a pattern would search and that cannot be read.
 */
export function findFiles(patterns: readonly string[], folder: string, options: FindOptions = {}): string[] {
  const { wanted, excluded } = readPatterns(patterns, folder);
  if (wanted.length === 0) throw new UsageError("No path was given, only what to leave out.");
  const found = new Set<string>();
  for (const one of wanted) {
    const { pattern, given, spelt } = one;
    if (options.insideOnly && [pattern, ...spelt].some(isOutside)) {
      throw new UsageError(`\`${given}\` lies outside the working folder, so it is not read.`);
    }
    if (isTooWide(pattern)) throw new UsageError(`The pattern \`${given}\` has too many alternatives.`);
    for (const path of [pattern, ...spelt]) refuseGitFolder(path, given);
    const kept = filesOf(one, folder).filter((file) => !excluded.some((single) => matches(single, file)));
    if (kept.length === 0) throw new UsageError(`No file matches \`${given}\` in \`${folder}\`.`);
    for (const file of kept) found.add(file);
  }
  if (found.size > mostFiles) throw new UsageError(`The patterns match more than ${mostFiles} files.`);
  return [...found].sort();
}

/**
 * Tells of a path relative to `folder`, with `/`, whether `findFiles` would find a file there: for files of another
 * commit, and for those that are still to be written.
 */
export function selects(patterns: readonly string[], folder: string): (path: string) => boolean {
  const { wanted, excluded } = readPatterns(patterns, folder);
  return (path) =>
    wanted.some(({ pattern, spelt }) =>
      [pattern, ...spelt].some((one) => one === path || (isPattern(one) && searches(one, path))),
    ) && !excluded.some((single) => matches(single, path));
}

function searches(pattern: string, path: string): boolean {
  const searched = path.split("/").slice(fixedPart(pattern).length, -1);
  return matches(pattern, path) && !searched.some((name) => skippedFolders.has(name));
}

/** A pattern as it was given, and relative to the folder. */
interface Wanted {
  readonly given: string;
  readonly pattern: string;
  /** Its alternatives, where one of them is no plain path: `{a,./b}.yml` means `b.yml` too, and `{../a,b}.yml` another folder. */
  readonly spelt: readonly string[];
}

function readWanted(given: string, folder: string): Wanted {
  const all = isTooWide(given) ? [] : alternatives(given).filter((one) => one.trim() !== "");
  const spelt = all.map((one) => relativePath(one, folder));
  const isPlain = all.length < 2 || all.every((one, index) => one === spelt[index] && !/^\.\.|\.git|git~/i.test(one));
  return { given, pattern: relativePath(given, folder), spelt: isPlain ? [] : spelt };
}

function readPatterns(patterns: readonly string[], folder: string) {
  const isExcluding = (pattern: string) => pattern.startsWith("!");
  return {
    wanted: patterns.filter((pattern) => !isExcluding(pattern)).map((given) => readWanted(given, folder)),
    excluded: patterns
      .filter(isExcluding)
      .map((pattern) => readWanted(pattern.slice(1), folder))
      .flatMap(({ pattern, spelt }) => [pattern, ...spelt]),
  };
}

function filesOf({ pattern, given, spelt }: Wanted, folder: string): string[] {
  const literal = standing(pattern, given, folder);
  if (!isPattern(pattern)) {
    if (literal === "nothing") throw new UsageError(`The file \`${given}\` does not exist in \`${folder}\`.`);
    return [pattern];
  }
  const files = [
    ...search(pattern, folder),
    ...spelt.flatMap((one) => {
      if (isPattern(one)) return search(one, folder);
      return standing(one, given, folder) === "file" ? [one] : [];
    }),
  ];
  return literal === "file" ? [...files, pattern] : files;
}

function standing(path: string, given: string, folder: string): "file" | "folder" | "nothing" {
  if (given.includes("\0")) throw new UsageError(`\`${given}\` is no path.`);
  const stat = standingAt(resolve(folder, path));
  if (stat === undefined) return "nothing";
  return stat.isDirectory() ? "folder" : "file";
}

function isOutside(path: string): boolean {
  return path === ".." || path.startsWith("../") || resolve(path) === path;
}
