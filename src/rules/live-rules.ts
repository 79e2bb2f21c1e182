import { liveCall } from "./live/live-call.js";
import { liveClient } from "./live/live-client.js";
import { liveGrant } from "./live/live-grant.js";
import { liveGrantClient } from "./live/live-grant-client.js";
import { liveMarketplace } from "./live/live-marketplace.js";
import { liveRedirect } from "./live/live-redirect.js";
import { liveRefused } from "./live/live-refused.js";
import { liveRegion } from "./live/live-region.js";
import { liveRestrictedData } from "./live/live-restricted-data.js";
import { liveScope } from "./live/live-scope.js";
import { liveSecretExpired } from "./live/live-secret-expired.js";
import type { Rule } from "./rule.js";

/** The rules about what Amazon answers, in the order in which a person would ask. */
export const liveRules: readonly Rule[] = [
  liveClient,
  liveGrant,
  liveGrantClient,
  liveScope,
  liveSecretExpired,
  liveRegion,
  liveMarketplace,
  liveCall,
  liveRefused,
  liveRestrictedData,
  liveRedirect,
];
