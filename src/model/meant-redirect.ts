import { consentParameters } from "../reference/lwa.js";
import { shortened } from "../report/shortened.js";
import type { Repair } from "../settings/repair.js";
import { percentDecoded, type QueryParameter } from "../uri/uri.js";
import type { ConsentLink, SentRedirect } from "./consent-link.js";
import type { RedirectList, RegisteredUri } from "./redirect-list.js";

/** How many of the parameters behind a raw `&` may still belong to a redirect URI. */
const mostPieces = 10;

/** What a link means by a `redirect_uri` that Amazon reads as something else. */
export interface MeantRedirect {
  readonly entry: RegisteredUri;
  /** The value as it has to stand in the link. */
  readonly encoded: string;
  readonly repair: Repair | undefined;
}

/**
 * The registered URI that a `redirect_uri` stands for once its encoding is put right, where the text of the link proves it:
 * its value is not encoded, is encoded twice, or is cut short by an `&` of its own.
 */
export function meantRedirect(
  link: ConsentLink,
  { parameter, value: { start } }: SentRedirect,
  registered: RedirectList,
): MeantRedirect | undefined {
  for (const { end } of [parameter, ...strayParameters(link, parameter)]) {
    const written = link.uri.text.slice(start, end);
    const once = percentDecoded(written) ?? written;
    const entry = registered.find(written) ?? registered.find(once) ?? registered.find(percentDecoded(once) ?? once);
    const encoded = entry === undefined ? undefined : encodedValue(entry.text);
    if (entry !== undefined && encoded !== undefined) {
      return { entry, encoded, repair: link.replace({ start, end }, encoded) };
    }
  }
  return undefined;
}

/** Why Amazon reads another redirect URI than the link says, as a clause; undefined where nothing tells. */
export function whyMisread(link: ConsentLink, sent: SentRedirect, registered: RedirectList): string | undefined {
  const { parameter, value, seen } = sent;
  const { query, fragment } = link.uri;
  const [stray] = strayParameters(link, parameter);
  // A value that is encoded means to end where it ends.
  const isRaw = value.text.includes("://");
  if (isRaw && stray !== undefined && value.text.includes("?")) {
    return `is ended by a raw \`&\` before \`${shortened(stray.name.text)}\``;
  }
  if (isRaw && fragment !== undefined && value.end === query?.end) return "is ended by a raw `#`";
  if (parameter.decoded === undefined) return "has a `%` without two hexadecimal digits behind it";
  if (/^https?%3a/i.test(seen)) return "is percent-encoded twice";
  return registered.find(value.text) === undefined ? undefined : "is not percent-encoded";
}

/** The parameters behind the `&` that ends `parameter`, up to one that the consent page knows. */
function strayParameters(link: ConsentLink, parameter: QueryParameter): readonly QueryParameter[] {
  const first = link.uri.parameters.indexOf(parameter) + 1;
  const behind = link.uri.parameters.slice(first, first + mostPieces);
  const end = behind.findIndex(({ name }) => name.isUnknown || consentParameters.includes(name.text));
  return end === -1 ? behind : behind.slice(0, end);
}

/** A value of a query that says `text`, inside single quotes of YAML too; undefined for a text that no URI can hold. */
export function encodedValue(text: string): string | undefined {
  try {
    return encodeURIComponent(text).replaceAll("'", "%27");
  } catch {
    return undefined;
  }
}
