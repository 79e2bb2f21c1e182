import { realpathSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { syntaxOf } from "../source/syntax.js";
import { selects } from "./find-files.js";
import { withSlashes } from "./paths.js";
import { standingAt } from "./standing.js";
import { UsageError } from "./usage-error.js";

/** What a run writes, and what it reads. */
export interface RunFiles {
  /** The paths that reports are written to, relative to `folder`. */
  readonly outputs: readonly string[];
  /** The folder of the outputs, which none may leave. */
  readonly folder: string;
  /** Paths and patterns of the settings files, relative to `searched`. */
  readonly patterns: readonly string[];
  readonly searched: string;
  /** Paths of other files that are read, relative to `searched`. */
  readonly others: readonly string[];
  /** Folders of code that are read, relative to `folder`. */
  readonly code: readonly string[];
}

/**
 * Removes what stands where this run will write its reports, so that nobody takes a file of the checked repository for
 * one of them when the run ends early. A link is removed itself, never what it leads to. Throws a UsageError, once all
 * are removed, for an output that would overwrite what is read, for two that are one file, and for a link.
 */
export function clearOutputs(files: RunFiles): void {
  const { outputs, folder } = files;
  const problems = outputs.flatMap((path) => clear(path, files));
  const places = outputs.map((path) => resolve(folder, path).toLowerCase());
  if (new Set(places).size < places.length) problems.push("Two reports cannot be written to one file.");
  const [problem] = problems;
  if (problem !== undefined) throw new UsageError(problem);
}

function clear(path: string, files: RunFiles): string[] {
  const file = realPlace(path, files.folder);
  if (isRead(path, files) || isCode(path, files)) return [`\`${path}\` is read by this run, so it is not overwritten.`];
  // Where the folder is not there or lies outside, writing says so.
  if (file === undefined) return [];
  const standing = standingAt(file);
  if (standing?.isSymbolicLink()) {
    rmSync(file);
    return [`\`${path}\` was a link, so it is removed and not written.`];
  }
  if (standing?.isFile()) rmSync(file);
  return [];
}

/** Where `path` stands, its folder proven to lie in `folder`; undefined where it does not. */
function realPlace(path: string, folder: string): string | undefined {
  try {
    const target = resolve(folder, path);
    const [root, parent] = [realpathSync(folder), realpathSync(dirname(target))];
    const isInside = parent === root || parent.startsWith(root.endsWith(sep) ? root : `${root}${sep}`);
    return isInside ? join(parent, basename(target)) : undefined;
  } catch {
    return undefined;
  }
}

/** By name, letter case aside, since some file systems have none; and by what stands there. */
function isRead(path: string, { folder, patterns, searched, others }: RunFiles): boolean {
  const output = resolve(folder, path);
  const lower = (text: string) => text.toLowerCase();
  const name = withSlashes(relative(lower(searched), lower(output)));
  if (selects(patterns.map(lower), lower(searched))(name)) return true;
  const read = [...patterns, ...others].map((other) => resolve(searched, other));
  return read.some((other) => lower(other) === lower(output) || isSame(other, output));
}

/** A report of an earlier run may stand below the code, and is none. */
const reportEnding = /\.(?:json|xml|html?)$/i;

function isCode(path: string, { folder, code }: RunFiles): boolean {
  const output = resolve(folder, path);
  const isBelow = code.some((root) => !relative(resolve(folder, root), output).startsWith(".."));
  return (
    isBelow &&
    !reportEnding.test(path) &&
    syntaxOf(basename(path)) !== undefined &&
    standingAt(output)?.isFile() === true
  );
}

function isSame(one: string, other: string): boolean {
  try {
    const [a, b] = [statSync(one, { bigint: true }), statSync(other, { bigint: true })];
    return a.ino === b.ino && a.dev === b.dev;
  } catch {
    return false;
  }
}
