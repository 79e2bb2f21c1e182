import type { Evidence } from "./evidence.js";
import type { DatedEnd, MarketplaceLimit, RoleGrant } from "./legend.js";
import type { Region } from "./regions.js";

/** An operation that stands in Amazon's models. */
export interface Operation {
  readonly kind: "living";
  /** `api.operationId`, unique. */
  readonly id: string;
  /** The part of the id before the dot. */
  readonly api: string;
  /** The operationId, which several APIs may share. */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly partner: "seller" | "vendor" | "both" | "unknown";
  readonly partnerEvidence: Evidence;
  readonly grantless: boolean;
  readonly scope: string | null;
  /** Any one of them suffices; empty for grantless operations, and where nothing is known (evidence `none`). */
  readonly roles: readonly RoleGrant[];
  readonly rolesEvidence: Evidence;
  readonly rolesSource: string;
  /** Roles that weaker sources add: who holds one of them has no proven fault. */
  readonly extraRoles: readonly RoleGrant[];
  /** Whether another page of Amazon's own contradicts the roles. */
  readonly rolesDisputed: boolean;
  readonly rolesDependOn: "report" | "feed" | "notification" | null;
  readonly restrictedData: "required" | "for-pii" | "for-restricted-report-types" | "no";
  /** The roles that open the personal data, by Amazon's files of 2022; empty where they list none. */
  readonly restrictedRoles: readonly string[];
  readonly sandboxOnly: boolean;
  readonly deprecated: boolean;
  /** Where it is offered at all; all three unless a limit is known. */
  readonly regions: readonly Region[];
  readonly regionsEvidence: Evidence;
  readonly regionsSource: string;
  /** The marketplaces that have it alone; undefined where no such limit is known. */
  readonly marketplaces?: MarketplaceLimit;
  /** The end that Amazon has announced. */
  readonly announcedEnd?: DatedEnd;
}
