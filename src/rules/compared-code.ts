import type { Finding } from "../report/finding.js";
import { withFingerprints } from "../report/fingerprint.js";
import { type Before, compareLines } from "../report/origin.js";
import { type CodeResult, compareFindings } from "../report/report.js";
import { codeSecret } from "./code/code-secret.js";

/** The code, of which only the lines tell what was there before: those alone are excused, and never a secret. */
export function comparedCode(
  code: CodeResult,
  files: readonly { readonly path: string }[],
  before: Before,
): CodeResult {
  const settings = new Set(files.map(({ path }) => path));
  const findings = compareLines(withFingerprints([...code.findings].sort(compareFindings)), before);
  const isExcused = ({ origin, stage, file, rule }: Finding) =>
    origin === "earlier" && (stage === "code" || !settings.has(file)) && rule !== codeSecret.id;
  return { ...code, findings, excused: new Set(findings.filter(isExcused)) };
}
