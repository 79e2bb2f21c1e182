import type { Facts } from "../model/facts.js";
import { loginUri, redirectLists } from "../model/registered-uris.js";
import { Open } from "../settings/open.js";
import type { Place } from "../settings/place.js";

/** The hosts whose certificates a seller's browser meets, each with the first login or redirect URI that names it. */
export function askedHosts(facts: Facts): ReadonlyMap<string, Place> {
  const { newest, live } = redirectLists(facts);
  const found = new Map<string, Place>();
  for (const uri of [loginUri(facts), ...newest, ...live]) {
    if (uri instanceof Open || !uri.isKnown || !URL.canParse(uri.text)) continue;
    const { protocol, hostname } = new URL(uri.text);
    const host = hostname.replace(/^\[|\]$/g, "");
    if (protocol === "https:" && !found.has(host)) found.set(host, uri.place);
  }
  return found;
}
