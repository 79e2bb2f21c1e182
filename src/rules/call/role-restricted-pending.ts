import { defineRule, finding, unchecked } from "../rule.js";

export const roleRestrictedPending = defineRule({
  id: "role-restricted-pending",
  stage: "call",
  severity: "warning",
  codes: ["403 Unauthorized"],
  title: "A call relies on a restricted role that Amazon has not approved",
  source: "https://developer-docs.amazon.com/sp-api/docs/roles-in-the-selling-partner-api",
  *check({ appRoles, profileRoles, neededRoles, settings }) {
    if (!appRoles.isDeclared) yield unchecked(appRoles.place);
    for (const { role, namePlace, approval } of appRoles.roles) {
      if (role === undefined) yield unchecked(`\`${namePlace.name}\` names no role that is known`);
      if (role?.restricted !== true || approval.value === "approved") continue;
      // A call uses the role where no other role of the app would do.
      const others = new Set([...appRoles.names].filter((name) => name !== role.name));
      const calls = neededRoles.needs.filter((need) => need.names(role.name) && need.missingIn(others).length > 0);
      const [call] = calls.map(({ call }) => call.label);
    }
  },
});
