import { clip, visible, writtenOut } from "./visible.js";

/** The longest line of text. Room is left for the blank before it and for what stands around a piece of data. */
export const longestLine = 1_000;

/**
 * What must not stand in a line of a log, by the character that is written out to break it. GitHub's runner obeys `##[`
 * anywhere in a line and `::` behind leading blanks, the agent of Azure Pipelines `##vso[` anywhere; the problem matchers of earlier steps read the shapes
 * `file:line:column: text`, `file.go: text`, `line:column severity`, `file(line,column): text`, `, col 1`, `, line 1, in`.
 * Source: actions/runner, ActionCommand.cs; the matchers of actions/setup-node, -python, -go and -dotnet.
 */
const readByMachines = new RegExp(
  [
    /(?<=##(?:vso)?)\[/,
    /:(?=\d{1,9}:(?:\d{1,9}:)?(?: |$))/,
    /(?<=\.go):(?= )/,
    /:(?=\d{1,9}:?\d{0,9}:? {1,9}(?:- {1,9})?(?:fatal +)?(?:error|warning|warn|notice|note|info)\b)/,
    /\((?=\d{1,9}(?:,\d{1,9}){0,3}\) {0,9}:)/,
    /,(?= {0,9}col(?:umn)? {0,9}\d)/,
    /,(?= {0,9}line {1,9}\d{1,9}, {0,9}in\b)/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "gi",
);

const startsCommand = /^ *:(?=:)/;

/** The offsets in one line of visible text, in order, whose characters must be written out. */
export function machineReadOffsets(line: string): number[] {
  const [command] = startsCommand.exec(line) ?? [];
  const offsets = command === undefined ? [] : [command.length - 1];
  // Every message goes through here, and `matchAll` takes ten times as long.
  for (let found = readByMachines.exec(line); found !== null; found = readByMachines.exec(line)) {
    if (found.index !== offsets[0]) offsets.push(found.index);
  }
  return offsets;
}

/** A line of visible text that neither the runner nor a problem matcher reads; the same line where they would not. */
export function harmless(line: string): string {
  let safe = "";
  let done = 0;
  for (const offset of machineReadOffsets(line)) {
    safe += line.slice(done, offset) + writtenOut(line.charAt(offset));
    done = offset + 1;
  }
  return safe + line.slice(done);
}

/** Data as a part of one line of text for a terminal or a log: everything visible, nothing obeyed, no line end. */
export function terminalText(text: string): string {
  return clip(harmless(visible(clip(text, longestLine))), longestLine - 40);
}
