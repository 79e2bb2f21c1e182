import { unreadCalls } from "../model/declared-operations.js";
import type { Facts } from "../model/facts.js";
import { type Evidence, evidenceFromBest } from "../reference/evidence.js";
import { allRegions, type Region } from "../reference/regions.js";
import { restrictedDataRoles, roleNamed } from "../reference/roles.js";
import type { LeastRoles, MissingRoles, NeededRole, RolesOfRegion } from "../report/least-roles.js";
import { withLookAlikesTold } from "../settings/look-alikes.js";
import { neededRoles } from "./needed-roles.js";
import { personalNeeds } from "./personal-data.js";
import type { RoleNeed } from "./role-need.js";
import { smallestCover } from "./smallest-cover.js";

/** One list of roles of a call: one of `roles` opens it in the region. */
interface Choice {
  readonly roles: ReadonlySet<string>;
  readonly evidence: Evidence;
}

/** The least roles for what the file declares; undefined where it declares no call that needs one. */
export function leastRoles(facts: Facts, mask: (text: string) => string): LeastRoles | undefined {
  const personal = personalNeeds(facts).map(({ need }) => need);
  const needs = [...neededRoles(facts).needs, ...personal];
  if (needs.length === 0) return undefined;
  const { appRoles } = facts;
  const held = appRoles.isDeclared && appRoles.unrecognised.length === 0 ? appRoles.names : undefined;
  const used = new Set(personal.length > 0 ? restrictedDataRoles : []);
  const known = allRegions.filter((region) => needs.some(({ use }) => use.known.includes(region)));
  const unjudged = [...new Set(whyUnjudged(facts, known))].map((reason) => withLookAlikesTold(mask(reason)));
  const regions = (known.length > 0 ? known : [undefined]).map((region): RolesOfRegion => {
    const here = needs.filter((need) => isCalledIn(need, region));
    const choices = here.flatMap((need) => choicesOf(need, region));
    return {
      region: region ?? null,
      missing: held === undefined ? null : missingRoles(here, region, held, mask),
      unneeded: held === undefined || unjudged.length > 0 ? null : unneededRoles(here, region, held, used),
      smallest: smallestRoles(choices, held ?? new Set()),
    };
  });
  return { regions, unjudged };
}

function* whyUnjudged(facts: Facts, known: readonly Region[]): Generator<string> {
  for (const { reason } of unreadCalls(facts)) yield reason;
  for (const { reason } of neededRoles(facts).unknown) yield reason;
  for (const { use, label } of neededRoles(facts).needs) {
    if (known.length > 0 && use.mayBeOthers) yield `in which regions \`${label}\` is called is not declared`;
  }
}

function isCalledIn(need: RoleNeed, region: Region | undefined): boolean {
  return region === undefined || (need.use.known.includes(region) && need.isOfferedIn(region));
}

/** The choices of a call, one for each meaning of its name; where the region is unknown, what counts in all that have it. */
function choicesOf(need: RoleNeed, region: Region | undefined): Choice[] {
  const regions = region === undefined ? allRegions.filter((one) => need.isOfferedIn(one)) : [region];
  return need.lists.map(({ grants, extraRoles, evidence }) => {
    const counting = (list: typeof grants) =>
      list.filter((grant) => regions.every((one) => grant.regions.includes(one))).map(({ role }) => role);
    const roles = new Set(counting(grants));
    return { roles: roles.size > 0 ? roles : new Set(counting(extraRoles)), evidence };
  });
}

function missingRoles(
  needs: readonly RoleNeed[],
  region: Region | undefined,
  held: ReadonlySet<string>,
  mask: (text: string) => string,
): readonly MissingRoles[] {
  const byRoles = new Map<string, { roles: readonly string[]; calls: Set<string> }>();
  for (const need of needs) {
    const short = need.missingIn(held, {
      known: region === undefined ? [] : [region],
      mayBeOthers: region === undefined,
    });
    if (short.length === 0) continue;
    const roles = need.rolesIn(short).sort();
    const group = byRoles.get(roles.join("\n")) ?? { roles, calls: new Set() };
    byRoles.set(roles.join("\n"), group);
    group.calls.add(mask(need.label));
  }
  return [...byRoles.values()].map(({ roles, calls }) => ({ roles, calls: [...calls] }));
}

function unneededRoles(
  needs: readonly RoleNeed[],
  region: Region | undefined,
  held: ReadonlySet<string>,
  used: ReadonlySet<string>,
): readonly string[] {
  const regions = region === undefined ? allRegions : [region];
  const isCounted = (role: string) => needs.some((need) => regions.some((one) => need.accepts(role, one)));
  return [...held].filter((role) => !used.has(role) && !isCounted(role)).sort();
}

function smallestRoles(choices: readonly Choice[], held: ReadonlySet<string>): readonly NeededRole[] {
  const names = new Set(choices.flatMap(({ roles }) => [...roles]));
  const candidates = [...names].map((role) => ({
    role,
    isHeld: held.has(role),
    isRestricted: roleNamed(role)?.restricted === true,
  }));
  const smallest = smallestCover(
    candidates,
    choices.map(({ roles }) => roles),
  );
  return smallest.map((role) => {
    // What no other role of the set opens is what asks for this one.
    const asking = choices.filter(
      ({ roles }) => roles.has(role) && smallest.every((one) => one === role || !roles.has(one)),
    );
    const rank = asking.reduce((worst, { evidence }) => Math.max(worst, evidenceFromBest.indexOf(evidence)), 0);
    return { role, evidence: evidenceFromBest[rank] ?? "none" };
  });
}
