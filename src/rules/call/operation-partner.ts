import type { OperationCall } from "../../model/call.js";
import { declaresNoCalls, unreadOperations } from "../../model/declared-operations.js";
import type { TypedCall } from "../../model/typed-call.js";
import { type Evidence, evidenceClause, provesFault } from "../../reference/evidence.js";
import type { Place } from "../../settings/place.js";
import { defineRule, type FindingDraft, finding, type Unchecked, unchecked, unreadList } from "../rule.js";

/** Who one meaning of a call is for, and how well that is known. */
interface Audience {
  readonly for: readonly string[];
  readonly evidence: Evidence;
}

export const operationPartner = defineRule({
  id: "operation-partner",
  stage: "call",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["403 Unauthorized"],
  title: "An operation for sellers is called for vendors, or the reverse",
  source: "https://developer-docs.amazon.com/sp-api/docs/resolve-common-http-and-authorization-error-codes",
  applies: (facts) => !declaresNoCalls(facts),
  *check(facts) {
    yield* unreadOperations(facts);
    for (const call of facts.operationCalls) {
      if (call.whyUnrecognised !== undefined) yield unchecked(call.whyUnrecognised);
      // Operations without a grant are nobody's.
      else if (!call.operations.every(({ grantless }) => grantless)) yield* judge(call, audiencesOf(call));
    }
    yield* unreadList(facts.settings.at("calls").at("reports"));
    for (const call of facts.typedCalls) {
      if (call.kind !== "report") continue;
      if (call.whyUnrecognised !== undefined) yield unchecked(call.whyUnrecognised);
      if (call.type !== undefined) yield* judge(call, [{ for: call.type.parties, evidence: call.type.evidence }]);
    }
  },
});

function audiencesOf({ operations }: OperationCall): Audience[] {
  return operations.map(({ partner, partnerEvidence: evidence }) => {
    if (partner === "unknown") return { for: [], evidence };
    return { for: partner === "both" ? ["seller", "vendor"] : [partner], evidence };
  });
}

function* judge(call: OperationCall | TypedCall, audiences: readonly Audience[]): Generator<FindingDraft | Unchecked> {
  const { partners, places } = call.madeFor;
  if (partners === undefined) {
    for (const place of places) if (isUnknown(place)) yield unchecked(place);
    return;
  }
  if (audiences.some((audience) => audience.for.length === 0)) {
    yield unchecked(`whether \`${call.label}\` is for sellers or vendors is not known`);
    return;
  }
  const isFor = (partner: string) => audiences.some((audience) => audience.for.includes(partner));
  if (partners.some(isFor)) return;
  const weakest = audiences.find(({ evidence }) => !provesFault(evidence))?.evidence ?? "official";
  const clause = evidenceClause(weakest);
  const wanted = isFor("vendor") ? "vendor" : "seller";
  const made = wanted === "vendor" ? "seller" : "vendor";
  const declared = places.filter(({ isMissing }) => !isMissing);
  yield finding(call.namePlace, {
    severity: provesFault(weakest) ? "error" : "warning",
    message: `\`${call.label}\` is for ${wanted}s${clause && `, ${clause}`}, and it is called for ${made}s only${declared.length === 0 ? ", the default of `app.partners`" : ""}.`,
    fix: `Call it with the authorization of a ${wanted}, and declare \`${wanted}\` as its \`partner\` or among \`app.partners\`, or use what there is for ${made}s.`,
    related: declared.map((at) => ({ at, message: `${made}s alone` })),
  });
}

/** Whether the partner, or one of the list of partners, is not known. */
function isUnknown(place: Place): boolean {
  const words = place.items();
  return words.length > 0
    ? words.some(({ value }) => value === undefined)
    : place.value === undefined && !place.isMissing;
}
