import { consentParameters } from "../reference/lwa.js";
import type { Repair } from "../settings/repair.js";
import { splitUri } from "../uri/uri.js";
import type { ConsentLink } from "./consent-link.js";
import type { RedirectList } from "./redirect-list.js";

/** A `?` behind the one that starts the query, which makes what follows a part of the value in front of it. */
export interface StrayQuestionMark {
  readonly offset: number;
  /** The parameter that holds it; empty directly behind the first `?`. */
  readonly inside: string;
  /** The parameter of the consent page that follows it and never arrives as one. */
  readonly swallowed: string | undefined;
}

/** Values in which a `?` has no place at all; in a `state` or a redirect URI it is a legal character. */
const withoutQuestionMark: readonly string[] = ["application_id", "version"];

/** Every `?` of the query that swallows a parameter; one that a redirect URI may have of its own is left alone. */
export function strayQuestionMarks(link: ConsentLink, registered: RedirectList): StrayQuestionMark[] {
  return questionMarksThatSwallow(link, ownParameters(registered));
}

/** Whether a `?` would swallow a parameter, were it not that a redirect URI whose text is not known may have it. */
export function mayHaveStrayQuestionMarks(link: ConsentLink, registered: RedirectList): boolean {
  if (registered.unread.length === 0) return false;
  const known = questionMarksThatSwallow(link, parametersOf(registered));
  return known.length > strayQuestionMarks(link, registered).length;
}

function questionMarksThatSwallow(link: ConsentLink, mayBeOwn: ReadonlySet<string>): StrayQuestionMark[] {
  return link.uri.parameters.flatMap(({ start, end }) => {
    const written = link.masked.slice(start, end);
    const inside = /^[^=?]*/.exec(written)?.[0] ?? "";
    return [...written.matchAll(/\?([^=?]*)(=?)/g)].flatMap(({ index, 1: name = "", 2: equals }) => {
      const isKnown = equals === "=" && consentParameters.includes(name);
      const isOwn = inside === "redirect_uri" && mayBeOwn.has(name);
      if (!withoutQuestionMark.includes(inside) && (!isKnown || isOwn)) return [];
      return [{ offset: start + index, inside, swallowed: isKnown ? name : undefined }];
    });
  });
}

/** Writes `&` for each of `marks`, where that gives every parameter once. */
export function joinedByAmpersands(link: ConsentLink, marks: readonly StrayQuestionMark[]): Repair | undefined {
  const [first, last] = [marks[0], marks.at(-1)];
  if (first === undefined || last === undefined || marks.some(({ swallowed }) => swallowed === undefined))
    return undefined;
  const characters = link.uri.text.split("");
  for (const { offset } of marks) characters[offset] = "&";
  const names = splitUri(characters.join("")).parameters.map(({ name }) => name.text);
  if (new Set(names).size < names.length) return undefined;
  const text = characters.slice(first.offset, last.offset + 1).join("");
  return link.replace({ start: first.offset, end: last.offset + 1 }, text);
}

/** The parameters that may stand first in the query of a registered redirect URI. */
function ownParameters(registered: RedirectList): ReadonlySet<string> {
  const isUnread = registered.isMissing || registered.unread.length > 0;
  return isUnread ? new Set(consentParameters) : parametersOf(registered);
}

function parametersOf({ entries }: RedirectList): ReadonlySet<string> {
  return new Set(consentParameters.filter((name) => entries.some(({ text }) => text.includes(`?${name}=`))));
}
