import { defineChangeRule } from "../change-rule.js";
import type { Facts } from "../facts/facts.js";
import type { DeclaredRole } from "../facts/held-roles.js";
import { finding, unchecked } from "../rule.js";

export const roleAdded = defineChangeRule({
  id: "role-added",
  severity: "warning",
  codes: ["403 Unauthorized"],
  title: "A role that a call needs is new, and every authorization is older",
  source: "https://developer-docs.amazon.com/sp-api/docs/role-mappings",
  *compare(head, base) {
    if (!base.appRoles.isDeclared || !head.appRoles.isDeclared) {
      yield unchecked((head.appRoles.isDeclared ? base : head).appRoles.place);
      return;
    }
    const before = base.appRoles.names;
    for (const added of head.appRoles.roles) {
      const { role, namePlace } = added;
      if (role === undefined || before.has(role.name)) continue;
      const needs = head.neededRoles.needs.filter((need) => need.reliesOn(role.name, before));
      const [first] = needs.map(({ label }) => label);
      if (first === undefined || hasYounger(added, head, base)) continue;
      const others = needs.length > 1 ? ` and ${needs.length - 1} more` : "";
      yield finding(namePlace, {
        message: `\`${role.name}\` is new, \`${first}\`${others} needs it, and no authorization is younger than the role: their calls are answered with 403.`,
        fix: "Let every selling partner authorize the app again once the role is approved, and declare the new `grantedOn`.",
      });
    }
  },
});

/** Whether an authorization was granted since: after the role's date, or on another day than at the base. */
function hasYounger({ addedOn }: DeclaredRole, head: Facts, base: Facts): boolean {
  const grants = (facts: Facts) => facts.authorizations.map(({ place }) => place.at("grantedOn").value ?? "");
  const known = grants(base);
  return grants(head).some(
    (day) => day !== "" && (addedOn.value === undefined ? !known.includes(day) : day >= addedOn.value),
  );
}
