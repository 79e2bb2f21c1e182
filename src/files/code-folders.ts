import { existsSync, readdirSync, realpathSync } from "node:fs";
import { join, resolve } from "node:path";
import { isFolder, standingAt } from "./standing.js";
import { UsageError } from "./usage-error.js";

/** The folder without links. Throws a UsageError where it is none or cannot be read. */
export function realFolder(folder: string, from: string): string {
  const full = resolve(from, folder);
  if (standingAt(full) === undefined) throw new UsageError(`The folder \`${folder}\` does not exist.`);
  if (!isFolder(full)) throw new UsageError(`\`${folder}\` is no folder.`);
  try {
    readdirSync(full);
    return realpathSync(full);
  } catch {
    throw new UsageError(`The folder \`${folder}\` cannot be read.`);
  }
}

/** Whether a package manager made a folder of the name `vendor`, which is a word of SP-API too. */
export function isInstalled(folder: string, name: string): boolean {
  return name === "vendor" && ["autoload.php", "modules.txt", "bundle"].some((made) => existsSync(join(folder, made)));
}

const othersNames: ReadonlySet<string> = new Set([
  "third-party",
  "thirdparty",
  "3rdparty",
  "bower_components",
  "Pods",
  "site-packages",
  "vendored",
]);

/** Whether a folder holds code of others: by its name, or beside the manifest of a package manager that makes it. */
export function isOthers(name: string, beside: ReadonlySet<string>): boolean {
  if (name !== "vendor") return othersNames.has(name);
  return ["composer.json", "go.mod", "Gemfile"].some((manifest) => beside.has(manifest));
}
