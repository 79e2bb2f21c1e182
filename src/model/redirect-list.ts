import type { Place } from "../settings/place.js";
import { splitUri } from "../uri/uri.js";
import type { Facts } from "./facts.js";
import { onceAFile } from "./once-a-file.js";

export interface RegisteredUri {
  readonly place: Place<string>;
  readonly text: string;
}

/**
 * Registered redirect URIs, as what a link sends is compared with them: by RFC 6749, section 3.1.2.3, as text, character
 * by character.
 */
export class RedirectList {
  private readonly lists: readonly Place<string[]>[];
  private readonly byText = new Map<string, RegisteredUri>();
  private readonly byFolded = new Map<string, RegisteredUri>();
  /** The lists and entries whose text is not known. */
  readonly unread: readonly Place[];

  constructor(...lists: readonly Place<string[]>[]) {
    this.lists = lists.filter((list) => !list.seemsMissing);
    const entries = this.lists.flatMap((list) => list.items()).filter((entry) => !entry.seemsMissing);
    this.unread = [...this.lists, ...entries].filter(({ writtenState: state }) => state !== "declared");
    for (const place of entries) {
      if (place.valueIfTold === undefined) continue;
      const entry = { place, text: place.valueIfTold };
      if (!this.byText.has(entry.text)) this.byText.set(entry.text, entry);
      if (!this.byFolded.has(folded(entry.text))) this.byFolded.set(folded(entry.text), entry);
    }
  }

  /** Whether no redirect URI is declared at all. */
  get isMissing(): boolean {
    return this.lists.length === 0;
  }

  /** The different URIs that are known, in their order. */
  get entries(): readonly RegisteredUri[] {
    return [...this.byText.values()];
  }

  /** Whether the text is registered; throws `Open` where an entry whose text is not known may be it. */
  has(text: string): boolean {
    const [unread] = this.unread;
    if (this.byText.has(text)) return true;
    if (unread !== undefined) throw unread.open;
    return false;
  }

  find(text: string): RegisteredUri | undefined {
    return this.byText.get(text);
  }

  /** The entry that differs at most in what a server may well overlook: see `folded`. */
  findAlike(text: string): RegisteredUri | undefined {
    return this.byFolded.get(folded(text));
  }

  /** The entry that has the most characters in common with `text` at its start and its end. */
  nearest(text: string): RegisteredUri | undefined {
    let best: RegisteredUri | undefined;
    let most = -1;
    for (const entry of this.byText.values()) {
      const same = commonCharacters(text, entry.text);
      if (same > most) [best, most] = [entry, same];
    }
    return best;
  }
}

/** Every redirect URI that is registered, be it with the newest edit or with the live version. */
export const registeredRedirects = onceAFile(
  ({ settings }: Facts) =>
    new RedirectList(settings.at("oauth").at("redirectUris"), settings.at("oauth").at("publishedRedirectUris")),
);

/** The letter case of host and percent-encoding and the port 443 aside, which mean the same in every https URI. */
function folded(text: string): string {
  const { scheme, authority } = splitUri(text);
  const upper = text.replace(/%[0-9a-f]{2}/gi, (triplet) => triplet.toUpperCase());
  if (scheme?.text !== "https" || authority === undefined) return upper;
  const user = authority.text.slice(0, authority.text.lastIndexOf("@") + 1);
  const host = authority.text.slice(user.length).toLowerCase().replace(/:443$/, "");
  return upper.slice(0, authority.start) + user + host + upper.slice(authority.end);
}

function commonCharacters(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return start + end;
}
