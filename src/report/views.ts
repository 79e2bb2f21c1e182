import type { Finding } from "./finding.js";
import type { MaskedSource } from "./masked-source.js";
import type { Report, SuppressedFinding } from "./report.js";

/** A file of the code, or one that it is compared with, with what was found in it. */
export interface CodeView {
  readonly path: string;
  readonly source: MaskedSource;
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
}

/** The lines of every file that a report speaks of, by its path. */
export function sourcesOf({ files, code }: Report): ReadonlyMap<string, MaskedSource> {
  return new Map([...(code?.sources ?? []), ...files.map(({ path, source }) => [path, source] as const)]);
}

/** What was found in files that are no checked settings files, file by file in their order. */
export function codeViews({ files, code, findings, suppressed }: Report): CodeView[] {
  if (code === undefined) return [];
  const checked = new Set(files.map(({ path }) => path));
  const views = new Map<string, { readonly findings: Finding[]; readonly suppressed: SuppressedFinding[] }>();
  const at = (file: string) => {
    const view = views.get(file) ?? { findings: [], suppressed: [] };
    views.set(file, view);
    return view;
  };
  for (const finding of findings) if (!checked.has(finding.file)) at(finding.file).findings.push(finding);
  for (const finding of suppressed) if (!checked.has(finding.file)) at(finding.file).suppressed.push(finding);
  return [...views]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([path, view]) => ({ path, source: code.sources.get(path) ?? unread, ...view }));
}

const unread: MaskedSource = { lineCount: 0, line: () => "" };
