import { isAdded } from "../github/changed-lines.js";
import { headLines, type LineAtHead } from "../github/head-lines.js";
import { type PreflightOptions, preflight } from "../preflight.js";
import type { Before } from "../report/origin.js";
import type { Report } from "../report/report.js";
import type { Locate } from "../reporters/annotation.js";
import type { Comparison } from "./comparison.js";

/** A report, and where GitHub finds what it speaks of. */
export interface Checked {
  readonly report: Report;
  readonly locate: Locate;
}

/** Checks the files of a comparison; each finding says whether it was there before, as far as that is known. */
export async function checkAgainst(comparison: Comparison, options: PreflightOptions): Promise<Checked> {
  const { files, earlier, changes, places } = comparison;
  // What the code said before is not known, even where the file is.
  const { code, ...ofFiles } = options;
  const findings = [...earlier].map(([path, bytes]) => {
    const before = preflight(bytes === null ? [] : [{ path, bytes }], ofFiles);
    return [path, before.findings] as const;
  });
  const known = { findings: new Map(findings) };
  const lines = await linesOf(comparison, ofFiles);
  const sources = code?.sources ?? [];
  const names = new Set([...files, ...sources].map(({ path }) => path));
  const locate: Locate = ({ file, line }) => {
    // A secret in the name of a file is covered, and then it is the name of none.
    const path = names.has(file) ? places.shownPath(file) : undefined;
    if (path === undefined) return undefined;
    const lineAtHead = lines.get(path);
    const place = lineAtHead === undefined ? line : lineAtHead(line);
    return place === undefined ? undefined : { file: path, line: place };
  };
  const before: Before = {
    ...known,
    isNewLine(file, line) {
      const place = locate({ file, line });
      const change = place === undefined ? undefined : changes.of(place.file);
      return place !== undefined && change?.kind === "known" ? isAdded(change, place.line) : undefined;
    },
  };
  return { report: preflight(files, { ...options, before }), locate };
}

/** For the files with findings that stand elsewhere at the head, where their lines stand there. */
async function linesOf(
  { client, commits, checked, changes, files, places }: Comparison,
  options: PreflightOptions,
): Promise<ReadonlyMap<string, LineAtHead>> {
  if (client === undefined || commits === undefined || checked?.isMoved !== true) return new Map();
  const found = new Set(preflight(files, options).findings.map(({ file }) => file));
  const local = files.flatMap(({ path, bytes, isGone }) => {
    const proven = places.provenPath(path);
    return proven === undefined || isGone || !found.has(path) ? [] : [{ path: proven, bytes }];
  });
  return await headLines(client, commits.head, local, changes);
}
