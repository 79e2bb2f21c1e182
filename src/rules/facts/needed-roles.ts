import { type Evidence, provesFault } from "../../reference/evidence.js";
import type { RoleGrant } from "../../reference/operations.js";
import { type Region, regions } from "../../reference/regions.js";
import type { OperationCall } from "./call.js";
import type { Endpoint } from "./endpoint.js";
import type { TypedCall, TypeKind } from "./typed-call.js";

/** Roles of which any one gives access. */
export interface RoleList {
  readonly grants: readonly RoleGrant[];
  /** Roles that only second-hand sources add: they suffice, and their lack proves nothing. */
  readonly extraRoles: readonly string[];
  readonly evidence: Evidence;
  readonly source: string;
}

/** The regions that a call is made in. */
export interface RegionsOfUse {
  readonly known: readonly Region[];
  /** Whether the call may be made in a region that the file does not tell. */
  readonly mayBeOthers: boolean;
}

const everyRegion = regions.map(({ code }) => code);

/** What a call needs: one role of a list, or of each list where its name has several meanings. */
export class RoleNeed {
  readonly use: RegionsOfUse;

  constructor(
    readonly call: OperationCall | TypedCall,
    readonly lists: readonly RoleList[],
  ) {
    this.use = regionsOfUse(call.endpoints);
  }

  /** The roles that suffice in one of `among`, for people. */
  rolesIn(among: readonly Region[]): string[] {
    const grants = this.lists.flatMap((list) => list.grants);
    return [
      ...new Set(
        grants.filter((grant) => among.some((region) => grant.regions.includes(region))).map(({ role }) => role),
      ),
    ];
  }

  /** Whether some list names the role, for any region. */
  names(role: string): boolean {
    return this.lists.some(
      (list) => list.extraRoles.includes(role) || list.grants.some((grant) => grant.role === role),
    );
  }

  /**
   * The regions of use in which none of `held` suffices, whatever the name of the call means. Where the region is
   * unknown these are all regions, or none. A region without any sufficient role has no such call: see operation-region.
   */
  missingIn(held: ReadonlySet<string>, use: RegionsOfUse = this.use): readonly Region[] {
    const isShort = (region: Region) => this.lists.every((list) => !suffices(list, held, region));
    const known = use.known.filter((region) => this.isOfferedIn(region) && isShort(region));
    if (known.length > 0 || !use.mayBeOthers) return known;
    const offered = everyRegion.filter((region) => this.isOfferedIn(region));
    return offered.every(isShort) ? offered : [];
  }

  /** Whether the roles suffice in some regions only, and the region of use is not declared. */
  dependsOnRegion(held: ReadonlySet<string>): boolean {
    const inRegion = (region: Region) => this.missingIn(held, { known: [region], mayBeOthers: false }).length > 0;
    return this.use.mayBeOthers && everyRegion.some(inRegion) && this.missingIn(held).length === 0;
  }

  /** The weakest evidence of the lists: a fault is proven where every list is Amazon's own and current. */
  get evidence(): Evidence {
    return (this.lists.find((list) => !provesFault(list.evidence)) ?? this.lists[0])?.evidence ?? "none";
  }

  private isOfferedIn(region: Region): boolean {
    return this.lists.some((list) => list.grants.some((grant) => grant.regions.includes(region)));
  }
}

function suffices(list: RoleList, held: ReadonlySet<string>, region: Region): boolean {
  const granted = list.grants.some(({ role, regions }) => held.has(role) && regions.includes(region));
  return granted || list.extraRoles.some((role) => held.has(role));
}

/** The regions of `endpoints`, as those of every call that goes to them. */
export function regionsOfUse(endpoints: readonly Endpoint[]): RegionsOfUse {
  const declared = endpoints.map(({ region }) => region);
  const known = [...new Set(declared.filter((region) => region !== undefined))];
  return { known, mayBeOthers: declared.length === 0 || declared.includes(undefined) };
}

/** What the declared calls need, and why some of them could not be judged. */
export interface NeededRoles {
  readonly needs: readonly RoleNeed[];
  readonly unknown: readonly string[];
}

/** The needs of all calls. Where types are declared, theirs count instead of those of the operations that carry them. */
export function neededRoles(operations: readonly OperationCall[], types: readonly TypedCall[]): NeededRoles {
  const kinds = new Set(types.map(({ kind }) => kind));
  const judged = [...operations.map((call) => needOfOperation(call, kinds)), ...types.map(needOfType)];
  return {
    needs: judged.filter((need) => need instanceof RoleNeed),
    unknown: judged.filter((need) => typeof need === "string"),
  };
}

/** The need of a call; undefined where it needs no role, a text where its roles are unknown. */
function needOfOperation(call: OperationCall, kinds: ReadonlySet<TypeKind>): RoleNeed | string | undefined {
  const { whyUnrecognised, operations } = call;
  if (whyUnrecognised !== undefined) return whyUnrecognised;
  const needing = operations.filter(({ grantless, rolesDependOn }) => {
    return !grantless && (rolesDependOn === undefined || !kinds.has(rolesDependOn));
  });
  if (operations.length === 0 || needing.length < operations.length) return undefined;
  if (needing.some(({ roles }) => roles.length === 0)) return `the roles for \`${call.label}\` are not known`;
  return new RoleNeed(
    call,
    needing.map(({ roles, extraRoles, rolesEvidence, rolesSource }) => {
      return { grants: roles, extraRoles, evidence: rolesEvidence, source: rolesSource };
    }),
  );
}

function needOfType(call: TypedCall): RoleNeed | string | undefined {
  const { type, namePlace } = call;
  if (type === undefined) return `\`${call.label ?? namePlace.name}\` is no ${call.kind} type that is known`;
  if (type.roles.length > 0) {
    return new RoleNeed(call, [{ grants: type.roles, extraRoles: [], evidence: type.evidence, source: type.source }]);
  }
  return type.evidence === "none" ? `the roles for \`${call.label}\` are not known` : undefined;
}
