import { answerOf, type Open } from "../settings/open.js";
import type { Place } from "../settings/place.js";
import type { Settings } from "../settings/schema.js";
import type { Facts } from "./facts.js";

type Entry = NonNullable<NonNullable<Settings["calls"]>["notifications"]>[number];

/** One entry of `calls.notifications`. */
export interface Subscription {
  readonly place: Place<Entry>;
  readonly type: string;
}

/** The notification types that the code subscribes to; those without a known name are `Open`. */
export function subscriptions({ settings }: Facts): readonly (Subscription | Open)[] {
  return settings
    .at("calls")
    .at("notifications")
    .listed.map((item) =>
      answerOf(item, (place): Subscription => {
        const isShort = place.textIfTold !== undefined;
        return { place, type: isShort ? (place as Place<string>).required : place.at("type").required };
      }),
    );
}
