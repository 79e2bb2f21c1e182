import { realpathSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { scanFolders } from "../files/scan-folders.js";
import { isFolder } from "../files/standing.js";
import { UsageError } from "../files/usage-error.js";
import type { Code } from "../source/code.js";
import { narrowingOf } from "../source/narrowing.js";
import type { Comparison } from "./comparison.js";
import type { RunnerEnvironment } from "./environment.js";
import type { Inputs } from "./inputs.js";

/**
 * The code below the folders that the input names; undefined where it names none. In a pull request the globs of the
 * settings at the base narrow it, so that a change cannot keep from being read. Throws a UsageError for a folder that
 * cannot be read or lies outside the workspace.
 */
export function codeOf(
  { code, "working-directory": folder }: Inputs,
  { files, commits }: Comparison,
  { workspace }: RunnerEnvironment,
): Code | undefined {
  if (code.length === 0) return undefined;
  const folders = code.map((path) => insideOf(path, folder, workspace));
  const isChange = commits?.base !== undefined;
  const bases = files.flatMap(({ base }) => (base instanceof Uint8Array ? [base] : []));
  const narrowing = isChange ? (bases.length === files.length ? bases : []) : files.map(({ bytes }) => bytes);
  const settings = files.map(({ path }) => path);
  return scanFolders(folders, { from: workspace, settings, narrowing: narrowingOf(narrowing) });
}

/** The folder from the workspace, which it does not leave. */
function insideOf(path: string, folder: string, workspace: string): string {
  const full = resolve(workspace, folder, path);
  if (!isFolder(full)) {
    throw new UsageError(`The folder \`${path}\` of the input \`code\` does not exist.`);
  }
  for (const inside of [relative(workspace, full), relative(realpathSync(workspace), realpathSync(full))]) {
    if (inside === ".." || inside.startsWith(`..${sep}`) || resolve(inside) === inside) {
      throw new UsageError(`The folder \`${path}\` of the input \`code\` lies outside the workspace.`);
    }
  }
  return relative(workspace, full).split(sep).join("/") || ".";
}
