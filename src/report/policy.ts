import type { Check, Finding, Severity } from "./finding.js";
import { type PolicyWord, rank } from "./loosened.js";

/** The severity that a team gives to a rule, by rule id. */
export type SeverityPolicy = ReadonlyMap<string, PolicyWord>;

/** A policy that stands outside the settings files, and holds for all of them. */
export interface OuterPolicy {
  readonly rules: SeverityPolicy;
  /** Whether ignore comments silence anything. */
  readonly allowsIgnores: boolean;
  /** Whether a settings file may raise severities only. */
  readonly isLocked: boolean;
}

/** What holds where there is no such policy. */
export const noPolicy: OuterPolicy = { rules: new Map(), allowsIgnores: true, isLocked: false };

/** The policy that one file is judged by: the one from outside, and its own `preflight.rules` on top of it. */
export class FilePolicy {
  constructor(
    readonly outer: OuterPolicy,
    readonly own: SeverityPolicy,
  ) {}

  /** What a finding of `rule` is worth whose severity is `severity`. */
  wordFor(rule: string, severity: Severity): PolicyWord {
    const outer = this.outer.rules.get(rule) ?? severity;
    const own = this.own.get(rule) ?? outer;
    return this.outer.isLocked && rank(own) < rank(outer) ? outer : own;
  }

  /** Why the rule is switched off; undefined where it is not. */
  whyOff(rule: string): string | undefined {
    if (this.wordFor(rule, "error") !== "off") return undefined;
    return this.own.get(rule) === "off" ? "switched off in `preflight.rules`" : "switched off by the policy";
  }
}

/** Gives each finding the severity of the policy and takes out those of a rule that is switched off. */
export function applySeverities(findings: readonly Finding[], policy: FilePolicy): Finding[] {
  return findings.flatMap((finding) => {
    const severity = policy.wordFor(finding.rule, finding.severity);
    if (severity === "off") return [];
    return [severity === finding.severity ? finding : { ...finding, severity }];
  });
}

/** What the checks say once the policy and the ignores of the file have been obeyed. */
export function settleChecks(checks: readonly Check[], findings: readonly Finding[], policy: FilePolicy): Check[] {
  const failed = new Set(findings.map(({ rule }) => rule));
  return checks.map((check) => {
    const off = policy.whyOff(check.rule);
    if (off !== undefined) return { ...check, result: "not-checked", reason: off };
    if (check.result !== "failed" || failed.has(check.rule)) return check;
    return { ...check, result: "not-checked", reason: "ignored by a comment in the file" };
  });
}
