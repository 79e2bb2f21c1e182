import type { Finding } from "./finding.js";
import { withFingerprints } from "./fingerprint.js";
import { compareFindings, type SuppressedFinding } from "./report.js";

/**
 * The findings of one file, and those that a comment ignores, with their fingerprints: counted in one order, so that a
 * comment that ignores one does not change who the others are.
 */
export function settledFindings(findings: readonly Finding[], suppressed: readonly SuppressedFinding[]) {
  const ordered = withFingerprints<Finding | SuppressedFinding>([...findings, ...suppressed].sort(compareFindings));
  return {
    kept: ordered.filter((finding) => !("reason" in finding)),
    ignored: ordered.flatMap((finding) => ("reason" in finding ? [finding] : [])),
  };
}
