import { unreadCalls } from "../../model/declared-operations.js";
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
    const { needs, unknown } = neededRoles(head);
    const gone = base.appRoles.unrecognised.find((old) => !isAmong(old, head.appRoles.unrecognised));
    for (const added of head.appRoles.roles) {
      const { role, namePlace } = added;
      if (role === undefined) {
        if (!isAmong(added, base.appRoles.unrecognised))
          yield unchecked(`\`${namePlace.name}\` names no role that is known`);
        continue;
      }
      if (before.has(role.name)) continue;
      yield* unreadCalls(head);
      for (const reason of unknown) yield unchecked(reason);
      const relying = needs.filter((one) => one.reliesOn(role.name, before));
      const [first] = relying.map(({ label }) => label);
      if (first === undefined) continue;
      const undated = undatedGrant(added, head, base);
      if (undated !== undefined) yield unchecked(undated);
      if (undated !== undefined || hasYounger(added, head, base)) continue;
      if (gone !== undefined) {
        yield unchecked(`\`${gone.namePlace.name}\` of the base may be \`${role.name}\``);
        continue;
      }
      const need = relying.length > 1 ? `and ${relying.length - 1} more need` : "needs";
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

/** What hides until run time whether an authorization is younger than the role, where none is known to be. */
function undatedGrant(added: DeclaredRole, head: Facts, base: Facts): Place | undefined {
  const isOpen = ({ isMissing, state }: Place) => !isMissing && state !== "declared";
  const days = (facts: Facts) => [facts.settings.at("authorizations"), ...grantDays(facts)];
  const older = added.addedOn.isMissing ? days(base) : [added.addedOn];
  const open = older.find(isOpen);
  if (open !== undefined) return open;
  return hasYounger(added, head, base) ? undefined : days(head).find(isOpen);
}

function grantDays({ authorizations }: Facts): Place<string>[] {
  return authorizations.map(({ place }) => place.at("grantedOn"));
}
