import { type Evidence, evidenceClause } from "../reference/evidence.js";
import type { DatedEnd, MarketplaceLimit, RoleGrant } from "../reference/legend.js";
import { type Region, regionNamed } from "../reference/regions.js";
import { joined } from "../report/joined.js";

interface RoleFacts {
  readonly roles: readonly RoleGrant[];
  readonly extraRoles: readonly RoleGrant[];
  readonly evidence: Evidence;
  readonly source: string;
  readonly isDisputed: boolean;
}

/** The roles of which any one gives access, with the regions of those that do not count everywhere. */
export function roleLines({ roles, extraRoles, evidence, source, isDisputed }: RoleFacts): string[] {
  if (roles.length === 0) return ["  Roles: not known."];
  return [
    `  Roles, any one of which is enough${inBrackets(evidenceClause(evidence))}:`,
    ...roles.map((grant) => `    ${grantOf(grant)}`),
    ...(extraRoles.length === 0 ? [] : [`  By other sources also: ${extraRoles.map(grantOf).join(", ")}.`]),
    ...(isDisputed ? ["  Two pages of Amazon's contradict each other about these roles."] : []),
    ...(source === "" ? [] : [`    ${source}`]),
  ];
}

function grantOf({ role, regions }: RoleGrant): string {
  return regions.length === 3 ? role : `${role} (${regionNames(regions)})`;
}

/** Regions by their names, for people. */
export function regionNames(regions: readonly Region[]): string {
  return joined(
    regions.map((region) => regionNamed(region).name),
    "and",
  );
}

const partners = {
  seller: "  For sellers.",
  vendor: "  For vendors.",
  both: "  For sellers and vendors.",
  unknown: "  For whom it is, is not known.",
} as const;

/** Who can use something. */
export function partnerLine(partner: keyof typeof partners): string {
  return partners[partner];
}

/** Where alone something is offered; no line where no limit is known. */
export function marketplaceLine(limit: MarketplaceLimit | undefined): string[] {
  if (limit === undefined) return [];
  return [
    `  Marketplaces: ${limit.codes.join(", ")} alone${inBrackets(evidenceClause(limit.evidence))}.`,
    `    ${limit.source}`,
  ];
}

/** The day from which Amazon does not serve `what`, and what takes its place; no line where no end is known. */
export function endLine(what: string, end: DatedEnd | undefined): string[] {
  if (end === undefined) return [];
  return [
    `  ${what}: ${end.on}${inBrackets(evidenceClause(end.evidence))}.`,
    ...(end.replacement === undefined ? [] : [`  Instead: ${end.replacement}.`]),
    ...(end.source === "" ? [] : [`    ${end.source}`]),
  ];
}

/** A clause behind a statement. */
export function inBrackets(clause: string): string {
  return clause === "" ? "" : ` (${clause})`;
}
