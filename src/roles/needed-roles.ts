import type { OperationCall } from "../model/call.js";
import type { Endpoint } from "../model/endpoint.js";
import type { Facts } from "../model/facts.js";
import { onceAFile } from "../model/once-a-file.js";
import type { TypedCall, TypeKind } from "../model/typed-call.js";
import { type Evidence, provesFault } from "../reference/evidence.js";
import type { Operation, RoleGrant } from "../reference/operations.js";
import { allRegions, type Region } from "../reference/regions.js";
import type { DataType } from "../reference/types.js";
import { keptWithObject } from "../settings/kept-with-object.js";

/** Roles of which any one gives access. */
export interface RoleList {
  readonly grants: readonly RoleGrant[];
  /** Roles that only weaker sources add: who holds one of them has no proven fault. */
  readonly extraRoles: readonly RoleGrant[];
  readonly evidence: Evidence;
  readonly source: string;
}

/** The regions that a call is made in. */
export interface RegionsOfUse {
  readonly known: readonly Region[];
  /** Whether the call may be made in a region that the file does not tell. */
  readonly mayBeOthers: boolean;
}

/** The regions of `endpoints`, as those of every call that goes to them. */
export const regionsOfUse = keptWithObject((endpoints: readonly Endpoint[]): RegionsOfUse => {
  const declared = endpoints.map(({ region }) => region);
  const known = [...new Set(declared.filter((region) => region !== undefined))];
  return { known, mayBeOthers: declared.length === 0 || declared.includes(undefined) };
});

/** What a call needs: one role of a list, or of each list where its name has several meanings. */
export class RoleNeed {
  readonly use: RegionsOfUse;

  constructor(
    readonly call: OperationCall | TypedCall,
    readonly label: string,
    readonly lists: readonly RoleList[],
  ) {
    this.use = regionsOfUse(call.endpoints);
  }

  /** The needs of each operation that the name can mean, where it can mean several. */
  get meanings(): readonly RoleNeed[] {
    const { call, label, lists } = this;
    return lists.length === 1 ? [] : lists.map((list) => new RoleNeed(call, label, [list]));
  }

  /** The roles that Amazon lists for one of the regions `among`, for people. */
  rolesIn(among: readonly Region[]): string[] {
    const grants = this.lists.flatMap((list) => list.grants);
    const counting = grants.filter(({ regions }) => regions.some((region) => among.includes(region)));
    return [...new Set(counting.map(({ role }) => role))];
  }

  /** Whether the role gives access in the region, by any source and whatever the name of the call means. */
  accepts(role: string, region: Region): boolean {
    return this.isOfferedIn(region) && this.lists.some((list) => names(allOf(list), role, region));
  }

  /**
   * The regions of use in which none of `held` suffices by any source, whatever the name of the call means. Where the
   * region is unknown these are all regions, or none. A region without any sufficient role has no such call: see
   * operation-region.
   */
  missingIn(held: ReadonlySet<string>, { known, mayBeOthers }: RegionsOfUse = this.use): readonly Region[] {
    const short = this.shortIn(held);
    const missing = known.filter((region) => short.includes(region));
    if (missing.length > 0 || !mayBeOthers) return missing;
    return short.length > 0 && allRegions.every((region) => short.includes(region) || !this.isOfferedIn(region))
      ? short
      : [];
  }

  /** Whether the call fails without the role in some region of use: the role suffices there, and none of `others` does. */
  reliesOn(role: string, others: ReadonlySet<string>): boolean {
    return this.missingIn(others).some((region) => this.accepts(role, region));
  }

  /** Whether the roles suffice in some regions only, and the file does not tell all regions of use. */
  dependsOnRegion(held: ReadonlySet<string>): boolean {
    return this.use.mayBeOthers && this.shortIn(held).length > 0 && this.missingIn(held).length === 0;
  }

  /** Whether `held` suffices in a region of use by weaker sources only, while Amazon's own list says otherwise. */
  isDisputed(held: ReadonlySet<string>): boolean {
    return this.use.known.some((region) =>
      this.lists.some(
        ({ grants, extraRoles, evidence }) =>
          provesFault(evidence) && suffices(extraRoles, held, region) && !suffices(grants, held, region),
      ),
    );
  }

  /** The weakest evidence of the lists: a fault is proven where every list is Amazon's own and current. */
  get evidence(): Evidence {
    return this.#weakest?.evidence ?? "none";
  }

  get source(): string {
    return this.#weakest?.source ?? "";
  }

  /** Whether some role gives access in the region, so that the call is offered there. */
  isOfferedIn(region: Region): boolean {
    return this.lists.some((list) => allOf(list).some(({ regions }) => regions.includes(region)));
  }

  private shortIn(held: ReadonlySet<string>): readonly Region[] {
    const isShort = (region: Region) => this.lists.every((list) => !suffices(allOf(list), held, region));
    return allRegions.filter((region) => this.isOfferedIn(region) && isShort(region));
  }

  get #weakest(): RoleList | undefined {
    return this.lists.find(({ evidence }) => !provesFault(evidence)) ?? this.lists[0];
  }
}

function allOf({ grants, extraRoles }: RoleList): readonly RoleGrant[] {
  return extraRoles.length === 0 ? grants : [...grants, ...extraRoles];
}

function names(grants: readonly RoleGrant[], role: string, region: Region): boolean {
  return grants.some((grant) => grant.role === role && grant.regions.includes(region));
}

function suffices(grants: readonly RoleGrant[], held: ReadonlySet<string>, region: Region): boolean {
  return grants.some(({ role, regions }) => held.has(role) && regions.includes(region));
}

/** What the declared calls need, and why some of them could not be judged. */
export interface NeededRoles {
  readonly needs: readonly RoleNeed[];
  readonly unknown: readonly string[];
}

/** The needs of all calls. Where types are declared, theirs count instead of those of the operations that carry them. */
export const neededRoles = onceAFile(({ operationCalls, typedCalls }: Facts): NeededRoles => {
  const kinds = new Set(typedCalls.map(({ kind }) => kind));
  const judged = [...operationCalls.flatMap((call) => needOfOperation(call, kinds)), ...typedCalls.flatMap(needOfType)];
  return {
    needs: judged.filter((need) => need instanceof RoleNeed),
    unknown: judged.filter((need) => typeof need === "string"),
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
  return [new RoleNeed(call, label, operations.map(listOf)), ...byType];
}

function listOf({ roles, extraRoles, rolesEvidence, rolesSource }: Operation): RoleList {
  return { grants: roles, extraRoles, evidence: rolesEvidence, source: rolesSource };
}

function needOfType(call: TypedCall): (RoleNeed | string)[] {
  const { type, whyUnrecognised, label } = call;
  if (type === undefined || label === undefined) return whyUnrecognised === undefined ? [] : [whyUnrecognised];
  if (type.roles.length === 0) return needsNoRole(type) ? [] : [`the roles for \`${label}\` are not known`];
  const { roles: grants, extraRoles, evidence, source } = type;
  return [new RoleNeed(call, label, [{ grants, extraRoles, evidence, source }])];
}

function needsNoRole({ evidence }: DataType): boolean {
  return provesFault(evidence);
}
