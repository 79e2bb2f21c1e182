import type { Facts } from "../../model/facts.js";
import { type Severity, severities } from "../../report/finding.js";
import { isActive } from "../../report/ignores.js";
import { defineChangeRule } from "../change-rule.js";
import { finding } from "../rule.js";

export const policyLoosened = defineChangeRule({
  id: "policy-loosened",
  severity: "notice",
  title: "The change loosens the policy that it is checked by",
  source: "https://github.com/ossf/scorecard/blob/main/docs/checks.md",
  fixed: true,
  *compare(head, base) {
    const [policy, before] = [policyOf(head), policyOf(base)];
    for (const { id, severity, fixed } of head.rules) {
      if (fixed) continue;
      const place = policy.at(id);
      const [previous, current] = [before.at(id).value ?? severity, place.value ?? severity];
      if (rank(current) >= rank(previous)) continue;
      yield finding(place, {
        message: `Policy change: \`${id}\` goes from \`${previous}\` to \`${current}\` in the same change that is checked.`,
        fix: "Let a reviewer confirm the new severity, or change the policy in a pull request of its own.",
      });
    }
    const ignorable = new Set(head.rules.filter(({ fixed }) => !fixed).map(({ id }) => id));
    const known = new Set(activeIgnores(base).flatMap(({ rules, reason }) => rules.map((id) => `${id} ${reason}`)));
    for (const { rules, reason, range } of activeIgnores(head)) {
      const added = rules.filter((id) => ignorable.has(id) && !known.has(`${id} ${reason}`)).map((id) => `\`${id}\``);
      if (added.length === 0) continue;
      yield finding(head.settings, {
        range,
        message: `Policy change: findings of ${added.join(", ")} are ignored from this change on.`,
        fix: "Let a reviewer confirm the reason, or add the comment in a pull request of its own.",
      });
    }
  },
});

function policyOf({ settings }: Facts) {
  return settings.at("preflight").at("rules");
}

function activeIgnores({ ignores, today }: Facts) {
  return ignores.filter((ignore) => isActive(ignore, today));
}

/** How strict a severity is: the higher, the stricter; `off` is none of them and below them all. */
function rank(severity: Severity | "off"): number {
  const order: readonly string[] = severities.toReversed();
  return order.indexOf(severity);
}
