import { Open } from "../settings/open.js";
import type { Place } from "../settings/place.js";
import { maskPlaceholders, unknownCharacter } from "../settings/values.js";
import { percentDecoded } from "../uri/uri.js";
import type { Facts } from "./facts.js";
import { onceAFile } from "./once-a-file.js";

/** A login or redirect URI wherever the settings name one. */
export class NamedUri {
  constructor(
    readonly place: Place<string>,
    /** What it is, as the subject of a sentence. */
    readonly subject: string,
    /** The URI, decoded once where it is a parameter of a link. */
    readonly text: string,
    /** The same with its placeholders covered, so that no part of one is read as syntax. */
    readonly masked: string,
  ) {}

  /** Throws `Open` where a placeholder stands in one of `parts`, which are pieces of the masked text; without any, in all of it. */
  mustKnow(...parts: readonly (string | undefined)[]): undefined {
    const asked = parts.length === 0 ? [this.masked] : parts;
    if (asked.some((part) => part?.includes(unknownCharacter))) throw this.open;
  }

  /** Whether the characters stand in the URI; throws `Open` where they may at run time alone. */
  includes(characters: string): boolean {
    const isThere = this.masked.includes(characters);
    if (!isThere) this.mustKnow();
    return isThere;
  }

  get isKnown(): boolean {
    return !this.masked.includes(unknownCharacter);
  }

  private get open(): Open {
    const { place, subject } = this;
    const part = subject.includes("of the link") ? `the \`redirect_uri\` of \`${place.name}\`` : `\`${place.name}\``;
    return new Open(`${part} is filled in at run time`);
  }
}

type Uris = readonly (NamedUri | Open)[];

/** The login URI. */
export function loginUri({ settings }: Facts): NamedUri | Open {
  const place = settings.at("oauth").at("loginUri");
  return named(place, "The login URI");
}

/** The redirect URIs of the newest edit of the registration, and of the live version where it has a list of its own. */
export const redirectLists = onceAFile(({ settings }: Facts): { readonly newest: Uris; readonly live: Uris } => {
  const oauth = settings.at("oauth");
  return {
    newest: namedIn(oauth.at("redirectUris").listed, "The redirect URI"),
    live: namedIn(oauth.at("publishedRedirectUris").listed, "The published redirect URI"),
  };
});

/** The redirect URIs of both. */
export const redirectUris = onceAFile((facts: Facts): Uris => {
  const { newest, live } = redirectLists(facts);
  return [...newest, ...live];
});

/** The `redirect_uri` of each link to the consent page, decoded exactly once. */
export const linkRedirectUris = onceAFile(({ consentLinks }: Facts): Uris => {
  return consentLinks.flatMap((link): Uris => {
    if (link instanceof Open) return [link];
    return link.given("redirect_uri").flatMap((given): Uris => {
      const masked = given instanceof Open ? undefined : percentDecoded(maskPlaceholders(given.value.text));
      if (given instanceof Open) return [given];
      if (masked === undefined || masked === "") return [];
      const text = given.value.isUnknown ? given.value.text : masked;
      return [new NamedUri(link.place, "The `redirect_uri` of the link", text, masked)];
    });
  });
});

/** The redirect URIs that token requests repeat. */
export function tokenRedirectUris({ settings }: Facts): Uris {
  return settings
    .at("token")
    .at("requests")
    .listed.flatMap((request): Uris => {
      if (request instanceof Open) return [request];
      const place = request.at("redirectUri");
      return place.seemsMissing ? [] : [named(place, "The `redirectUri` of the token request")];
    });
}

/** The URIs, or that none is declared. */
export function declaredAmong(uris: Uris, { settings }: Facts): Uris {
  if (uris.some((uri) => uri instanceof NamedUri)) return uris;
  return [...uris, settings.at("oauth").at("redirectUris").open];
}

/** Those whose text is known or known in part. */
export function namedAmong(uris: Uris): readonly NamedUri[] {
  return uris.filter((uri) => uri instanceof NamedUri);
}

/** The URI for a message: without user name and password, on one line, and cut where it is long. */
export function shown({ text }: Pick<NamedUri, "text">): string {
  const line = text.replace(/\/\/[^/?#@]*@/u, "//…@").replace(/[`\s\0-\x1F\x7F]/gu, (raw) => (raw === "`" ? "'" : " "));
  return `\`${line.length > 200 ? `${line.slice(0, 199)}…` : line}\``;
}

function namedIn(places: readonly (Place<string> | Open)[], subject: string): Uris {
  return places.map((place) => (place instanceof Open ? place : named(place, subject)));
}

function named(place: Place<string>, subject: string): NamedUri | Open {
  const { textIfTold: text } = place;
  return text === undefined ? place.open : new NamedUri(place, subject, text, maskPlaceholders(text));
}
