import type { OperationCall } from "../../model/call.js";
import { declaresNoCalls, operationsCalled, reportsCalled } from "../../model/declared-operations.js";
import type { TypedCall } from "../../model/typed-call.js";
import { type Evidence, evidenceClause, provesFault } from "../../reference/evidence.js";
import { declaredHere, defineRule, each, finding, Open, type Said } from "../rule.js";

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
  guards: [(facts) => !declaresNoCalls(facts)],
  *check(facts) {
    // Operations without a grant are nobody's.
    yield* each(operationsCalled(facts), (call) =>
      call.knownOperations.every(({ grantless }) => grantless) ? undefined : judge(call, audiencesOf(call)),
    );
    yield* each(reportsCalled(facts), (call) => {
      const { parties, evidence } = call.knownType;
      return judge(call, [{ for: parties, evidence }]);
    });
  },
});

function audiencesOf({ operations }: OperationCall): Audience[] {
  return operations.map(({ partner, partnerEvidence: evidence }) => {
    if (partner === "unknown") return { for: [], evidence };
    return { for: partner === "both" ? ["seller", "vendor"] : [partner], evidence };
  });
}

function* judge(call: OperationCall | TypedCall, audiences: readonly Audience[]): Generator<Said> {
  const { partners, places, open } = call.madeFor;
  if (partners === undefined) return yield* open;
  if (audiences.some((audience) => audience.for.length === 0)) {
    throw new Open(`whether \`${call.label}\` is for sellers or vendors is not known`);
  }
  const isFor = (partner: string) => audiences.some((audience) => audience.for.includes(partner));
  if (partners.some(isFor)) return;
  const weakest = audiences.find(({ evidence }) => !provesFault(evidence))?.evidence ?? "official";
  const clause = evidenceClause(weakest);
  const wanted = isFor("vendor") ? "vendor" : "seller";
  const made = wanted === "vendor" ? "seller" : "vendor";
  const declared = places.flatMap((place) => declaredHere(place, `${made}s alone`));
  yield finding(call.namePlace, {
    severity: provesFault(weakest) ? "error" : "warning",
    message: `\`${call.label}\` is for ${wanted}s${clause && `, ${clause}`}, and it is called for ${made}s only${declared.length === 0 ? ", the default of `app.partners`" : ""}.`,
    fix: `Call it with the authorization of a ${wanted}, and declare \`${wanted}\` as its \`partner\` or among \`app.partners\`, or use what there is for ${made}s.`,
    related: declared,
  });
}
