import { declaresNoCalls, unreadCalls } from "../../model/declared-operations.js";
import type { Facts } from "../../model/facts.js";
import { groupBy } from "../../model/group-by.js";
import { neededRoles } from "../../roles/needed-roles.js";
import { openedOnlyBy } from "../../roles/role-reliance.js";
import { defineRule, finding, type Unchecked, unchecked, unreadList } from "../rule.js";

export const roleRestrictedPending = defineRule({
  id: "role-restricted-pending",
  stage: "call",
  severity: "warning",
  codes: ["403 Unauthorized"],
  title: "A call relies on a restricted role that Amazon has not approved",
  source: "https://developer-docs.amazon.com/sp-api/docs/roles-in-the-selling-partner-api",
  needs: ["roles.app"],
  applies: (facts) => {
    const usesNone = declaresNoCalls(facts) && facts.settings.at("calls").at("rdt").isMissing;
    return !usesNone && facts.appRoles.place.state !== "empty";
  },
  *check(facts) {
    const { appRoles } = facts;
    const [unrecognised] = appRoles.unrecognised;
    if (unrecognised !== undefined) yield unchecked(`\`${unrecognised.namePlace.name}\` names no known role`);
    const restricted = appRoles.roles.flatMap(({ role, namePlace, approval }) =>
      role?.restricted && approval.value !== "approved" ? [{ name: role.name, namePlace, approval }] : [],
    );
    if (restricted.length === 0 || unrecognised !== undefined) return;
    yield* unreadCalls(facts);
    yield* unreadRequests(facts);
    for (const reason of neededRoles(facts).unknown) yield unchecked(reason);
    // A call relies on the role where no role that is approved would do.
    const waiting = new Set(restricted.filter(({ approval }) => approval.value).map(({ name }) => name));
    for (const [name, entries] of groupBy(restricted, (entry) => entry.name)) {
      const others = new Set([...appRoles.names].filter((other) => other !== name && !waiting.has(other)));
      const [first, ...more] = openedOnlyBy(name, others, facts);
      if (first === undefined) continue;
      for (const { namePlace, approval } of entries) {
        if (approval.value === undefined) yield unchecked(approval);
        else
          yield finding(namePlace, {
            message: `\`${name}\` is a restricted role whose approval is ${approval.value}, and no role that is approved opens \`${first}\`${more.length > 0 ? ` and ${more.length} more` : ""}.`,
            fix:
              approval.value === "denied"
                ? "Submit the developer profile again with what Amazon asks for, and leave these calls out until the role is approved."
                : "Leave these calls out until Amazon approves the role, then let every selling partner authorize the app again.",
            related: [{ at: approval, message: "declared here" }],
          });
      }
    }
  },
});

/** Why it is not known which restricted data the code asks for. */
function* unreadRequests({ settings, restrictedRequests }: Facts): Generator<Unchecked> {
  const list = settings.at("calls").at("rdt");
  yield* unreadList(list);
  for (const { place, route, dataElements } of restrictedRequests) {
    const elements = place.at("dataElements");
    if (place.state !== "declared") yield unchecked(place);
    else if (route.whyUnrecognised !== undefined) yield unchecked(route.whyUnrecognised);
    for (const part of [elements, ...dataElements]) {
      yield* unreadList(part);
    }
  }
}
