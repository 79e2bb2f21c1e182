import { accessTokenHeader } from "./call/access-token-header.js";
import { authorizationRegion } from "./call/authorization-region.js";
import { dataKioskDataset } from "./call/data-kiosk-dataset.js";
import { endpointHost } from "./call/endpoint-host.js";
import { endpointRegion } from "./call/endpoint-region.js";
import { environmentMismatch } from "./call/environment-mismatch.js";
import { feAuthorizationPerMarketplace } from "./call/fe-authorization-per-marketplace.js";
import { getHeaders } from "./call/get-headers.js";
import { marketplaceRegion } from "./call/marketplace-region.js";
import { marketplaceUnknown } from "./call/marketplace-unknown.js";
import { notificationDestination } from "./call/notification-destination.js";
import { notificationVersion } from "./call/notification-version.js";
import { operationMarketplace } from "./call/operation-marketplace.js";
import { operationPartner } from "./call/operation-partner.js";
import { operationRegion } from "./call/operation-region.js";
import { operationRemoved } from "./call/operation-removed.js";
import { operationUnknown } from "./call/operation-unknown.js";
import { rdtAtSandbox } from "./call/rdt-at-sandbox.js";
import { rdtRequest } from "./call/rdt-request.js";
import { rdtUncovered } from "./call/rdt-uncovered.js";
import { regionName } from "./call/region-name.js";
import { reportRequest } from "./call/report-request.js";
import { restrictedDataRole } from "./call/restricted-data-role.js";
import { restrictedDataToken } from "./call/restricted-data-token.js";
import { roleMissing } from "./call/role-missing.js";
import { roleNotApproved } from "./call/role-not-approved.js";
import { roleReauthorization } from "./call/role-reauthorization.js";
import { roleRestrictedPending } from "./call/role-restricted-pending.js";
import { roleUnknown } from "./call/role-unknown.js";
import { roleUnpublished } from "./call/role-unpublished.js";
import { roleVendor } from "./call/role-vendor.js";
import { sandboxOnlyOperation } from "./call/sandbox-only-operation.js";
import { userAgent } from "./call/user-agent.js";
import { vendorGrantPerMarketplace } from "./call/vendor-grant-per-marketplace.js";
import type { Rule } from "./rule.js";

/** The rules about calls, in the order in which a report shows them. */
export const callRules: readonly Rule[] = [
  endpointRegion,
  marketplaceRegion,
  authorizationRegion,
  roleMissing,
  roleNotApproved,
  roleReauthorization,
  roleRestrictedPending,
  endpointHost,
  environmentMismatch,
  regionName,
  marketplaceUnknown,
  feAuthorizationPerMarketplace,
  operationUnknown,
  operationRemoved,
  operationPartner,
  operationRegion,
  sandboxOnlyOperation,
  roleVendor,
  roleUnknown,
  restrictedDataToken,
  rdtRequest,
  accessTokenHeader,
  userAgent,
  restrictedDataRole,
  rdtUncovered,
  rdtAtSandbox,
  operationMarketplace,
  reportRequest,
  notificationDestination,
  notificationVersion,
  dataKioskDataset,
  vendorGrantPerMarketplace,
  roleUnpublished,
  getHeaders,
];
