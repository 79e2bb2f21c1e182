import { type Unchecked, unchecked } from "../rule.js";
import type { Facts } from "./facts.js";

/** Whether the file says that the code calls no operation. */
export function callsNothing({ operationCalls, settings, endpoints }: Facts): boolean {
  const shared = settings.at("calls").at("operations");
  return (
    operationCalls.length === 0 &&
    shared.state === "empty" &&
    endpoints.every(({ place }) => place.at("operations").isMissing)
  );
}

/** Why operations could not be read: no list says which are called, or one is filled in at run time. */
export function* unreadOperations({ operationCalls, settings, endpoints }: Facts): Generator<Unchecked> {
  const shared = settings.at("calls").at("operations");
  for (const list of [shared, ...endpoints.map(({ place }) => place.at("operations"))]) {
    if (!list.isMissing && list.state !== "declared") yield unchecked(list);
  }
  if (operationCalls.length === 0 && shared.state === "absent") yield unchecked(shared);
}
