import type { Check } from "./finding.js";
import { notAskedFor } from "./observation.js";

/** Rules that could not be judged, wholly or in part, for one and the same reason. */
export interface UncheckedGroup {
  readonly reason: string;
  readonly rules: readonly string[];
  /** Rules that found a fault and could not judge the rest. */
  readonly inPart: readonly string[];
}

/** What was not checked in a file, by reason: the largest group first, so that the most useful thing to declare leads. */
export function uncheckedGroups(checks: readonly Check[]): UncheckedGroup[] {
  const groups = new Map<string, { reason: string; rules: string[]; inPart: string[] }>();
  for (const { rule, result, reason = "no reason is known" } of checks) {
    const isPart = result === "failed" && reason !== "no reason is known";
    if ((result !== "not-checked" && !isPart) || reason === notAskedFor) continue;
    const group = groups.get(reason) ?? { reason, rules: [], inPart: [] };
    groups.set(reason, group);
    (isPart ? group.inPart : group.rules).push(rule);
  }
  const size = ({ rules, inPart }: UncheckedGroup) => rules.length + inPart.length;
  return [...groups.values()].sort((a, b) => size(b) - size(a));
}

/** How many rules are about answers of Amazon that nobody asked for. */
export function notAskedCount(checks: readonly Check[]): number {
  return checks.filter(({ reason }) => reason === notAskedFor).length;
}
