import { Open } from "../settings/open.js";
import type { Place } from "../settings/place.js";
import type { App } from "./app.js";
import { ConsentLink, type LinkEntry } from "./consent-link.js";

type LinkItem = string | LinkEntry;

/** The links of the list; those without a text are `Open`. */
export function consentLinks(list: Place<LinkItem[]>, app: App): readonly (ConsentLink | Open)[] {
  return list.listed.map((item) => (item instanceof Open ? item : linkOf(item, app)));
}

function linkOf(item: Place<LinkItem>, app: App): ConsentLink | Open {
  const entry = item as Place<LinkEntry>;
  const isLong = item.textIfTold === undefined && entry.at("uri").writtenState !== "absent";
  const place = isLong ? entry.at("uri") : (item as Place<string>);
  if (place.textIfTold === undefined) return (place.writtenState === "declared" ? entry.at("uri") : place).open;
  return new ConsentLink(place, entry, app);
}
