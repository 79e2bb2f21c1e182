import type { Authorization } from "../model/authorization.js";
import type { DeclaredRole } from "../model/declared-roles.js";
import type { Endpoint } from "../model/endpoint.js";
import type { Facts } from "../model/facts.js";
import type { Region } from "../reference/regions.js";
import { neededRoles } from "./needed-roles.js";
import type { RoleNeed } from "./role-need.js";

/** The day on which the app had the first role that opens a call: older authorizations cannot make it. */
export interface OpenedOn {
  readonly need: RoleNeed;
  readonly region: Region;
  readonly role: DeclaredRole;
  readonly day: string;
}

/** The latest such days: by Amazon's own lists, by weaker ones, and where `role` has no date and may be the first. */
export type LatestDays = Partial<Readonly<Record<"proven" | "likely" | "undated", OpenedOn>>>;

/** The latest days of the calls that go through each authorization; no work grows faster than the file. */
export function latestDays(facts: Facts): ReadonlyMap<Authorization, LatestDays> {
  const { endpoints, appRoles } = facts;
  const byOwner = new Map<Endpoint | undefined, Map<Region, LatestDays>>();
  const held = new Map(appRoles.roles.map((role) => [role.role?.name ?? "", role]));
  for (const need of neededRoles(facts).needs) {
    const owner = "kind" in need.call ? undefined : need.call.owner;
    const byRegion = byOwner.get(owner) ?? new Map<Region, LatestDays>();
    byOwner.set(owner, byRegion);
    for (const region of need.use.known) {
      byRegion.set(region, later(byRegion.get(region), openedOn(need, region, held)));
    }
  }
  const byGrants = new Map<readonly Authorization[], LatestDays>();
  for (const endpoint of endpoints) {
    const { region, authorizations } = endpoint;
    if (region === undefined) continue;
    const ofAll = later(byGrants.get(authorizations), byOwner.get(undefined)?.get(region));
    byGrants.set(authorizations, later(ofAll, byOwner.get(endpoint)?.get(region)));
  }
  const byGrant = new Map<Authorization, LatestDays>();
  for (const [grants, days] of byGrants) {
    for (const grant of grants) byGrant.set(grant, later(byGrant.get(grant), days));
  }
  return byGrant;
}

function openedOn(need: RoleNeed, region: Region, held: ReadonlyMap<string, DeclaredRole>): LatestDays {
  const unrecognised = held.get("");
  const opening = [...held].filter(([name]) => need.accepts(name, region)).map(([, role]) => role);
  if (opening.length === 0) {
    // No role that is known opens the call, so that the other one has to.
    return unrecognised
      ? { undated: { need, region, role: unrecognised, day: unrecognised.addedOn.valueIfTold ?? lastDay } }
      : {};
  }
  const dated = opening.map((role) => ({ need, region, role, day: role.addedOn.valueIfTold ?? lastDay }));
  const first = dated.reduce((one, other) => (other.day < one.day ? other : one));
  const undated = unrecognised ?? opening.find(({ addedOn }) => addedOn.valueIfTold === undefined);
  if (undated !== undefined) return { undated: { need, region, role: undated, day: first.day } };
  return need.provesLackIn([region]) ? { proven: first } : { likely: first };
}

/** Later than every day that a file can name. */
const lastDay = "9999-99-99";

function later(one: LatestDays = {}, other: LatestDays = {}): LatestDays {
  const latest = (kind: keyof LatestDays) => {
    const [a, b] = [one[kind], other[kind]];
    const found = a === undefined || (b !== undefined && b.day > a.day) ? b : a;
    return found && { [kind]: found };
  };
  return { ...latest("proven"), ...latest("likely"), ...latest("undated") };
}
