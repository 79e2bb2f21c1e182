import type { Finding, Origin } from "./finding.js";
import type { Report } from "./report.js";

/** What is known of the same files before the change. */
export interface Before {
  /** The fingerprints of the findings that a file had, by its path; no entry where that is not known. */
  readonly fingerprints: ReadonlyMap<string, ReadonlySet<string>>;
  /** Whether the change adds or alters a line; undefined where that is not known. */
  isNewLine(file: string, line: number): boolean | undefined;
}

/** The report with each finding marked as new or old: by what the file had before, else by its line. */
export function withOrigins(report: Report, before: Before): Report {
  const originOf = (finding: Finding): Origin | undefined => {
    // What the code said before is not known, even where the file is.
    const known = finding.stage === "code" ? undefined : before.fingerprints.get(finding.file);
    if (known !== undefined) return known.has(finding.fingerprint) ? "earlier" : "introduced";
    const isNew = before.isNewLine(finding.file, finding.line);
    return isNew === undefined ? undefined : isNew ? "introduced" : "earlier";
  };
  const findings = report.findings.map((finding) => {
    const origin = originOf(finding);
    return origin === undefined ? finding : { ...finding, origin };
  });
  return { ...report, findings };
}
