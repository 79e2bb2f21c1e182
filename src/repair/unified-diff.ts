/** How many lines around a change are shown. */
const context = 3;

/** Lines `from` to `to` of the text, counted from 0 and `to` excluded, and the lines that stand for them. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/**
 * What changes between two texts, as the lines of a unified diff; none where nothing changes. Both texts are given as
 * lines with their own line ends, and so is the diff. What the lines hold is repeated as it is: the caller escapes it.
 */
export function unifiedDiff(path: string, before: readonly string[], after: readonly string[]): string[] {
  const oldLines = before.filter((line) => line !== "");
  const newLines = after.filter((line) => line !== "");
  const hunks = hunksOf(changesOf(oldLines, newLines));
  if (hunks.length === 0) return [];
  return [`--- a/${path}\n`, `+++ b/${path}\n`, ...hunks.flatMap((hunk) => hunkLines(hunk, oldLines, newLines))];
}

/** Repairs keep the number of lines, so each line has its partner; else all between the first and last difference changed. */
function changesOf(before: readonly string[], after: readonly string[]): Change[] {
  const changes: Change[] = [];
  if (before.length !== after.length) return [changedMiddle(before, after)];
  for (const [from, line] of before.entries()) {
    if (line === after[from]) continue;
    const last = changes.at(-1);
    const start = last?.to === from ? (changes.pop()?.from ?? from) : from;
    changes.push({ from: start, to: from + 1, newFrom: start, newTo: from + 1 });
  }
  return changes;
}

function changedMiddle(before: readonly string[], after: readonly string[]): Change {
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shortest - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return { from: start, to: before.length - end, newFrom: start, newTo: after.length - end };
}

/** Changes whose context meets stand in one hunk. */
function hunksOf(changes: readonly Change[]): Change[][] {
  const hunks: Change[][] = [];
  for (const change of changes) {
    const hunk = hunks.at(-1);
    const last = hunk?.at(-1);
    if (last !== undefined && change.from - last.to <= 2 * context) hunk?.push(change);
    else hunks.push([change]);
  }
  return hunks;
}

function hunkLines(hunk: readonly Change[], before: readonly string[], after: readonly string[]): string[] {
  const first = hunk[0];
  const last = hunk.at(-1);
  if (first === undefined || last === undefined) return [];
  const from = Math.max(0, first.from - context);
  const to = Math.min(before.length, last.to + context);
  const newFrom = first.newFrom - (first.from - from);
  const newTo = last.newTo + (to - last.to);
  const lines = [`@@ -${rangeOf(from, to)} +${rangeOf(newFrom, newTo)} @@\n`];
  let shown = from;
  for (const change of hunk) {
    lines.push(...marked(" ", before.slice(shown, change.from)));
    lines.push(...marked("-", before.slice(change.from, change.to)));
    lines.push(...marked("+", after.slice(change.newFrom, change.newTo)));
    shown = change.to;
  }
  return [...lines, ...marked(" ", before.slice(shown, to))];
}

/** First line and number of lines; a range without lines names the line before it. */
function rangeOf(from: number, to: number): string {
  const count = to - from;
  const start = count === 0 ? from : from + 1;
  return count === 1 ? `${start}` : `${start},${count}`;
}

function marked(mark: string, lines: readonly string[]): string[] {
  return lines.flatMap((line) =>
    line.endsWith("\n") ? [mark + line] : [`${mark}${line}\n`, "\\ No newline at end of file\n"],
  );
}
