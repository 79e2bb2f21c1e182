import { Open } from "../settings/open.js";
import type { Place } from "../settings/place.js";

/** A part of the precondition that could not be judged, and why. */
export type Unchecked = Open;

/** What could not be judged: a reason of its own, or the place whose value is missing or unknown. */
export function unchecked(reason: string | Place): Unchecked {
  return typeof reason === "string" ? new Open(reason) : reason.open;
}
