import type { Facts } from "../model/facts.js";
import { defineRule, Open, type Rule, type Said } from "./rule.js";

type ChangeRuleDefinition = Pick<Rule, "id" | "severity" | "title" | "source"> &
  Partial<Pick<Rule, "codes" | "otherSeverities">> & {
    /** What the change from `base` to `head` means for live links and stored grants. */
    compare(head: Facts, base: Facts): Iterable<Said>;
  };

/** A rule about the difference between a file and the same file before the change. */
export function defineChangeRule({ compare, ...definition }: ChangeRuleDefinition): Rule {
  return defineRule({
    ...definition,
    stage: "change",
    guards: [({ base }) => base.kind !== "new"],
    *check(head) {
      const { base } = head;
      if (base.kind === "unavailable") throw new Open(base.reason);
      if (base.kind === "file") yield* compare(head, base.facts);
    },
  });
}
