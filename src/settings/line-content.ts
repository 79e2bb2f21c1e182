import type { SettingsDocument } from "./document.js";
import { lastAtMost } from "./last-at-most.js";
import type { TreeNode } from "./tree.js";

/** So many lines above, and so much of each, tell where a line belongs. */
const mostParents = 16;
const shownCharacters = 200;

/**
 * Gives what the line numbered from 1 says, and below which lines it stands, comments and indentation left out: that
 * stays the same where the line moves with what holds it. The values that begin there belong to it, since a text may go
 * on below, and an alias repeats what stands elsewhere.
 */
export function lineContents({ text, lineStarts, comments, root }: SettingsDocument): (line: number) => string {
  const words = wordsOf(text, lineStarts, comments);
  const parents = parentsOf(words);
  const values = valuesByLine(root, lineStarts);
  return (line) => {
    const chain = [words[line - 1]?.trim() ?? ""];
    for (let at = parents[line - 1]; at !== undefined && chain.length <= mostParents; at = parents[at]) {
      chain.push((words[at] ?? "").trim().slice(0, shownCharacters));
    }
    return JSON.stringify([chain, values.get(line) ?? []]);
  };
}

/** The values by the line on which they begin, each with its key. */
function valuesByLine(
  root: TreeNode | undefined,
  lineStarts: readonly number[],
): ReadonlyMap<number, readonly string[]> {
  const values = new Map<number, string[]>();
  const visit = (node: TreeNode, key: string) => {
    for (const item of node.items ?? []) visit(item, key);
    for (const [name, entry] of node.entries ?? []) visit(entry, name);
    if (node.items !== undefined || node.entries !== undefined) return;
    const line = lastAtMost(lineStarts, node.range.start) + 1;
    const there = values.get(line) ?? [];
    values.set(line, there);
    there.push(`${key}: ${node.value}`);
  };
  if (root !== undefined) visit(root, "");
  return values;
}

/** The lines without their comments. */
function wordsOf(
  text: string,
  lineStarts: readonly number[],
  comments: SettingsDocument["comments"],
): readonly string[] {
  let comment = 0;
  return lineStarts.map((start, index) => {
    const end = lineStarts[index + 1] ?? text.length;
    while ((comments[comment]?.start ?? end) < start) comment += 1;
    return text.slice(start, Math.min(end, comments[comment]?.start ?? end)).trimEnd();
  });
}

/** For each line the index of the nearest line above that is indented less. */
function parentsOf(words: readonly string[]): readonly (number | undefined)[] {
  const open: { index: number; indent: number }[] = [];
  return words.map((line, index) => {
    if (line === "") return undefined;
    const indent = line.length - line.trimStart().length;
    while ((open.at(-1)?.indent ?? -1) >= indent) open.pop();
    const parent = open.at(-1)?.index;
    open.push({ index, indent });
    return parent;
  });
}
