import { type ConsentHost, consentHost } from "../reference/consent.js";
import type { Place } from "../settings/place.js";
import type { Repair } from "../settings/repair.js";
import { nodeAt } from "../settings/tree.js";
import { type Unchecked, unchecked } from "../settings/unchecked.js";
import { maskPlaceholders, unknownCharacter } from "../settings/values.js";
import { percentDecoded, type QueryParameter, splitUri, type Uri, type UriPart } from "../uri/uri.js";
import type { App } from "./app.js";

export interface LinkEntry {
  uri?: string | undefined;
  region?: string | undefined;
  purpose?: "production" | "test" | undefined;
}

/** The `redirect_uri` of a link. */
export interface SentRedirect {
  readonly parameter: QueryParameter;
  readonly value: UriPart;
  /** What Amazon sees: the value after one percent-decoding, or as written where it cannot be decoded. */
  readonly seen: string;
}

/** More than that are not looked at, so that a hostile link stays cheap. */
const mostRedirects = 10;

/** One entry of `oauth.authorizationUris`: the link that sends a selling partner to Amazon's consent page. */
export class ConsentLink {
  readonly uri: Uri;
  /** The text with its placeholders covered, so that no part of one is read as syntax. */
  readonly masked: string;

  constructor(
    /** Where the URI itself stands, in the short form or the long one. */
    readonly place: Place<string>,
    /** The long form with region and purpose; a place without value for the short form. */
    readonly entry: Place<LinkEntry>,
    readonly app: App,
  ) {
    this.uri = splitUri(place.text ?? "");
    this.masked = maskPlaceholders(this.uri.text);
  }

  /** Every parameter of that exact name, in order. */
  parameters(name: string): readonly QueryParameter[] {
    return this.uri.parameters.filter((parameter) => !parameter.name.isUnknown && nameOf(parameter) === name);
  }

  /** Whether the link gives a parameter; an empty one counts as left out (RFC 6749, section 3.1). Undefined where a placeholder may add it. */
  gives(name: string): boolean | undefined {
    if (this.parameters(name).some(({ value }) => value !== undefined && value.text !== "")) return true;
    return this.uri.mayHaveMore ? undefined : false;
  }

  /** The ids that the link gives, without what a second `?` or a blank adds to one; undefined for one that is not known. */
  get applicationIds(): readonly (string | undefined)[] {
    return this.parameters("application_id").map(({ value }) =>
      value?.isUnknown === true ? undefined : bareId(value?.text ?? ""),
    );
  }

  /** The redirect URIs that the link sends: one, but where it is malformed. */
  get redirectUris(): readonly SentRedirect[] {
    const parameters = this.parameters("redirect_uri").slice(0, mostRedirects);
    return parameters.flatMap((parameter) => {
      const { value, decoded } = parameter;
      return value === undefined || value.text === "" ? [] : [{ parameter, value, seen: decoded ?? value.text }];
    });
  }

  /** The host without port and user-info; undefined where it is missing or unknown. */
  get host(): string | undefined {
    const { authority } = this.uri;
    if (authority === undefined || authority.isUnknown) return undefined;
    return authority.text.replace(/^.*@/, "").replace(/:\d*$/, "");
  }

  /** Whether the scheme is filled in at run time, or the whole start of the link. */
  get mayHaveScheme(): boolean {
    const { scheme, authority, path } = this.uri;
    return scheme?.isUnknown === true || (authority === undefined && path.isUnknown);
  }

  /** The port that the link names. */
  get port(): string | undefined {
    return /:(\d+)$/.exec(this.uri.authority?.text ?? "")?.[1];
  }

  /** What Amazon's page at this host is for; undefined for a host that is not one of Amazon's consent hosts. */
  get consentHost(): ConsentHost | undefined {
    return this.host === undefined ? undefined : consentHost(this.host);
  }

  /** Whether the link asks for the draft version: true, false, or undefined where a placeholder decides. */
  get asksForDraft(): boolean | undefined {
    const versions = this.parameters("version");
    const [version] = versions;
    if (versions.length > 1) return false;
    if (version === undefined) return this.uri.mayHaveMore ? undefined : false;
    return version.value?.isUnknown === true ? undefined : version.decoded === "beta";
  }

  /** That a part of the link is not known, such as its `query` or one parameter in backticks. */
  unknown(part: string): Unchecked {
    return unchecked(`the ${part} of \`${this.place.name}\` is filled in at run time`);
  }

  /** That a placeholder decides which version the link asks for. */
  unknownVersion(): Unchecked {
    return this.unknown(this.parameters("version").length > 0 ? "`version`" : "query");
  }

  /** That the host does not say what the link is for: unknown, missing, or none of Amazon's. */
  unknownHost(): Unchecked {
    if (this.host !== undefined) return unchecked(`the host of \`${this.place.name}\` is no consent host of Amazon's`);
    const start = this.masked.slice(0, (this.uri.authority ?? this.uri.path).end);
    return start.includes(unknownCharacter) ? this.unknown("host") : unchecked(`\`${this.place.name}\` has no host`);
  }

  /** Adds a parameter at the end of the query, before any `#`; undefined where the text cannot be edited in place. */
  appendParameter(name: string, value: string, safe = true): Repair | undefined {
    const { query, path } = this.uri;
    const { end } = query ?? path;
    const separator = query === undefined ? "?" : query.text === "" || query.text.endsWith("&") ? "" : "&";
    return this.replace({ start: end, end }, `${separator}${name}=${value}`, safe);
  }

  /** Takes a parameter out, together with the `&` that joins it to its neighbour. */
  removeParameter({ start, end }: QueryParameter, safe = true): Repair | undefined {
    const isFirst = this.uri.text[start - 1] !== "&";
    const isFollowed = this.uri.text[end] === "&";
    return this.replace({ start: isFirst ? start : start - 1, end: isFirst && isFollowed ? end + 1 : end }, "", safe);
  }

  /** Replaces characters of the URI; undefined where quoting, folding or an alias keeps them from standing one by one. */
  replace({ start, end }: Pick<UriPart, "start" | "end">, text: string, safe = true): Repair | undefined {
    const textStart = nodeAt(this.place.document.root, this.place.path)?.textStart;
    if (textStart === undefined) return undefined;
    return { range: { start: textStart + start, end: textStart + end }, text, safe };
  }
}

function bareId(value: string): string {
  const id = value.replace(/\?.*/su, "").replaceAll("+", " ");
  return (percentDecoded(id) ?? id).trim();
}

function nameOf({ name }: QueryParameter): string {
  return percentDecoded(name.text) ?? name.text;
}
