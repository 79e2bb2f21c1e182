import type { Region } from "../reference/regions.js";
import type { Place } from "../settings/place.js";
import type { Settings } from "../settings/schema.js";
import type { Partner } from "./app.js";
import { declaredRegionAt, regionAt } from "./declared-region.js";
import { groupBy } from "./group-by.js";
import { marketplacesAt, type NamedMarketplace } from "./named-marketplace.js";

type AuthorizationSettings = NonNullable<Settings["authorizations"]>[number];

/** One entry of `authorizations`: a grant that the app holds. */
export class Authorization {
  constructor(readonly place: Place<AuthorizationSettings>) {}

  get name(): string | undefined {
    return this.place.at("name").valueIfTold;
  }

  get region(): Region | undefined {
    return regionAt(this.place.at("region"));
  }

  get knownRegion(): Region {
    const place = this.place.at("region");
    const region = declaredRegionAt(place);
    if (region === undefined) throw place.open;
    return region;
  }

  get partner(): Partner | undefined {
    return this.place.at("partner").valueIfTold;
  }

  get declaredRegionPlace(): Place<string> {
    return this.place.at("region");
  }

  get marketplacesPlace(): Place<string[]> {
    return this.place.at("marketplaces");
  }

  get marketplaces(): NamedMarketplace[] {
    return marketplacesAt(this.marketplacesPlace);
  }
}

const none: readonly Authorization[] = [];

/** The declared grants, found by name or region without reading the whole list again. */
export class Authorizations {
  readonly #byName: ReadonlyMap<string | undefined, Authorization[]>;
  readonly #byRegion: ReadonlyMap<Region | undefined, Authorization[]>;

  constructor(readonly all: readonly Authorization[]) {
    this.#byName = groupBy(all, ({ name }) => name);
    this.#byRegion = groupBy(all, ({ region }) => region);
  }

  named(name: string | undefined): readonly Authorization[] {
    return name === undefined ? none : (this.#byName.get(name) ?? none);
  }

  /** The names that are filled in at run time. */
  get openNames(): readonly Place<string>[] {
    const unnamed = this.#byName.get(undefined) ?? none;
    return unnamed.map(({ place }) => place.at("name")).filter(({ seemsMissing: isMissing }) => !isMissing);
  }

  /** Those of a region; with undefined, those whose region the file does not tell. */
  of(region: Region | undefined): readonly Authorization[] {
    return this.#byRegion.get(region) ?? none;
  }
}
