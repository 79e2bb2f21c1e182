import type { Place } from "../settings/place.js";
import { type Authorization, Endpoint, type NamedMarketplace } from "./endpoint.js";
import type { Facts } from "./facts.js";

/** One list of marketplaces, and the endpoint or authorization that has it. */
export interface MarketplaceList {
  readonly owner: Endpoint | Authorization;
  /** Where the owner declares its region. */
  readonly region: Place<string>;
  readonly place: Place<string[]>;
  readonly named: readonly NamedMarketplace[];
}

/** Every declared list of marketplaces, those of the endpoints first. */
export function marketplaceLists({ endpoints, authorizations }: Facts): MarketplaceList[] {
  return [...endpoints, ...authorizations].map(marketplacesOf).filter(({ place }) => !place.isMissing);
}

export function marketplacesOf(owner: Endpoint | Authorization): MarketplaceList {
  const named = owner.marketplaces;
  if (owner instanceof Endpoint) {
    return { owner, region: owner.place.at("region"), place: owner.place.at("marketplaces"), named };
  }
  return { owner, region: owner.place.at("region"), place: owner.place.at("marketplaces"), named };
}
