/** The added lines of a file, by their number in the new version, with their text. */
export type AddedLines = ReadonlyMap<number, string>;

/** Reads the hunks of one file as GitHub gives them; undefined where the text is no patch. */
export function addedLines(patch: string): AddedLines | undefined {
  const added = new Map<number, string>();
  let line: number | undefined;
  for (const text of patch.split("\n")) {
    const hunk = /^@@ -\d{1,9}(?:,\d{1,9})? \+(\d{1,9})(?:,\d{1,9})? @@/.exec(text);
    if (hunk !== null) line = Number(hunk[1]);
    else if (line === undefined) return undefined;
    else if (text.startsWith("+")) added.set(line++, text.slice(1));
    else if (text.startsWith(" ") || text === "") line += 1;
    // What is left is a removed line, or the note that the file has no line end at its end.
  }
  return line === undefined ? undefined : added;
}

/** Lines from `first` to `last`, both of them included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** The lines as ranges, in order. */
export function rangesOf(lines: AddedLines): LineRange[] {
  const ranges: { first: number; last: number }[] = [];
  for (const line of lines.keys()) {
    const range = ranges.at(-1);
    if (range !== undefined && range.last === line - 1) range.last = line;
    else ranges.push({ first: line, last: line });
  }
  return ranges;
}
