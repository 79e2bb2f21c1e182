import type { OperationCall } from "../model/call.js";
import type { Facts } from "../model/facts.js";
import { onceAFile } from "../model/once-a-file.js";
import type { TypedCall, TypeKind } from "../model/typed-call.js";
import { provesFault } from "../reference/evidence.js";
import type { Operation, RoleGrant } from "../reference/operations.js";
import { partnerRolesProvenance, roleForPartner } from "../reference/partner-roles.js";
import type { DataType } from "../reference/types.js";
import { Open } from "../settings/open.js";
import { type RoleList, RoleNeed } from "./role-need.js";

/** What the declared calls need, and why some of them could not be judged. */
export interface NeededRoles {
  readonly needs: readonly RoleNeed[];
  readonly unknown: readonly Open[];
}

/** The needs of all calls. Where types are declared, theirs count instead of those of the operations that carry them. */
export const neededRoles = onceAFile(({ operationCalls, typedCalls }: Facts): NeededRoles => {
  const kinds = new Set(typedCalls.map(({ kind }) => kind));
  const judged = [...operationCalls.flatMap((call) => needOfOperation(call, kinds)), ...typedCalls.flatMap(needOfType)];
  return {
    needs: judged.filter((need) => need instanceof RoleNeed),
    unknown: judged.filter((need) => typeof need === "string").map((reason) => new Open(reason)),
  };
});

/** The need of a call; none where it needs no role, a text where the roles that suffice are not all known. */
function needOfOperation(call: OperationCall, kinds: ReadonlySet<TypeKind>): (RoleNeed | string)[] {
  const { whyUnrecognised, operations, label } = call;
  if (whyUnrecognised !== undefined) return [whyUnrecognised];
  const needsNone = ({ grantless, rolesDependOn }: Operation) =>
    grantless || (rolesDependOn !== null && kinds.has(rolesDependOn));
  if (label === undefined || operations.length === 0 || operations.some(needsNone)) return [];
  // The list of an operation that carries types is that of all types together: its lack is a fault, to hold it no proof.
  const kind = operations.find(({ rolesDependOn }) => rolesDependOn !== null)?.rolesDependOn;
  const byType = kind
    ? [`the roles for \`${label}\` depend on the ${kind} type, and \`calls.${kind}s\` names none`]
    : [];
  if (operations.some(({ roles }) => roles.length === 0)) {
    return byType.length > 0 ? byType : [`the roles for \`${label}\` are not known`];
  }
  const { partners, open } = call.madeFor;
  const lists = operations.map((operation) => ofPartner(listOf(operation), operation, partners ?? []));
  const isOfPartner = operations.some((operation) => roleForPartner(operation, "seller") !== undefined);
  const byPartner = partners === undefined && isOfPartner ? open.slice(0, 1).map(({ reason }) => reason) : [];
  return [new RoleNeed(call, label, lists), ...byType, ...byPartner];
}

function listOf({ roles, extraRoles, rolesDisputed, rolesEvidence, rolesSource }: Operation): RoleList {
  return { grants: roles, extraRoles, isContradicted: rolesDisputed, evidence: rolesEvidence, source: rolesSource };
}

/** The list for calls that are made for one kind of partner alone, where each kind needs a role of its own. */
function ofPartner(list: RoleList, operation: Operation, partners: readonly string[]): RoleList {
  const [partner = "", another] = partners;
  const role = another === undefined ? roleForPartner(operation, partner) : undefined;
  if (role === undefined) return list;
  const isOf = (grant: RoleGrant) => grant.role === role;
  const others = [...list.grants, ...list.extraRoles].filter((grant) => !isOf(grant)).map((grant) => grant.role);
  const { source } = partnerRolesProvenance;
  return { ...list, grants: list.grants.filter(isOf), extraRoles: list.extraRoles.filter(isOf), others, source };
}

function needOfType(call: TypedCall): (RoleNeed | string)[] {
  const { type, whyUnrecognised, label } = call;
  if (type === undefined || label === undefined) return whyUnrecognised === undefined ? [] : [whyUnrecognised];
  if (type.roles.length === 0) return needsNoRole(type) ? [] : [`the roles for \`${label}\` are not known`];
  const { roles: grants, extraRoles, rolesDisputed: isContradicted, evidence, source } = type;
  return [new RoleNeed(call, label, [{ grants, extraRoles, isContradicted, evidence, source }])];
}

function needsNoRole({ evidence }: DataType): boolean {
  return provesFault(evidence);
}
