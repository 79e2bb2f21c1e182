import { isRegion, type Region } from "../reference/regions.js";
import { Open } from "../settings/open.js";
import type { Place } from "../settings/place.js";

/** The selling region that is declared at `place`; undefined where none is. Throws `Open` for another word, too. */
export function declaredRegionAt(place: Place<string>): Region | undefined {
  const { known } = place;
  if (known !== undefined && !isRegion(known)) throw new Open(`\`${place.name}\` names no selling region`);
  return known;
}

/** The same for showing, and for what needs no more; undefined for whatever is no selling region. */
export function regionAt(place: Place<string>): Region | undefined {
  const { valueIfTold: value } = place;
  return value !== undefined && isRegion(value) ? value : undefined;
}
