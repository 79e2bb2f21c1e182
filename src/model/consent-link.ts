import { businessHost, businessPath, type ConsentHost, consentHost } from "../reference/consent.js";
import { answerOf, Open } from "../settings/open.js";
import type { Place } from "../settings/place.js";
import type { Repair } from "../settings/repair.js";
import { nodeAt } from "../settings/tree.js";
import { maskPlaceholders, unknownCharacter } from "../settings/values.js";
import { percentDecoded, type QueryParameter, splitUri, type Uri, type UriPart } from "../uri/uri.js";
import type { App } from "./app.js";
import { leadsElsewhere } from "./other-page.js";

export interface LinkEntry {
  uri?: string | undefined;
  region?: string | undefined;
  purpose?: "production" | "test" | undefined;
}

interface GivenParameter extends QueryParameter {
  readonly value: UriPart;
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
    this.uri = splitUri(place.textIfTold ?? "");
    this.masked = maskPlaceholders(this.uri.text);
  }

  /** Every parameter of that exact name, in order. */
  parameters(name: string): readonly QueryParameter[] {
    return this.uri.parameters.filter((parameter) => !parameter.name.isUnknown && nameOf(parameter) === name);
  }

  /** Whether the link gives a parameter; an empty one counts as left out (RFC 6749, section 3.1). */
  gives(name: string): boolean {
    if (this.mayGive(name)) return true;
    this.refuseOtherPage();
    return false;
  }

  private mayGive(name: string): boolean {
    if (this.parameters(name).some(({ value }) => value !== undefined && value.text !== "")) return true;
    if (this.uri.mayHaveMore) throw this.unknown("query");
    return false;
  }

  /** Every parameter of that name that is not empty, or one `Open` where a placeholder may add it. */
  given(name: string): readonly (GivenParameter | Open)[] {
    const gives = answerOf(name, () => this.mayGive(name));
    if (gives instanceof Open) return [gives];
    return this.parameters(name).filter(
      (one): one is GivenParameter => one.value !== undefined && one.value.text !== "",
    );
  }

  /** The ids that the link gives, without what a second `?` or a blank adds to one. */
  get applicationIds(): readonly (string | Open)[] {
    const ids = this.given("application_id").map((given) => {
      if (given instanceof Open) return given;
      return given.value.isUnknown ? this.unknown("`application_id`") : bareId(given.value.text);
    });
    return ids.filter((id) => id !== "");
  }

  /** The redirect URIs that the link sends: one, but where it is malformed. */
  get redirectUris(): readonly (SentRedirect | Open)[] {
    const all = this.given("redirect_uri").slice(0, mostRedirects);
    return all.map((given) => {
      if (given instanceof Open) return given;
      if (given.value.isUnknown) return this.unknown("`redirect_uri`");
      return { parameter: given, value: given.value, seen: given.decoded ?? given.value.text };
    });
  }

  /** What stands behind a `#`; undefined where there is none. */
  get fragment(): UriPart | undefined {
    const { fragment, mayHaveMore } = this.uri;
    if (fragment === undefined && mayHaveMore) throw this.unknown("query");
    return fragment;
  }

  /** The host without port and user-info. */
  get host(): string {
    const host = this.knownHost;
    if (host === undefined) throw this.unknownHost();
    return host;
  }

  private get knownHost(): string | undefined {
    const { authority } = this.uri;
    if (authority === undefined || authority.isUnknown) return undefined;
    const host = authority.text.replace(/^.*@/, "").replace(/:\d*$/, "").trim();
    return host === "" ? undefined : host;
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

  /** What Amazon's page at this host is for. */
  get consentHost(): ConsentHost {
    const known = consentHost(this.host);
    if (known === undefined) throw new Open(`the host of \`${this.place.name}\` is no consent host of Amazon's`);
    return known;
  }

  /** Whether the link leads to the page on which companies authorize an app of Amazon Business. */
  get isToBusiness(): boolean {
    return businessHost.test(this.knownHost ?? "") && this.uri.path.text === businessPath;
  }

  /** The link, or that nobody can say what its page reads: the host is known, and has no consent page of SP-API. */
  get toConsentPage(): ConsentLink | Open {
    if (this.knownHost === undefined) return this;
    const host = answerOf(this, ({ consentHost }) => consentHost);
    return host instanceof Open ? host : this;
  }

  /** Whether the link asks for the draft version. */
  get asksForDraft(): boolean {
    const [version, second] = this.parameters("version");
    if (second !== undefined) return false;
    if (version?.value?.isUnknown) throw this.unknown("`version`");
    if (version === undefined && this.uri.mayHaveMore) throw this.unknown("query");
    if (version === undefined) this.refuseOtherPage();
    return version?.decoded === "beta";
  }

  private refuseOtherPage(): void {
    if (leadsElsewhere(this.uri)) throw new Open(`\`${this.place.name}\` leads to another page`);
  }

  /** That a part of the link is not known, such as its `query` or one parameter in backticks. */
  unknown(part: string): Open {
    return new Open(`the ${part} of \`${this.place.name}\` is filled in at run time`);
  }

  private unknownHost(): Open {
    const start = this.masked.slice(0, (this.uri.authority ?? this.uri.path).end);
    return start.includes(unknownCharacter) ? this.unknown("host") : new Open(`\`${this.place.name}\` has no host`);
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
