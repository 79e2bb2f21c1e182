import { readSource, type SourceFile, type SourceInput } from "./read-source.js";

/** The code that was read. */
export interface Code {
  /** The folders, as they were named. */
  readonly folder: string;
  readonly files: number;
  readonly bytes: number;
  /** How many entries are left out, by reason. */
  readonly skipped: Readonly<Record<string, number>>;
  /** The files that say anything. */
  readonly sources: readonly SourceFile[];
}

/** So many sightings are more than any program has. */
const most = 20_000;

/** Reads files one after the other; those of which nothing is to be said are dropped. */
export function readSources(files: Iterable<SourceInput>): { readonly sources: SourceFile[]; readonly left: number } {
  const sources: SourceFile[] = [];
  let count = 0;
  let left = 0;
  for (const file of files) {
    const source = readSource(file);
    if (source === undefined) continue;
    left += source.left;
    if (count + source.sightings.length > most) left += source.sightings.length;
    else {
      count += source.sightings.length;
      sources.push(source);
    }
  }
  return { sources, left };
}
