import { declaresNoCalls, resourcesRequested, unreadCalls } from "../../model/declared-operations.js";
import { groupBy } from "../../model/group-by.js";
import type { RestrictedRequest } from "../../model/restricted-request.js";
import { developerProfile } from "../../reference/console-labels.js";
import { neededRoles } from "../../roles/needed-roles.js";
import { openedOnlyBy } from "../../roles/role-reliance.js";
import { answerOf, defineRule, each, finding, knownAnswers, type Said } from "../rule.js";

export const roleRestrictedPending = defineRule({
  id: "role-restricted-pending",
  stage: "call",
  severity: "warning",
  otherSeverities: ["error"],
  codes: ["403 Unauthorized"],
  title: "A call relies on a restricted role that Amazon has not approved",
  source: "https://developer-docs.amazon.com/sp-api/docs/roles-in-the-selling-partner-api",
  needs: ["roles.app"],
  guards: [
    (facts) => !declaresNoCalls(facts) || facts.settings.at("calls").at("rdt").isGiven,
    ({ appRoles }) => !appRoles.place.isEmpty,
  ],
  *check(facts) {
    const { appRoles } = facts;
    if (appRoles.whyUnrecognised !== undefined) throw appRoles.whyUnrecognised;
    const restricted = appRoles.roles.filter(
      ({ role, approval }) => role?.restricted && answerOf(approval, ({ known }) => known) !== "approved",
    );
    if (restricted.length === 0) return;
    yield* unreadCalls(facts);
    yield* each(resourcesRequested(facts), mustKnow);
    yield* neededRoles(facts).unknown;
    // A call relies on the role where no role that is approved would do.
    const waiting = new Set(knownAnswers(restricted, ({ role, approval }) => approval.required && role?.name));
    for (const [name = "", entries] of groupBy(restricted, ({ role }) => role?.name)) {
      const others = new Set([...appRoles.names].filter((other) => other !== name && !waiting.has(other)));
      const [first, ...more] = openedOnlyBy(name, others, facts);
      if (first === undefined) continue;
      yield* each(entries, ({ namePlace, approval }) =>
        finding(namePlace, {
          severity: approval.required === "denied" ? "error" : "warning",
          message: `\`${name}\` is a restricted role whose approval is ${approval.required}, and no role that is approved opens \`${first}\`${more.length > 0 ? ` and ${more.length} more` : ""}.`,
          fix:
            approval.required === "denied"
              ? `Correct the reason that Amazon gave, submit ${developerProfile} again, and leave these calls out until the role is approved.`
              : "Leave these calls out until Amazon approves the role, then let every selling partner authorize the app again.",
          related: [{ at: approval, message: "declared here" }],
        }),
      );
    }
  },
});

/** Throws `Open` where it is not known which restricted data is asked for. */
function mustKnow({ place, route }: RestrictedRequest): Iterable<Said> {
  route.mustKnow();
  return each(place.at("dataElements").listed, (element) => element.mustKnow());
}
