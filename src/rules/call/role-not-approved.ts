import type { DeclaredRole } from "../../model/declared-roles.js";
import { defineRule, finding, unchecked } from "../rule.js";

const fix = "Ask for the role in the developer profile and wait for its approval, or remove it from the app.";

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
    const listed = new Map(profileRoles.roles.map((role) => [nameOf(role), role]));
    for (const selected of appRoles.roles) {
      const name = nameOf(selected);
      const approval = name === undefined ? undefined : listed.get(name)?.approval;
      if (approval !== undefined) {
        if (approval.value === undefined && !approval.isMissing) yield unchecked(approval);
        else if (approval.value === "pending" || approval.value === "denied") {
          yield finding(selected.namePlace, {
            message: `\`${selected.name}\` is selected for the app, but its approval for the developer profile is ${approval.value}.`,
            fix,
            related: [{ at: approval, message: "declared here" }],
          });
        }
        continue;
      }
      const [unrecognised] = [...(selected.role === undefined ? [selected] : []), ...profileRoles.unrecognised];
      if (unrecognised !== undefined) {
        yield unchecked(`\`${unrecognised.namePlace.name}\` names no role that is known`);
        continue;
      }
      yield finding(selected.namePlace, {
        message: `\`${selected.name}\` is selected for the app, but is not among the roles that the developer profile is approved for.`,
        fix,
        related: [{ at: profileRoles.place, message: "the approved roles" }],
      });
    }
  },
});

/** The role as Amazon spells it, else the name as declared, with its placeholders: the same one means the same role. */
function nameOf({ role, namePlace }: DeclaredRole): string | undefined {
  return role?.name ?? namePlace.text;
}
