import { Open } from "../settings/open.js";
import type { Place } from "../settings/place.js";
import type { Authorization } from "./authorization.js";
import type { Endpoint } from "./endpoint.js";
import type { Facts } from "./facts.js";
import type { NamedMarketplace } from "./named-marketplace.js";

/** One list of marketplaces, and the endpoint or authorization that has it. */
export interface MarketplaceList {
  readonly owner: Endpoint | Authorization;
  /** Where the owner declares its region. */
  readonly region: Place<string>;
  readonly place: Place<string[]>;
  readonly named: readonly NamedMarketplace[];
  /** The same without the empty ones, or that the list is open. */
  readonly entries: readonly (NamedMarketplace | Open)[];
}

/** Every declared list of marketplaces, those of the endpoints first; without any, that none is declared. */
export function marketplaceLists({ endpointList, authorizationList }: Facts): readonly (MarketplaceList | Open)[] {
  const owners = [...endpointList, ...authorizationList];
  const lists = owners.map((owner) => (owner instanceof Open ? owner : marketplacesOf(owner)));
  const declared = lists.filter((list) => list instanceof Open || !list.place.seemsMissing);
  return declared.length > 0 ? declared : [new Open("no marketplace is declared")];
}

export function marketplacesOf(owner: Endpoint | Authorization): MarketplaceList {
  const { marketplaces: named, marketplacesPlace: place, declaredRegionPlace: region } = owner;
  const entries = named.length === 0 ? [place.open] : named.filter(({ place }) => !place.isEmpty);
  return { owner, region, place, named, entries };
}
