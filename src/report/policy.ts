import type { Check, Finding, Severity } from "./finding.js";

/** The severity that a team gives to a rule in `preflight.rules`, by rule id. */
export type SeverityPolicy = ReadonlyMap<string, Severity | "off">;

/** Gives each finding the severity of the policy and takes out those of a rule that is switched off. */
export function applySeverities(findings: readonly Finding[], policy: SeverityPolicy): Finding[] {
  return findings.flatMap((finding) => {
    const severity = policy.get(finding.rule);
    if (severity === "off") return [];
    return [severity === undefined ? finding : { ...finding, severity }];
  });
}

/** What the checks say once the policy and the ignores of the file have been obeyed. */
export function settleChecks(checks: readonly Check[], findings: readonly Finding[], policy: SeverityPolicy): Check[] {
  const failed = new Set(findings.map(({ rule }) => rule));
  return checks.map((check) => {
    if (policy.get(check.rule) === "off") {
      return { ...check, result: "not-checked", reason: "switched off in `preflight.rules`" };
    }
    if (check.result !== "failed" || failed.has(check.rule)) return check;
    return { ...check, result: "not-checked", reason: "ignored by a comment in the file" };
  });
}
