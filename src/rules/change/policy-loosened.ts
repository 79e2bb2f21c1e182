import { severities } from "../../report/finding.js";
import { defineChangeRule } from "../change-rule.js";
import type { Facts } from "../facts/facts.js";
import { finding } from "../rule.js";

export const policyLoosened = defineChangeRule({
  id: "policy-loosened",
  severity: "notice",
  title: "The change loosens the policy that it is checked by",
  source: "https://github.com/ossf/scorecard/blob/main/docs/checks.md",
  fixed: true,
  *compare(head, base) {
    const before = new Map(policyOf(base).map(([id, { value }]) => [id, value]));
    for (const [id, place] of policyOf(head)) {
      const rule = head.rules.find((rule) => rule.id === id);
      if (rule === undefined || place.value === undefined) continue;
      const previous = before.get(id) ?? rule.severity;
      if (rank(place.value) >= rank(previous)) continue;
      yield finding(place, {
        message: `Policy change: \`${id}\` goes from \`${previous}\` to \`${place.value}\` in the same change that is checked.`,
        fix: "Let a reviewer confirm the new severity, or change the policy in a pull request of its own.",
      });
    }
    const known = new Set(base.ignores.flatMap((ignore) => ignore.rules.map((id) => `${id} ${ignore.reason ?? ""}`)));
    for (const { rules, reason, range } of head.ignores) {
      const added = rules.filter((id) => !known.has(`${id} ${reason ?? ""}`)).map((id) => `\`${id}\``);
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
  return settings.at("preflight").at("rules").entries();
}

/** How strict a severity is: the higher, the stricter. */
function rank(severity: string): number {
  const order: readonly string[] = ["off", ...[...severities].reverse()];
  return order.indexOf(severity);
}
