import type { Place } from "./place.js";

/** A part of the precondition that could not be judged, and why. */
export interface Unchecked {
  readonly kind: "unchecked";
  readonly reason: string;
}

/** What could not be judged: a reason of its own, or the place whose value is missing or unknown. */
export function unchecked(reason: string | Place): Unchecked {
  return { kind: "unchecked", reason: typeof reason === "string" ? reason : whyUnknown(reason) };
}

/** Why the list could not be read: it is filled in at run time, or no list. */
export function* unreadList(list: Place): Generator<Unchecked> {
  if (!list.isMissing && list.state !== "declared") yield unchecked(list);
}

/** Why the value of `place` proves nothing, as a clause for people. */
export function whyUnknown(place: Place): string {
  switch (place.state) {
    case "absent":
    case "empty":
      return `\`${place.name}\` is not declared`;
    case "placeholder":
    case "reference":
      return `\`${place.openName}\` is filled in at run time`;
    default: {
      const entry = place.items().find(({ state }) => state === "placeholder");
      return entry === undefined ? `\`${place.name}\` has no value of the format` : whyUnknown(entry);
    }
  }
}
