import { declaresNoCalls, unreadCalls } from "../../model/declared-operations.js";
import type { Facts } from "../../model/facts.js";
import { allRegions, type Region } from "../../reference/regions.js";
import { inWords } from "../../report/in-words.js";
import { neededRoles } from "../../roles/needed-roles.js";
import type { RoleNeed } from "../../roles/role-need.js";
import { defineRule, type FindingDraft, finding, unchecked } from "../rule.js";

export const roleMissing = defineRule({
  id: "role-missing",
  stage: "call",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["403 Unauthorized"],
  title: "The app holds no role that a call needs",
  source: "https://developer-docs.amazon.com/sp-api/docs/role-mappings",
  applies: (facts) => !declaresNoCalls(facts),
  *check(facts) {
    const { appRoles } = facts;
    const { needs, unknown } = neededRoles(facts);
    if (!appRoles.isDeclared) {
      yield unchecked(appRoles.place);
      return;
    }
    yield* unreadCalls(facts);
    for (const reason of unknown) yield unchecked(reason);
    const [unrecognised] = appRoles.unrecognised;
    for (const need of needs) {
      const missing = need.missingIn(appRoles.names);
      if (missing.length > 0 && unrecognised !== undefined) {
        yield unchecked(`\`${unrecognised.namePlace.name}\` may be a role for \`${need.label}\``);
      } else if (missing.length > 0) yield fault(need, missing, facts);
      else if (need.meanings.some((meaning) => meaning.missingIn(appRoles.names).length > 0)) {
        yield unchecked(`\`${need.label}\` may mean several operations, and the roles do not suffice for each`);
      } else if (need.isDisputed(appRoles.names)) {
        yield unchecked(`Amazon's lists do not agree on the roles for \`${need.label}\``);
      } else if (need.dependsOnRegion(appRoles.names)) {
        yield unchecked(`in which regions \`${need.label}\` is called is not declared`);
      }
    }
  },
});

function fault(need: RoleNeed, missing: readonly Region[], { appRoles, settings }: Facts): FindingDraft {
  const { names, place } = appRoles;
  const where = need.use.known.length === 0 ? "" : ` in ${inWords(missing, "and")}`;
  const isProven = need.provesLackIn(missing);
  const clause = need.evidenceIn(missing);
  const sufficient = need.rolesIn(missing);
  const elsewhere = need.rolesIn(allRegions).filter((role) => names.has(role));
  const held =
    names.size === 0
      ? "no role"
      : elsewhere.length > 0
        ? `for it only ${inWords(elsewhere, "and")}, which count${elsewhere.length === 1 ? "s" : ""} elsewhere`
        : `only ${inWords([...names], "and")}`;
  const trust =
    isProven || settings.at("preflight").at("rules").at("role-missing").isDeclared
      ? ""
      : "; `role-missing: error` in `preflight.rules` makes such a finding block";
  return finding(need.call.namePlace, {
    severity: isProven ? "error" : "warning",
    message: `\`${need.label}\` needs ${inWords(sufficient, "or")}${where}${clause && `, ${clause}`}, and the app holds ${held}.`,
    fix: `Select ${sufficient.length === 1 ? "that role" : "one of these roles"} for the app, have it approved in the developer profile, and let every selling partner authorize the app again, or drop the call${trust}.`,
    source: need.source,
    related: [{ at: place, message: "the roles of the app" }],
  });
}
