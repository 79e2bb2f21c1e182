import { consentPath } from "../reference/consent.js";
import { tokenPaths } from "../reference/lwa.js";
import { regionOfHost } from "../reference/regions.js";
import type { Literal } from "./literal.js";
import { opened, shownText } from "./placeholders.js";
import { before, pieceWith, placeOf, type Reading } from "./reading.js";
import type { HostSighting, PlainSighting } from "./sighting.js";

const apiHost = /(?:^|[/@])((?:sandbox\.)?sellingpartnerapi-(?:na|eu|fe)\.amazon\.com)(?![\w.-])/i;
const link = /^https?:\/\/[^/?#\s]{1,200}\/apps\/authorize\/consent(?=[?#\s]|$|\uE000)/i;
const token = /^https?:\/\/[^/?#\s]{1,200}\/auth\/o2\/token(?=[?#]|$)/i;

/** The host of SP-API that a literal names. */
export function hostIn(reading: Reading, literal: Literal, value: string): HostSighting | undefined {
  const host = apiHost.exec(value.slice(0, 300))?.[1]?.toLowerCase();
  if (host === undefined || /\s/.test(value) || regionOfHost(host) === undefined || token.test(value)) return undefined;
  // A constant that is followed stands elsewhere.
  const { text } = reading.source;
  if (!literal.pieces.some(({ start, end }) => text.slice(start, end).includes("sellingpartnerapi-"))) return undefined;
  const place = placeOf(reading, pieceWith(reading, literal, "sellingpartnerapi-"));
  return { kind: "api-host", value: host, ...place, open: false, isTable: false, operations: [] };
}

const builder =
  /(?:\bURL|\bUri|\bURI|UriBuilder|URIBuilder|HttpUrl\.(?:parse|get)|UriComponentsBuilder\.\w{1,30}|urlparse|urlsplit|parse_url|URLComponents|furl|Uri\.parse|URI\.parse|addressable)\((?:string: ?)?$/;
const setter =
  /[.>](?:set|append|add|put|query_param|queryParam|addQueryParameter|addParameter|appendQueryParameter)\([ \t]?["'](application_id|state|version|redirect_uri)["']/g;

/** The link to Amazon's consent page that a literal holds; open where its query may have more. */
export function linkIn(reading: Reading, literal: Literal, text: string): PlainSighting<"consent-link"> | undefined {
  const value = isOfMarkup(reading, literal) ? text.replace(/&(?:amp|#38|#x26);/gi, "&") : text;
  if (!link.test(value) || /\s/.test(value) || value.length > 2_000) return undefined;
  const isBuilt = builder.test(before(reading, literal).trimEnd()) || setsMore(reading.source.text, value);
  const isGlued = /[^=&?]\uE000\w*\uE001$/.test(value) || /[?&]\uE000\w*\uE001(?:&|$)/.test(value);
  const open = literal.isOpen || isBuilt || isGlued || !value.includes("?") || /[?&=]$/.test(value);
  const place = placeOf(reading, pieceWith(reading, literal, consentPath));
  return { kind: "consent-link", value: shownText(value, "value"), ...place, open, isTable: false, operations: [] };
}

/** Whether a literal stands in a text, or is the value of an attribute, in which `&amp;` is `&`. */
function isOfMarkup(reading: Reading, literal: Literal): boolean {
  return reading.syntax.has.has("entities") || /\s[\w:-]{1,40}=\{?$/.test(before(reading, literal));
}

/** Whether the file sets a parameter of a link that this one does not have. */
function setsMore(text: string, value: string): boolean {
  return [...text.matchAll(setter)].some(([, name]) => !value.includes(`${name}=`));
}

/** The address of a token service that a literal holds. */
export function tokenUrlIn(reading: Reading, literal: Literal, value: string): PlainSighting<"token-url"> | undefined {
  if (!token.test(value)) return undefined;
  const path = tokenPaths.find((known) => value.includes(known)) ?? "/auth/";
  const place = placeOf(reading, pieceWith(reading, literal, path));
  return {
    kind: "token-url",
    value: shownText(value.replace(/[?#].*/s, ""), "value"),
    ...place,
    open: literal.isOpen,
    isTable: false,
    operations: [],
  };
}

const scopeForm = /^sellingpartnerapi::[A-Za-z0-9_:\-.]{1,100}$/;

/** The scopes that a literal holds and nothing else, or that it gives as a parameter. */
export function scopesIn(reading: Reading, literal: Literal, value: string): PlainSighting<"scope">[] {
  const list = /(?:^|[?&])scope=([^&]{1,300})/.exec(value)?.[1]?.replaceAll(/%3A/gi, ":") ?? value;
  const names = list.split(/%20|[\s,+]/).filter((name) => name !== "");
  if (literal.isOpen || names.length > 10 || !names.every((name) => scopeForm.test(name) && !name.includes(opened)))
    return [];
  const place = placeOf(reading, pieceWith(reading, literal, "sellingpartnerapi"));
  return names.map((value) => ({ kind: "scope", value, ...place, open: false, isTable: false, operations: [] }));
}
