import { proveWritable, replaceWhole } from "../../files/write-file.js";
import type { PreflightOptions, SettingsFile } from "../../preflight.js";
import { type Repaired, repair } from "../../repair/repair.js";
import { repairDiff } from "../../repair/repair-diff.js";
import { terminalText } from "../../reporters/escape/terminal.js";
import type { Terminal } from "../terminal.js";

/** How many repairs of one file are named. */
const mostNamed = 10;

/** Makes the safe repairs of the files on disk, and gives the files as they stand then. Says what it wrote. */
export function fixFiles(
  files: readonly SettingsFile[],
  options: PreflightOptions,
  terminal: Terminal,
): readonly SettingsFile[] {
  const all = files.map((file) => repair(file, options));
  const changed = all.filter(({ repaired }) => repaired.length > 0);
  for (const { file } of changed) proveWritable(file.path, terminal.folder);
  for (const one of changed) {
    replaceWhole(one.file.path, one.file.bytes, one.bytes, terminal.folder);
    terminal.err(` ${terminalText(`Repaired ${named(one)}`)}\n`);
  }
  if (changed.length === 0) terminal.err(" Nothing can be repaired safely.\n");
  return all.map(({ file, bytes }) => ({ ...file, bytes }));
}

/** What `fixFiles` would write, as a unified diff. */
export function diffOfFixes(files: readonly SettingsFile[], options: PreflightOptions, terminal: Terminal): string {
  const all = files.map((file) => repair(file, options));
  for (const one of all.filter(({ repaired }) => repaired.length > 0)) {
    terminal.err(` ${terminalText(`Would repair ${named(one)}`)}\n`);
  }
  return all.flatMap(repairDiff).map(escaped).join("");
}

function named({ file, repaired }: Repaired): string {
  const names = repaired.slice(0, mostNamed).map(({ rule, line }) => `\`${rule}\` in line ${line}`);
  const more = repaired.length > mostNamed ? [`${repaired.length - mostNamed} more`] : [];
  return `\`${file.path}\`: ${[...names, ...more].join(", ")}.`;
}

/** A line of the diff for any terminal; its line end stays, so that the diff can be applied. */
function escaped(line: string): string {
  const end = /\r?\n$/.exec(line)?.[0] ?? "";
  return terminalText(line.slice(0, line.length - end.length)) + end;
}
