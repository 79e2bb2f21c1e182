import type { DeclaredRole, DeclaredRoles } from "../facts/held-roles.js";
import { defineRule, finding, unchecked } from "../rule.js";

export const roleNotApproved = defineRule({
  id: "role-not-approved",
  stage: "call",
  severity: "error",
  codes: ["403 Unauthorized"],
  title: "A role of the app is not approved in the developer profile",
  source: "https://developer-docs.amazon.com/sp-api/docs/roles-in-the-selling-partner-api",
  applies: ({ appRoles }) => appRoles.place.state !== "empty",
  *check({ appRoles, profileRoles }) {
    if (!appRoles.isDeclared) yield unchecked(appRoles.place);
    if (!profileRoles.isDeclared) yield unchecked(profileRoles.place);
    if (!appRoles.isDeclared || !profileRoles.isDeclared) return;
    for (const selected of appRoles.roles) {
      if (isListed(selected, profileRoles)) continue;
      const [unrecognised] = [...(selected.role === undefined ? [selected] : []), ...profileRoles.unrecognised];
      if (unrecognised !== undefined) {
        yield unchecked(`\`${unrecognised.namePlace.name}\` names no role that is known`);
        continue;
      }
      yield finding(selected.namePlace, {
        message: `\`${selected.name}\` is selected for the app, but is not among the roles that the developer profile is approved for.`,
        fix: "Ask for the role in the developer profile and wait for its approval, or remove it from the app.",
        related: [{ at: profileRoles.place, message: "the approved roles" }],
      });
    }
  },
});

function isListed({ role, name }: DeclaredRole, profile: DeclaredRoles): boolean {
  if (role !== undefined) return profile.names.has(role.name);
  return name !== undefined && profile.roles.some((approved) => approved.name === name);
}
