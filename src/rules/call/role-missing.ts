import { evidenceClause, provesFault } from "../../reference/evidence.js";
import { inWords } from "../facts/in-words.js";
import type { RoleNeed } from "../facts/needed-roles.js";
import { defineRule, finding, unchecked } from "../rule.js";

export const roleMissing = defineRule({
  id: "role-missing",
  stage: "call",
  severity: "error",
  codes: ["403 Unauthorized"],
  title: "The app holds no role that a call needs",
  source: "https://developer-docs.amazon.com/sp-api/docs/role-mappings",
  applies: ({ declaresNoCalls }) => !declaresNoCalls,
  *check({ settings, appRoles, neededRoles }) {
    if (!appRoles.isDeclared) {
      yield unchecked(appRoles.place);
      return;
    }
    if (neededRoles.isEmpty) yield unchecked(settings.at("calls").at("operations"));
    for (const reason of neededRoles.unknown) yield unchecked(reason);
    for (const need of neededRoles.needs) {
      const missing = need.missingIn(appRoles.names);
      if (need.dependsOnRegion(appRoles.names)) yield unchecked(`the region of \`${need.call.label}\` is not declared`);
      if (missing.length === 0) continue;
      const [unrecognised] = appRoles.unrecognised;
      if (unrecognised !== undefined) {
        yield unchecked(`\`${unrecognised.namePlace.name}\` may be a role for \`${need.call.label}\``);
        continue;
      }
      const clause = evidenceClause(need.evidence);
      const sufficient = inWords(need.rolesIn(missing), "or");
      yield finding(need.call.namePlace, {
        severity: provesFault(need.evidence) ? "error" : "warning",
        message: `\`${need.call.label}\` needs ${sufficient}${placeOf(need, missing)}${clause && `, ${clause}`}, and the app holds ${heldOf(appRoles.names)}.`,
        fix: `Select one of these roles for the app, have it approved in the developer profile, and let every selling partner authorize the app again, or drop the call.`,
        source: need.source,
        related: [{ at: appRoles.place, message: "the roles of the app" }],
      });
    }
  },
});

function placeOf(need: RoleNeed, missing: readonly string[]): string {
  return need.use.known.length === 0 ? "" : ` in ${inWords(missing, "and")}`;
}

function heldOf(names: ReadonlySet<string>): string {
  return names.size === 0 ? "no role" : `only ${inWords([...names], "and")}`;
}
