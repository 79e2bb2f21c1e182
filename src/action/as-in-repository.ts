import type { Report } from "../report/report.js";
import type { RepositoryFiles } from "./repository-files.js";

/** The report with the paths by which GitHub knows the files: a repository may lie in a folder of the workspace. */
export function asInRepository(report: Report, places: RepositoryFiles): Report {
  const named = (path: string) => places.shownPath(path) ?? path;
  const moved = <T extends { readonly file: string }>(one: T): T => ({ ...one, file: named(one.file) });
  if (report.files.every(({ path }) => named(path) === path)) return report;
  return {
    ...report,
    files: report.files.map((file) => ({ ...file, path: named(file.path) })),
    findings: report.findings.map(moved),
    suppressed: report.suppressed.map(moved),
    crashes: report.crashes.map(moved),
  };
}
