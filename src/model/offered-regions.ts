import type { Evidence } from "../reference/evidence.js";
import type { RoleGrant } from "../reference/operations.js";
import { allRegions, type Region } from "../reference/regions.js";
import type { OperationCall } from "./call.js";
import type { TypedCall } from "./typed-call.js";

/** Where one meaning of a call is offered, and how well that is known. */
export interface Offer {
  readonly regions: readonly Region[];
  readonly evidence: Evidence;
  readonly source: string;
}

/** Where each meaning of the call is offered: in its own regions, and there only where some role gives access to it. */
export function offersOf(call: OperationCall | TypedCall): readonly Offer[] {
  if ("kind" in call) {
    const { type } = call;
    if (type === undefined) return [];
    return [{ regions: regionsOfRoles(type.roles, type.extraRoles), evidence: type.evidence, source: type.source }];
  }
  return call.operations.map(
    ({ regions, regionsEvidence, regionsSource, roles, extraRoles, rolesEvidence, rolesSource }) => {
      if (regions.length < allRegions.length) return { regions, evidence: regionsEvidence, source: regionsSource };
      return { regions: regionsOfRoles(roles, extraRoles), evidence: rolesEvidence, source: rolesSource };
    },
  );
}

function regionsOfRoles(roles: readonly RoleGrant[], extraRoles: readonly RoleGrant[]): readonly Region[] {
  if (roles.length === 0) return allRegions;
  return allRegions.filter((region) => [...roles, ...extraRoles].some(({ regions }) => regions.includes(region)));
}
