import type { DeclaredRole } from "../../model/declared-roles.js";
import type { Facts } from "../../model/facts.js";
import { neededRoles } from "../../roles/needed-roles.js";
import type { Place } from "../../settings/place.js";
import { defineChangeRule } from "../change-rule.js";
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
    const gone = base.appRoles.unrecognised.find((old) => !isAmong(old, head.appRoles.unrecognised));
    for (const added of head.appRoles.roles) {
      const { role, namePlace } = added;
      if (role === undefined) {
        if (!isAmong(added, base.appRoles.unrecognised))
          yield unchecked(`\`${namePlace.name}\` names no role that is known`);
        continue;
      }
      const needs = neededRoles(head).needs.filter((one) => one.reliesOn(role.name, before));
      const [first] = needs.map(({ label }) => label);
      if (first === undefined || hasYounger(added, head, base)) continue;
      const undated = undatedGrant(head);
      if (gone !== undefined || undated !== undefined) {
        yield unchecked(undated ?? `\`${gone?.namePlace.name}\` of the base may be \`${role.name}\``);
        continue;
      }
      const need = needs.length > 1 ? `and ${needs.length - 1} more need` : "needs";
      yield finding(namePlace, {
        message: `\`${role.name}\` is new, \`${first}\` ${need} it, and no authorization is younger than the role: their calls are answered with 403.`,
        fix: "Let every selling partner authorize the app again once the role is approved, and declare the new `grantedOn`.",
      });
    }
  },
});

function isAmong({ namePlace }: DeclaredRole, roles: readonly DeclaredRole[]): boolean {
  return roles.some((role) => role.namePlace.written === namePlace.written);
}

/** Whether an authorization was granted since: after the role's date, or on another day than at the base. */
function hasYounger({ addedOn }: DeclaredRole, head: Facts, base: Facts): boolean {
  const known = grantDays(base).map(({ value }) => value);
  return grantDays(head).some(
    ({ value }) =>
      value !== undefined && (addedOn.value === undefined ? !known.includes(value) : value >= addedOn.value),
  );
}

/** What hides the day of an authorization until run time. */
function undatedGrant(head: Facts): Place | undefined {
  return [head.settings.at("authorizations"), ...grantDays(head)].find(
    ({ isMissing, state }) => !isMissing && state !== "declared",
  );
}

function grantDays({ authorizations }: Facts): Place<string>[] {
  return authorizations.map(({ place }) => place.at("grantedOn"));
}
