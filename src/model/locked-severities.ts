import type { Severity } from "../report/finding.js";
import { lowered, type PolicyWord } from "../report/loosened.js";
import type { Place } from "../settings/place.js";
import type { Facts } from "./facts.js";

/** The lines of `preflight.rules` that would lower a finding, where a locked policy from outside does not let them. */
export function lockedSeverities({ policy, rules, settings }: Facts): { id: string; word: PolicyWord; place: Place }[] {
  const { outer, own } = policy;
  if (!outer.isLocked) return [];
  return rules.flatMap(({ id, severity, otherSeverities }) => {
    const word = own.get(id);
    const without = (severity: Severity) => outer.rules.get(id) ?? severity;
    if (word === undefined || lowered([severity, ...otherSeverities], without, () => word) === undefined) return [];
    return [{ id, word, place: settings.at("preflight").at("rules").at(id) }];
  });
}
