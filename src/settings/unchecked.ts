import { Open } from "./open.js";
import type { Place } from "./place.js";

export type Unchecked = Open;

/** What could not be judged: a reason of its own, or the place whose value is missing or unknown. */
export function unchecked(reason: string | Place): Open {
  return new Open(typeof reason === "string" ? reason : reason.whyOpen);
}

/** Why the list could not be read: it is filled in at run time, or no list. */
export function* unreadList(list: Place): Generator<Open> {
  if (!list.isMissing && list.state !== "declared") yield unchecked(list);
}
