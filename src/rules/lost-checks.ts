import type { Facts } from "../model/facts.js";
import type { LostCheck } from "../model/named-rule.js";
import type { Rule } from "./rule.js";
import { type RunResult, runRules } from "./run.js";

/** The rules that were judged at the base and are left open now; those that compare have no base there. */
export function lostChecks({ checks, open }: RunResult, rules: readonly Rule[], { base }: Facts): LostCheck[] {
  if (base.kind !== "file") return [];
  const left = new Set(checks.filter(({ result }) => result === "not-checked").map(({ rule }) => rule));
  const asked = rules.filter(({ id, stage }) => left.has(id) && stage !== "change");
  const before = runRules(asked, base.facts, { docs: () => "", mask: (text) => text });
  return before.checks.flatMap(({ rule, result }) => {
    const why = open.get(rule);
    const isLost = why !== undefined && (result === "passed" || result === "failed");
    return isLost ? [{ rule, reason: why.reason, path: why.path }] : [];
  });
}

/** What two runs of rules on one file say together. */
export function joinedResults(first: RunResult, second: RunResult): RunResult {
  return {
    checks: [...first.checks, ...second.checks],
    findings: [...first.findings, ...second.findings],
    crashes: [...first.crashes, ...second.crashes],
    open: first.open,
  };
}
