import type { Facts } from "../model/facts.js";
import type { RestrictedRequest } from "../model/restricted-request.js";
import { rolesForDataElement } from "../reference/restricted-data.js";
import { neededRoles } from "./needed-roles.js";

/** The calls and the restricted resources that `role` opens, and none of `others`, by the names that the file has for them. */
export function openedOnlyBy(role: string, others: ReadonlySet<string>, facts: Facts): readonly string[] {
  const calls = neededRoles(facts)
    .needs.filter((need) => need.reliesOn(role, others))
    .map(({ label }) => label);
  const isOpenedAlone = (roles: readonly string[]) => roles.includes(role) && !roles.some((one) => others.has(one));
  const resources = facts.restrictedRequests.filter((request) => rolesOfParts(request).some(isOpenedAlone));
  return [...calls, ...resources.map(({ route }) => route.label ?? "")];
}

/** The roles of each data element that is asked for; without elements, those of the operation. */
function rolesOfParts({ place, dataElements, operation }: RestrictedRequest): readonly (readonly string[])[] {
  if (place.at("dataElements").seemsMissing) return [operation?.restrictedRoles ?? []];
  return dataElements.map(({ valueIfTold: value }) => rolesForDataElement(value ?? "")?.roles ?? []);
}
