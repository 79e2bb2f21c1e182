import { type ConsentHost, consentHost } from "../../reference/consent.js";
import type { Place } from "../../settings/place.js";
import { nodeAt } from "../../settings/tree.js";
import type { Repair } from "../rule.js";
import type { App } from "./app.js";
import { type QueryParameter, splitUri, type Uri } from "./uri.js";

export interface LinkEntry {
  uri?: string | undefined;
  region?: string | undefined;
  purpose?: "production" | "test" | undefined;
}

/** One entry of `oauth.authorizationUris`: the link that sends a selling partner to Amazon's consent page. */
export class ConsentLink {
  readonly uri: Uri;

  constructor(
    /** Where the URI itself stands, in the short form or the long one. */
    readonly place: Place<string>,
    /** The long form with region and purpose; a place without value for the short form. */
    readonly entry: Place<LinkEntry>,
    readonly app: App,
  ) {
    this.uri = splitUri(place.text ?? "");
  }

  /** Whether anything is known about the link at all. */
  get isKnown(): boolean {
    return this.place.text !== undefined && !(this.uri.path.isUnknown && this.uri.query === undefined);
  }

  /** Every parameter of that exact name, in order. */
  parameters(name: string): readonly QueryParameter[] {
    return this.uri.parameters.filter((parameter) => !parameter.name.isUnknown && nameOf(parameter) === name);
  }

  /** The host without port and user-info; undefined where it is missing or unknown. */
  get host(): string | undefined {
    const { authority } = this.uri;
    if (authority === undefined || authority.isUnknown) return undefined;
    return authority.text.replace(/^.*@/, "").replace(/:\d*$/, "");
  }

  /** What Amazon's page at this host is for; undefined for a host that is not one of Amazon's consent hosts. */
  get consentHost(): ConsentHost | undefined {
    return this.host === undefined ? undefined : consentHost(this.host);
  }

  /** Whether the link asks for the draft version: true, false, or undefined where a placeholder decides. */
  get asksForDraft(): boolean | undefined {
    const versions = this.parameters("version");
    if (versions.some(({ value }) => value?.isUnknown)) return undefined;
    if (versions.length === 0) return this.uri.mayHaveMore ? undefined : false;
    return versions.length === 1 && versions[0]?.decoded === "beta";
  }

  /** Adds a parameter at the end of the query, before any `#`; undefined where the text cannot be edited in place. */
  appendParameter(name: string, value: string): Repair | undefined {
    const { query, path } = this.uri;
    const end = (query ?? path).end;
    const separator = query === undefined ? "?" : query.text === "" || query.text.endsWith("&") ? "" : "&";
    return this.replace(end, end, `${separator}${name}=${value}`);
  }

  /** Replaces characters of the URI; undefined where quoting, folding or an alias keeps them from standing one by one. */
  replace(start: number, end: number, text: string, safe = true): Repair | undefined {
    const textStart = nodeAt(this.place.document.root, this.place.path)?.textStart;
    if (textStart === undefined) return undefined;
    return { range: { start: textStart + start, end: textStart + end }, text, safe };
  }
}

function nameOf({ name }: QueryParameter): string {
  try {
    return decodeURIComponent(name.text);
  } catch {
    return name.text;
  }
}
