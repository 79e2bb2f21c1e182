import { realpathSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { findFiles } from "../files/find-files.js";
import { readSettingsFiles } from "../files/read-files.js";
import { isFolder } from "../files/standing.js";
import { UsageError } from "../files/usage-error.js";
import type { SettingsFile } from "../preflight.js";

/**
 * The settings files that `patterns` name below `folder`, a folder of the workspace. Their paths are relative to the
 * workspace, as annotations need them. Throws a UsageError for whatever cannot be read.
 */
export function settingsFiles(patterns: readonly string[], folder: string, workspace: string): SettingsFile[] {
  const inside = folderInside(folder, workspace);
  const paths = findFiles(patterns, resolve(workspace, inside), { insideOnly: true }).map((found) =>
    inside === "" ? found : pathOf(relative(workspace, resolve(workspace, inside, found))),
  );
  return readSettingsFiles(paths, workspace);
}

/** The folder relative to the workspace; empty for the workspace itself. */
function folderInside(folder: string, workspace: string): string {
  const inside = relative(workspace, resolve(workspace, folder));
  if (!isFolder(resolve(workspace, folder)))
    throw new UsageError(`The \`working-directory\` \`${folder}\` is no folder.`);
  const real = relative(realpathSync(workspace), realpathSync(resolve(workspace, folder)));
  if (isOutside(inside) || isOutside(real)) {
    throw new UsageError(`The \`working-directory\` \`${folder}\` lies outside the workspace.`);
  }
  return pathOf(inside);
}

function isOutside(path: string): boolean {
  return path === ".." || path.startsWith(`..${sep}`) || resolve(path) === path;
}

function pathOf(path: string): string {
  return path.split(sep).join("/");
}
