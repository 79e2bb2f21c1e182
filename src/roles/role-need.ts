import type { OperationCall } from "../model/call.js";
import type { Endpoint } from "../model/endpoint.js";
import type { TypedCall } from "../model/typed-call.js";
import { type Evidence, evidenceClause, provesFault } from "../reference/evidence.js";
import type { RoleGrant } from "../reference/operations.js";
import { allRegions, type Region } from "../reference/regions.js";
import { keptWithObject } from "../settings/kept-with-object.js";
import type { Place } from "../settings/place.js";

/** Roles of which any one gives access. */
export interface RoleList {
  readonly grants: readonly RoleGrant[];
  /** Roles that only weaker sources add: who holds one of them has no proven fault. */
  readonly extraRoles: readonly RoleGrant[];
  /** Whether another page of Amazon's own contradicts the list. */
  readonly isContradicted: boolean;
  /** The roles that open the call for the other kind of partner alone. */
  readonly others?: readonly string[];
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

/** A resource of `calls.rdt`, which is asked for at every endpoint. */
export interface DeclaredResource {
  readonly kind: "resource";
  readonly endpoints: readonly Endpoint[];
  readonly namePlace: Place;
}

/** What a call needs: one role of a list, or of each list where its name has several meanings. */
export class RoleNeed {
  readonly use: RegionsOfUse;

  constructor(
    readonly call: OperationCall | TypedCall | DeclaredResource,
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

  /** The roles that Amazon lists for one of the regions `among`, for people; else those that other sources add. */
  rolesIn(among: readonly Region[]): string[] {
    const listed = this.lists.flatMap(({ grants }) => countingIn(grants, among));
    const added = this.lists.flatMap(({ extraRoles }) => countingIn(extraRoles, among));
    return [...new Set(listed.length > 0 ? listed : added)];
  }

  /**
   * Whether Amazon's own pages prove that the lack of all roles in the regions `among` is a fault: each list is official,
   * none is contradicted, and each has a role there.
   */
  provesLackIn(among: readonly Region[]): boolean {
    return this.lists.every(
      ({ grants, evidence, isContradicted }) =>
        provesFault(evidence) && !isContradicted && among.every((region) => countingIn(grants, [region]).length > 0),
    );
  }

  /** Those of `held` that open the call for the other kind of partner alone: the app may serve both. */
  heldForOthers(held: ReadonlySet<string>): readonly string[] {
    return this.lists.flatMap(({ others = [] }) => others).filter((role) => held.has(role));
  }

  /** How well the roles in the regions `among` are known, as a clause for a message; empty where Amazon's own pages prove them. */
  evidenceIn(among: readonly Region[]): string {
    if (this.provesLackIn(among)) return "";
    if (this.lists.some((list) => list.isContradicted))
      return "though pages of Amazon's own contradict each other on it";
    return evidenceClause(this.evidence) || "as other sources than Amazon's list for it say";
  }

  /** Whether the role gives access in the region, by any source and whatever the name of the call means. */
  accepts(role: string, region: Region): boolean {
    return this.isOfferedIn(region) && this.lists.some((list) => countingIn(allOf(list), [region]).includes(role));
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
    const isOpen = (region: Region) => this.lists.some((list) => suffices(allOf(list), held, region));
    return allRegions.filter((region) => this.isOfferedIn(region) && !isOpen(region));
  }

  get #weakest(): RoleList | undefined {
    return this.lists.find(({ evidence }) => !provesFault(evidence)) ?? this.lists[0];
  }
}

function allOf({ grants, extraRoles }: RoleList): readonly RoleGrant[] {
  return extraRoles.length === 0 ? grants : [...grants, ...extraRoles];
}

function countingIn(grants: readonly RoleGrant[], among: readonly Region[]): string[] {
  return grants.flatMap(({ role, regions }) => (regions.some((region) => among.includes(region)) ? [role] : []));
}

function suffices(grants: readonly RoleGrant[], held: ReadonlySet<string>, region: Region): boolean {
  return grants.some(({ role, regions }) => held.has(role) && regions.includes(region));
}
