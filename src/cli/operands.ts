import { existsSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { findFiles } from "../files/find-files.js";
import { isPattern } from "../files/glob.js";
import { isFolder as isFolderAt } from "../files/standing.js";
import { UsageError } from "../files/usage-error.js";
import { nearest } from "../reference/nearest.js";
import { commands } from "./command-table.js";
import { defaultFile } from "./default-file.js";

/** The operand that stands for standard input. */
export const standardInput = "-";

/** What a folder is searched for. */
const settingsNames = "{app-settings,app-settings.*,*.app-settings}.{yml,yaml}";

/**
 * The operands of a check as paths and patterns, without `-`: a folder becomes the pattern of the settings files below
 * it. Without operands it is the usual file. Throws a UsageError for a mistyped command, a folder without settings files,
 * and where the usual file is not there.
 */
export function patternsOf(operands: readonly string[], isNamed: boolean, folder: string): string[] {
  const [first] = operands;
  if (!isNamed && first !== undefined) refuseMistyped(first, folder);
  if (first === undefined) return [usualFile(folder)];
  return operands
    .filter((operand) => operand !== standardInput)
    .map((operand) => (isFolder(operand, folder) ? below(operand, folder) : operand));
}

/** A first word without a dot, slash or wildcard that names no file was meant as a command. */
function refuseMistyped(word: string, folder: string): void {
  if (!/^[a-z][a-z-]*$/i.test(word) || existsSync(resolve(folder, word))) return;
  const near = nearest(word.toLowerCase(), [...commands, ...Object.keys(otherNames)]);
  const meant = near === undefined ? undefined : (otherNames[near] ?? near);
  const hint = meant === undefined ? "`--help` lists the commands." : `Did you mean \`${meant}\`?`;
  throw new UsageError(`There is no command and no file \`${word}\`. ${hint}`);
}

/** What other programs call it. */
const otherNames: Readonly<Record<string, string>> = {
  ...{
    lint: "check",
    validate: "check",
    test: "check",
    fix: "check --fix",
    list: "rules",
    new: "init",
    create: "init",
  },
  ...{ describe: "explain", why: "explain", completions: "completion" },
};

function usualFile(folder: string): string {
  if (existsSync(resolve(folder, defaultFile))) return defaultFile;
  const near = readdirSync(folder).filter((name) => name.includes("app-settings") && /\.ya?ml$/i.test(name));
  const hint =
    near.length > 0
      ? `\`${near.slice(0, 3).join("`, `")}\` is there: name it behind \`check\`.`
      : "`init` writes one to start from; a file, folder or pattern can be named behind `check`.";
  throw new UsageError(`The file \`${defaultFile}\` does not exist in \`${folder}\`. ${hint}`);
}

function isFolder(path: string, folder: string): boolean {
  if (path === "" || path.startsWith("!")) return false;
  return isFolderAt(resolve(folder, path));
}

function below(path: string, folder: string): string {
  if (isPattern(path)) throw new UsageError(`The folder \`${path}\` has wildcards in its name: name its files.`);
  const pattern = `${path.replace(/\/$/, "")}/**/${settingsNames}`;
  try {
    findFiles([pattern], folder);
  } catch (error) {
    if (!(error instanceof UsageError) || !error.message.startsWith("No file matches")) throw error;
    throw new UsageError(
      `No settings file lies below the folder \`${path}\`: none is named \`app-settings.yml\`, \`NAME.app-settings.yml\` or \`app-settings.NAME.yml\`. Name the file.`,
    );
  }
  return pattern;
}
