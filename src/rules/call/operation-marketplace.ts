import { declaresNoCalls, operationsCalled, typesCalled } from "../../model/declared-operations.js";
import { type ElsewhereCall, elsewhereCall } from "../../model/offered-marketplaces.js";
import { unreadGrants } from "../../model/unread-grants.js";
import { evidenceClause, provesFault } from "../../reference/evidence.js";
import { inWords } from "../../report/in-words.js";
import type { Place } from "../../settings/place.js";
import { defineRule, each, type FindingDraft, finding } from "../rule.js";

/** More places than that are not pointed at. */
const mostRelated = 3;

export const operationMarketplace = defineRule({
  id: "operation-marketplace",
  stage: "call",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["403 Unauthorized"],
  alsoSeen: ["400 InvalidInput"],
  title: "An operation is called in marketplaces that do not have it",
  source: "https://developer-docs.amazon.com/sp-api/docs/shipment-invoicing-api",
  guards: [(facts) => !declaresNoCalls(facts)],
  check: (facts) =>
    each([...operationsCalled(facts), ...typesCalled(facts)], (call) => {
      call.mustKnow();
      if ("kind" in call && call.kind === "notification") return;
      const elsewhere = elsewhereCall(call);
      if (elsewhere === undefined) return;
      const [unread] = isOfGrants(elsewhere) ? unreadGrants(facts) : [];
      if (unread !== undefined) throw unread;
      return fault(call.namePlace, call.label ?? "", elsewhere);
    }),
});

/** Whether an authorization says what the call is made for. */
function isOfGrants({ used }: ElsewhereCall): boolean {
  return used.some(({ place }) => place.path[0] === "authorizations");
}

function fault(at: Place, label: string, { limit, used }: ElsewhereCall): FindingDraft {
  const { codes, evidence, source } = limit;
  const clause = evidenceClause(evidence);
  const declared = [...new Set(used.map(({ place }) => place.required))];
  return finding(at, {
    severity: provesFault(evidence) ? "error" : "warning",
    message: `\`${label}\` exists in ${inWords(codes, "and")} alone${clause && `, ${clause}`}, and it is declared for ${inWords(declared, "and")}.`,
    fix: `Call it for ${inWords(codes, "or")} at an endpoint that lists the marketplace, or drop it.`,
    source,
    related: used.slice(0, mostRelated).map(({ place }) => ({ at: place, message: "a marketplace without it" })),
  });
}
