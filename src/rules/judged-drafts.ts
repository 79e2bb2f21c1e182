import type { Facts } from "../model/facts.js";
import type { Path } from "../settings/tree.js";
import { judge } from "./judge.js";
import type { FindingDraft, Rule } from "./rule.js";

/** What a rule says about one entry of a list. */
export interface JudgedDraft {
  readonly rule: Rule;
  readonly draft: FindingDraft;
  /** Which entry. */
  readonly index: number;
}

/** What rules say about the entries of the list at `path`, and nothing that they say about anything else. */
export function judgedDrafts(rules: readonly Rule[], facts: Facts, path: Path): readonly JudgedDraft[] {
  return rules.flatMap((rule) =>
    judge(rule, facts).drafts.flatMap((draft) => {
      const at = draft.range === undefined ? draft.at.path : [];
      const index = at[path.length];
      const isThere = path.every((part, position) => at[position] === part);
      return isThere && typeof index === "number" ? [{ rule, draft, index }] : [];
    }),
  );
}
