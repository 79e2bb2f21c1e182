import type { Rule } from "./rule.js";

/** The address of a rule's page below `docsBase`. */
export function pageOf(docsBase: string, rule: string): string {
  return `${docsBase}/docs/rules/${rule}.md`;
}

/** A rule as it is listed and explained. */
export type DescribedRule = Pick<Rule, "id" | "stage" | "severity" | "codes" | "alsoSeen" | "title" | "source">;

/** What a reader of a list of rules is told about each, with its page below `docsBase`. */
export function listing(rules: readonly DescribedRule[], docsBase: string) {
  return rules.map(({ id, stage, severity, codes, alsoSeen, title, source }) => ({
    id,
    stage,
    severity,
    codes,
    alsoSeen,
    title,
    source,
    docs: pageOf(docsBase, id),
  }));
}
