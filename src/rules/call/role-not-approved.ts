import type { DeclaredRole } from "../../model/declared-roles.js";
import { developerProfile, editApp } from "../../reference/console-labels.js";
import { defineRule, each, finding } from "../rule.js";

const fix = `Ask for the role under ${developerProfile} and wait for its approval, or remove it under ${editApp}.`;

const deniedFix = `Correct the reason that Amazon gave and submit ${developerProfile} again, or remove the role under ${editApp}.`;

export const roleNotApproved = defineRule({
  id: "role-not-approved",
  stage: "call",
  severity: "error",
  codes: ["403 Unauthorized"],
  title: "A role of the app is not approved in the developer profile",
  source: "https://developer-docs.amazon.com/sp-api/docs/roles-in-the-selling-partner-api",
  guards: [({ appRoles }) => !appRoles.place.isEmpty],
  *check({ appRoles, profileRoles }) {
    const undeclared = [appRoles, profileRoles].filter(({ isDeclared }) => !isDeclared);
    if (undeclared.length > 0) return yield* undeclared.map(({ place }) => place.open);
    const listed = new Map(profileRoles.roles.map((role) => [nameOf(role), role]));
    yield* each(appRoles.roles, (selected) => {
      const name = nameOf(selected);
      const approval = name === undefined ? undefined : listed.get(name)?.approval;
      if (approval === undefined) {
        selected.mustKnow();
        profileRoles.unrecognised[0]?.mustKnow();
        return finding(selected.namePlace, {
          message: `\`${selected.name}\` is selected for the app, but is not among the roles that the developer profile is approved for.`,
          fix,
          related: [{ at: profileRoles.place, message: "the approved roles" }],
        });
      }
      if (approval.known !== "pending" && approval.known !== "denied") return;
      return finding(selected.namePlace, {
        message: `\`${selected.name}\` is selected for the app, but its approval for the developer profile is ${approval.known}.`,
        fix: approval.known === "denied" ? deniedFix : fix,
        related: [{ at: approval, message: "declared here" }],
      });
    });
  },
});

/** The role as Amazon spells it, else the name as declared, with its placeholders: the same one means the same role. */
function nameOf({ role, namePlace }: DeclaredRole): string | undefined {
  return role?.name ?? (namePlace.written || undefined);
}
