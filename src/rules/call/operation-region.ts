import { declaresNoCalls, operationsCalled, typesCalled } from "../../model/declared-operations.js";
import { elsewhereCall } from "../../model/offered-marketplaces.js";
import { offersOf } from "../../model/offered-regions.js";
import { evidenceClause } from "../../reference/evidence.js";
import { allRegions } from "../../reference/regions.js";
import { inWords } from "../../report/in-words.js";
import { regionsOfUse } from "../../roles/role-need.js";
import { defineRule, each, finding, knownAnswers, Open } from "../rule.js";

export const operationRegion = defineRule({
  id: "operation-region",
  stage: "call",
  severity: "warning",
  codes: ["403 Unauthorized"],
  title: "An operation is called in a region that does not have it",
  source: "https://developer-docs.amazon.com/sp-api/docs/role-mappings",
  guards: [(facts) => !declaresNoCalls(facts)],
  check: (facts) =>
    each([...operationsCalled(facts), ...typesCalled(facts)], function* (call) {
      call.mustKnow();
      const offers = offersOf(call);
      const [offer] = offers;
      if (offer === undefined) return;
      const lacks = allRegions.filter((region) => offers.every(({ regions }) => !regions.includes(region)));
      // What exists in certain marketplaces is the matter of `operation-marketplace` where they are declared.
      if (lacks.length === 0 || knownAnswers([call], elsewhereCall)[0] !== undefined) return;
      const { known, mayBeOthers } = regionsOfUse(call.endpoints);
      const wrong = known.filter((region) => lacks.includes(region));
      if (mayBeOthers) yield new Open(`in which regions \`${call.label}\` is called is not declared`);
      // Types are asked for where they exist; an operation without an endpoint of its own goes to every endpoint.
      const isType = "kind" in call;
      if (wrong.length === 0 || (isType && (mayBeOthers || wrong.length < known.length))) return;
      const has = allRegions.filter((region) => !lacks.includes(region));
      const clause = evidenceClause(offer.evidence);
      yield finding(call.namePlace, {
        message: `\`${call.label}\` is offered in ${inWords(has, "and")} alone${clause && `, ${clause}`}, and it is called in ${inWords(wrong, "and")}.`,
        fix: isType
          ? `Ask for it at an endpoint in ${inWords(has, "or")}, or drop it.`
          : `List it as an operation of the endpoints in ${inWords(has, "and")} only, or drop it.`,
        source: offer.source,
        related: call.endpoints
          .filter(({ region }) => wrong.some((one) => one === region))
          .map(({ url, region }) => ({ at: url, message: `called here, in \`${region}\`` })),
      });
    }),
});
