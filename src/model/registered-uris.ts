import type { Place } from "../settings/place.js";
import { type Unchecked, unchecked, unreadList } from "../settings/unchecked.js";
import { maskPlaceholders, unknownCharacter } from "../settings/values.js";
import { percentDecoded } from "../uri/uri.js";
import type { Facts } from "./facts.js";
import { onceAFile } from "./once-a-file.js";

/** A login or redirect URI wherever the settings name one. */
export interface NamedUri {
  readonly place: Place<string>;
  /** What it is, as the subject of a sentence. */
  readonly subject: string;
  /** The URI, decoded once where it is a parameter of a link. */
  readonly text: string;
  /** The same with its placeholders covered, so that no part of one is read as syntax. */
  readonly masked: string;
}

/** The login URI; at most one. */
export function loginUris({ settings }: Facts): NamedUri[] {
  return named(settings.at("oauth").at("loginUri"), "The login URI");
}

/** The redirect URIs of the registration and of its published version. */
export const redirectUris = onceAFile(({ settings }: Facts): readonly NamedUri[] => {
  const [registered, published] = redirectLists(settings);
  return [
    ...registered.items().flatMap((place) => named(place, "The redirect URI")),
    ...published.items().flatMap((place) => named(place, "The published redirect URI")),
  ];
});

/** The `redirect_uri` of each link to the consent page, decoded exactly once. */
export const linkRedirectUris = onceAFile(({ consentLinks }: Facts): readonly NamedUri[] => {
  return consentLinks.flatMap((link) =>
    link.parameters("redirect_uri").flatMap(({ value }) => {
      const masked = percentDecoded(maskPlaceholders(value?.text ?? ""));
      if (value === undefined || masked === undefined || masked === "") return [];
      const text = value.isUnknown ? value.text : masked;
      return [{ place: link.place, subject: "The `redirect_uri` of the link", text, masked }];
    }),
  );
});

/** The redirect URIs that token requests repeat. */
export function tokenRedirectUris({ settings }: Facts): NamedUri[] {
  const requests = settings.at("token").at("requests").items();
  return requests.flatMap((request) => named(request.at("redirectUri"), "The `redirectUri` of the token request"));
}

/** Why redirect URIs could not be read: a list or an entry without a text, or none where `found` is empty. */
export function* unreadRedirectUris({ settings }: Facts, found: readonly NamedUri[]): Generator<Unchecked> {
  for (const list of redirectLists(settings)) {
    yield* unreadList(list);
    for (const entry of list.items()) if (entry.text === undefined && !entry.isMissing) yield unchecked(entry);
  }
  if (found.length === 0) yield unchecked(settings.at("oauth").at("redirectUris"));
}

/** Why the `redirect_uri` of links could not be read. */
export function unreadLinkRedirectUris({ consentLinks, unreadLinks }: Facts): Unchecked[] {
  const open = consentLinks.filter((link) => link.gives("redirect_uri") === undefined);
  return [...unreadLinks.map((place) => unchecked(place)), ...open.map((link) => link.unknown("query"))];
}

/** Why redirect URIs of token requests could not be read: they are filled in at run time as a whole. */
export function unreadTokenRedirectUris({ settings }: Facts): Unchecked[] {
  const requests = settings.at("token").at("requests");
  const open = [requests, ...requests.items()].filter(({ state }) => state === "placeholder");
  return open.map((place) => unchecked(place));
}

/** Whether a placeholder stands in `part`, which is the URI itself or a piece of its masked text. */
export function isUnknown(part: NamedUri | string): boolean {
  return (typeof part === "string" ? part : part.masked).includes(unknownCharacter);
}

/** That a part of the URI could not be judged. */
export function partUnknown({ place, subject }: NamedUri): Unchecked {
  const part = subject.includes("of the link") ? `the \`redirect_uri\` of \`${place.name}\`` : `\`${place.name}\``;
  return unchecked(`${part} is filled in at run time`);
}

/** The URI for a message: without user name and password, on one line, and cut where it is long. */
export function shown({ text }: Pick<NamedUri, "text">): string {
  const line = text.replace(/\/\/[^/?#@]*@/u, "//…@").replace(/[`\s\0-\x1F\x7F]/gu, (raw) => (raw === "`" ? "'" : " "));
  return `\`${line.length > 200 ? `${line.slice(0, 199)}…` : line}\``;
}

function redirectLists(settings: Facts["settings"]): [Place<string[]>, Place<string[]>] {
  const oauth = settings.at("oauth");
  return [oauth.at("redirectUris"), oauth.at("publishedRedirectUris")];
}

function named(place: Place<string>, subject: string): NamedUri[] {
  const { text } = place;
  return text === undefined ? [] : [{ place, subject, text, masked: maskPlaceholders(text) }];
}
