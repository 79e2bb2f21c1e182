import { derivedFacts } from "../../model/derived-settings.js";
import type { Facts } from "../../model/facts.js";
import { roleMissing } from "../call/role-missing.js";
import type { CodeDraft } from "../code-rule.js";
import { judgedDrafts } from "../judged-drafts.js";

/** What the rule about missing roles says of calls that the code alone makes, by operation. */
export function missingRoles(
  facts: Facts,
  ids: readonly string[],
  today: string | undefined,
): Map<string, Omit<CodeDraft, "kind" | "at">> {
  if (ids.length === 0) return new Map();
  const derived = derivedFacts(
    facts,
    { calls: { operations: ids, reports: [], feeds: [], notifications: [] } },
    facts.rules,
    today,
  );
  return new Map(
    judgedDrafts([roleMissing], derived, ["calls", "operations"]).map(({ draft, index }) => [
      ids[index] ?? "",
      {
        severity: "warning",
        codes: roleMissing.codes,
        message: draft.message,
        fix: draft.fix,
        ...(draft.source !== undefined && { source: draft.source }),
        related: [{ at: { facts, place: facts.settings.at("roles").at("app") }, message: "the roles of the app" }],
      },
    ]),
  );
}
