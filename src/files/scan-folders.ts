import { resolve } from "node:path";
import { type Code, readSources } from "../source/code.js";
import { CodeFolder } from "./read-code.js";

export interface ScanOptions {
  /** The working folder, which all paths are relative to. */
  readonly from: string;
  /** The settings files, which are no code. */
  readonly settings: readonly string[];
  /** Globs from each folder that narrow what is read. */
  readonly narrowing: { readonly include: readonly string[]; readonly exclude: readonly string[] };
}

/** Reads the code below folders. Throws a UsageError for one that is no folder or cannot be read. */
export function scanFolders(folders: readonly string[], { from, settings, narrowing }: ScanOptions): Code {
  const except = new Set(settings.map((path) => resolve(from, path)));
  const reader = new CodeFolder({ from, except, ...narrowing });
  const { sources, left } = readSources(eachBelow(reader, folders));
  const { files, bytes, leftOut } = reader;
  const skipped = { ...leftOut.counts, ...(left > 0 && { "sighting beyond the limits": left }) };
  return { folder: folders.map(shownFolder).join(", "), files, bytes, skipped, sources };
}

function* eachBelow(reader: CodeFolder, folders: readonly string[]) {
  for (const folder of folders) yield* reader.below(folder);
}

function shownFolder(folder: string): string {
  const tidy = folder.replaceAll("\\", "/").replace(/^(?:\.\/)+(?=.)/, "");
  return tidy.length > 1 && tidy.endsWith("/") ? tidy.slice(0, -1) : tidy;
}
