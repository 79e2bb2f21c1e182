import { groupBy } from "../../model/group-by.js";
import type { LostCheck } from "../../model/named-rule.js";
import { defineChangeRule } from "../change-rule.js";
import { finding } from "../rule.js";

/** Of so many rules the names are given, and the rest is counted. */
const namedRules = 5;

export const checksLost = defineChangeRule({
  id: "checks-lost",
  severity: "notice",
  title: "What was checked before the change is not checked any more",
  source: "https://github.com/ossf/scorecard/blob/main/docs/checks.md",
  *compare(head) {
    const { lost } = head;
    for (const [reason, checks] of groupBy(lost, ({ reason }) => reason)) {
      yield finding(head.placeAt(checks[0]?.path ?? []), {
        message: `Not checked any more, though it was before the change, since ${reason}: ${named(checks)}.`,
        fix: "Declare the value again, or let a reviewer confirm that nobody checks this from now on.",
      });
    }
  },
});

function named(checks: readonly LostCheck[]): string {
  const names = checks.slice(0, namedRules).map(({ rule }) => `\`${rule}\``);
  const more = checks.length - names.length;
  return `${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
