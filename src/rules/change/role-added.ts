import type { Authorization } from "../../model/authorization.js";
import { unreadCalls } from "../../model/declared-operations.js";
import type { DeclaredRole } from "../../model/declared-roles.js";
import type { Facts } from "../../model/facts.js";
import { neededRoles } from "../../roles/needed-roles.js";
import { defineChangeRule } from "../change-rule.js";
import { allKnown, answerOf, anyOf, each, finding, Open } from "../rule.js";

export const roleAdded = defineChangeRule({
  id: "role-added",
  severity: "warning",
  codes: ["403 Unauthorized"],
  title: "A role that a call needs is new, and every authorization is older",
  source: "https://developer-docs.amazon.com/sp-api/docs/role-mappings",
  *compare(head, base) {
    const undeclared = [head, base].find(({ appRoles }) => !appRoles.isDeclared);
    if (undeclared !== undefined) throw new Open(undeclared.appRoles.place.whyOpen);
    const before = base.appRoles.names;
    const { needs, unknown } = neededRoles(head);
    const gone = base.appRoles.unrecognised.find((old) => !isAmong(old, head.appRoles.unrecognised));
    yield* each(head.appRoles.roles, function* (added) {
      if (added.role === undefined && isAmong(added, base.appRoles.unrecognised)) return;
      const { name } = added.knownRole;
      if (before.has(name)) return;
      yield* unreadCalls(head);
      yield* unknown;
      const relying = needs.filter((one) => one.reliesOn(name, before)).map(({ label }) => label);
      const [first] = relying;
      if (first === undefined || hasYounger(added, head, base)) return;
      if (gone !== undefined) throw new Open(`\`${gone.namePlace.name}\` of the base may be \`${name}\``);
      const need = relying.length > 1 ? `and ${relying.length - 1} more need` : "needs";
      yield finding(added.namePlace, {
        message: `\`${name}\` is new, \`${first}\` ${need} it, and no authorization is younger than the role: their calls are answered with 403.`,
        fix: "Let every selling partner authorize the app again once the role is approved, and declare the new `grantedOn`.",
      });
    });
  },
});

function isAmong({ namePlace }: DeclaredRole, roles: readonly DeclaredRole[]): boolean {
  return roles.some((role) => role.namePlace.written === namePlace.written);
}

/** Whether an authorization was granted since: after the role's date, or on another day than at the base. */
function hasYounger({ addedOn }: DeclaredRole, head: Facts, base: Facts): boolean {
  const since = addedOn.known;
  const before = since === undefined ? base.authorizationList.map(dayOf) : [];
  const known = allKnown(before);
  return anyOf(head.authorizationList, (grant) => {
    const day = dayOf(grant);
    if (day instanceof Open) throw day;
    return day !== undefined && (since === undefined ? !known.includes(day) : day >= since);
  });
}

/** The day of an authorization; undefined where none is declared. */
function dayOf(grant: Authorization | Open): string | undefined | Open {
  return answerOf(grant, ({ place }) => place.at("grantedOn").known);
}
