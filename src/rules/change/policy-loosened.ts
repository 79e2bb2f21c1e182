import type { Facts } from "../../model/facts.js";
import { groupBy } from "../../model/group-by.js";
import { isActive } from "../../report/ignores.js";
import { lowered } from "../../report/loosened.js";
import { type IgnoreAbout, type LooserIgnore, looserIgnores } from "../../report/looser-ignores.js";
import { FilePolicy } from "../../report/policy.js";
import { lineContents } from "../../settings/line-content.js";
import { defineRule, type FindingDraft, finding, Open } from "../rule.js";

export const policyLoosened = defineRule({
  id: "policy-loosened",
  stage: "change",
  severity: "warning",
  title: "The change loosens the policy that it is checked by",
  source: "https://github.com/ossf/scorecard/blob/main/docs/checks.md",
  fixed: true,
  *check(head) {
    const { base } = head;
    if (base.kind === "unavailable") return yield new Open(base.reason);
    // A new file is compared with what would hold without it.
    const before = base.kind === "file" ? base.facts : undefined;
    yield* severities(head, before);
    yield* ignores(head, before);
  },
});

function* severities(head: Facts, base: Facts | undefined): Generator<FindingDraft> {
  const before = base?.policy ?? new FilePolicy(head.policy.outer, new Map());
  for (const { id, severity, otherSeverities, fixed } of head.rules) {
    if (fixed) continue;
    const change = lowered(
      [severity, ...otherSeverities],
      (own) => before.wordFor(id, own),
      (own) => head.policy.wordFor(id, own),
    );
    if (change === undefined) continue;
    yield finding(head.settings.at("preflight").at("rules").at(id), {
      message: `Policy change: \`${id}\` goes from \`${change.from}\` to \`${change.to}\` in the same change that is checked.`,
      fix: "Let a reviewer confirm the new severity, or change the policy in a pull request of its own.",
    });
  }
}

function* ignores(head: Facts, base: Facts | undefined): Generator<FindingDraft> {
  const looser = looserIgnores(base ? activeIgnores(base) : [], activeIgnores(head));
  for (const [first, ...others] of groupBy(
    looser,
    ({ ignore, before }) => `${ignore.range.start} ${before}`,
  ).values()) {
    if (first === undefined) continue;
    const rules = [first, ...others].map(({ rule }) => `\`${rule}\``).join(", ");
    yield finding(head.settings, {
      range: first.ignore.range,
      message: `Policy change: findings of ${rules} are ignored ${howLong(first)}.`,
      fix: "Let a reviewer confirm the reason, or add the comment in a pull request of its own.",
    });
  }
}

function howLong({ ignore: { until }, before }: LooserIgnore): string {
  if (before === undefined) return "from this change on";
  return `${until === undefined ? "without an end" : `until \`${until}\``} instead of until \`${before}\``;
}

/** The comments that silence something, each with the line that it is about. */
function activeIgnores({ document, ignores, rules, today, policy }: Facts): IgnoreAbout[] {
  if (!policy.outer.allowsIgnores) return [];
  const contentOf = lineContents(document);
  const ignorable = new Set(rules.filter(({ fixed }) => !fixed).map(({ id }) => id));
  return ignores
    .filter((ignore) => isActive(ignore, today))
    .map((ignore) => ({ ...ignore, rules: ignore.rules.filter((id) => ignorable.has(id)) }))
    .map((ignore) => ({ ignore, content: contentOf(ignore.line) }));
}
