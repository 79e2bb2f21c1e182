import { type Marketplace, marketplaceNamed } from "../reference/marketplaces.js";
import { Open } from "../settings/open.js";
import type { Place } from "../settings/place.js";

/** A marketplace that a list names; `marketplace` is undefined for a name that the table does not know. */
export class NamedMarketplace {
  readonly marketplace: Marketplace | undefined;

  constructor(readonly place: Place<string>) {
    this.marketplace = place.valueIfTold === undefined ? undefined : marketplaceNamed(place.valueIfTold);
  }

  get known(): Marketplace {
    this.place.mustKnow();
    if (this.marketplace === undefined) throw new Open(`\`${this.place.name}\` names no marketplace that is known`);
    return this.marketplace;
  }
}

/** The entries of a list of marketplaces. */
export function marketplacesAt(list: Place<string[]>): NamedMarketplace[] {
  return list.items().map((place) => new NamedMarketplace(place));
}
