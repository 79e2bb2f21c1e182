import type { Facts } from "../model/facts.js";
import { defineRule, type FindingDraft, type Rule, type Unchecked, unchecked } from "./rule.js";

type ChangeRuleDefinition = Pick<Rule, "id" | "severity" | "title" | "source"> &
  Partial<Pick<Rule, "codes" | "otherSeverities">> & {
    /** What the change from `base` to `head` means for live links and stored grants. */
    compare(head: Facts, base: Facts): Iterable<FindingDraft | Unchecked>;
  };

/** A rule about the difference between a file and the same file before the change. */
export function defineChangeRule({ compare, ...definition }: ChangeRuleDefinition): Rule {
  return defineRule({
    ...definition,
    stage: "change",
    applies: ({ base }) => base.kind !== "new",
    *check(head) {
      const { base } = head;
      if (base.kind === "unavailable") yield unchecked(base.reason);
      else if (base.kind === "file") yield* compare(head, base.facts);
    },
  });
}
