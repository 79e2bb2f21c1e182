import { declaresNoCalls, unreadCalls } from "../facts/declared-operations.js";
import { openedOnlyBy } from "../facts/role-reliance.js";
import { defineRule, finding, unchecked } from "../rule.js";

export const roleRestrictedPending = defineRule({
  id: "role-restricted-pending",
  stage: "call",
  severity: "warning",
  codes: ["403 Unauthorized"],
  title: "A call relies on a restricted role that Amazon has not approved",
  source: "https://developer-docs.amazon.com/sp-api/docs/roles-in-the-selling-partner-api",
  needs: ["roles.app"],
  applies: (facts) => {
    const usesNone = declaresNoCalls(facts) && facts.restrictedRequests.length === 0;
    return !usesNone && facts.appRoles.place.state !== "empty";
  },
  *check(facts) {
    const { appRoles, neededRoles } = facts;
    const [unrecognised] = appRoles.unrecognised;
    if (unrecognised !== undefined) yield unchecked(`\`${unrecognised.namePlace.name}\` names no known role`);
    const restricted = appRoles.roles.filter(({ role, approval }) => role?.restricted && approval.value !== "approved");
    if (restricted.length === 0 || unrecognised !== undefined) return;
    yield* unreadCalls(facts);
    for (const reason of neededRoles.unknown) yield unchecked(reason);
    // A call relies on the role where no role that is approved would do.
    const waiting = new Set(restricted.filter(({ approval }) => approval.value).map(({ role }) => role?.name));
    const reliance = new Map(
      [...new Set(restricted.map(({ role }) => role?.name ?? ""))].map((name) => {
        const others = new Set([...appRoles.names].filter((other) => other !== name && !waiting.has(other)));
        return [name, openedOnlyBy(name, others, facts)];
      }),
    );
    for (const { role, namePlace, approval } of restricted) {
      const [first, ...more] = reliance.get(role?.name ?? "") ?? [];
      if (first === undefined) continue;
      if (approval.value === undefined) yield unchecked(approval);
      else
        yield finding(namePlace, {
          message: `\`${role?.name}\` is a restricted role whose approval is ${approval.value}, and no role that is approved opens \`${first}\`${more.length > 0 ? ` and ${more.length} more` : ""}.`,
          fix:
            approval.value === "denied"
              ? "Submit the developer profile again with what Amazon asks for, and leave these calls out until the role is approved."
              : "Leave these calls out until Amazon approves the role, then let every selling partner authorize the app again.",
          related: [{ at: approval, message: "declared here" }],
        });
    }
  },
});
