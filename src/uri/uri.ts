import { remembered } from "../settings/remembered.js";
import { maskPlaceholders, placeholdersIn, type TextRange, unknownCharacter } from "../settings/values.js";

/** A part of a URI; `isUnknown` where a placeholder stands in it. */
export interface UriPart extends TextRange {
  readonly text: string;
  readonly isUnknown: boolean;
}

export interface QueryParameter extends TextRange {
  readonly name: UriPart;
  /** The value as written; undefined for a name without `=`. */
  readonly value: UriPart | undefined;
  /** The value after exactly one percent-decoding; undefined where it is unknown or cannot be decoded. */
  readonly decoded: string | undefined;
}

/** A URI cut into its parts by RFC 3986, appendix B, without repairing anything. */
export interface Uri {
  readonly text: string;
  readonly scheme: UriPart | undefined;
  readonly authority: UriPart | undefined;
  readonly path: UriPart;
  readonly query: UriPart | undefined;
  readonly fragment: UriPart | undefined;
  readonly parameters: readonly QueryParameter[];
  /** Whether a placeholder may add parameters, so that the absence of one is not proven. */
  readonly mayHaveMore: boolean;
}

const uriPattern = /^(?:([^:/?#]+):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?/su;

/** Cuts `text` into its parts; a placeholder is never read as syntax. */
export const splitUri = remembered((text): Uri => {
  const masked = maskPlaceholders(text);
  const [, scheme, authority, path = "", query, fragment] = uriPattern.exec(masked) ?? [];
  let offset = 0;
  const part = (piece: string | undefined, before: number, after = 0): UriPart | undefined => {
    if (piece === undefined) return undefined;
    const start = offset + before;
    offset = start + piece.length + after;
    return partOf(text, masked, start, start + piece.length);
  };
  const uri = {
    text,
    scheme: part(scheme, 0, 1),
    authority: part(authority, 2),
    path: part(path, 0) ?? partOf(text, masked, 0, 0),
    query: part(query, 1),
    fragment: part(fragment, 1),
  };
  const parameters = uri.query === undefined ? [] : parametersOf(text, masked, uri.query);
  const mayHaveMore =
    parameters.some(({ name }) => name.isUnknown) || mayHoldQuery(uri) || endsInOpenPlaceholder(text, uri.fragment);
  return { ...uri, parameters, mayHaveMore };
});

/** In `${CONSENT_URL}&version=beta` the query starts inside the placeholder; in `/consent&state={state}` none does. */
function mayHoldQuery({ authority, path, query }: Pick<Uri, "authority" | "path" | "query">): boolean {
  const isOpen = openPlaceholder.test(maskPlaceholders(path.text));
  return query === undefined && (isOpen || (path.text === "" && authority?.isUnknown === true));
}

/** A placeholder that is not written as the value of a parameter. */
const openPlaceholder = new RegExp(`(?:^|[^=${unknownCharacter}])${unknownCharacter}`);

function parametersOf(text: string, masked: string, query: UriPart): QueryParameter[] {
  const parameters: QueryParameter[] = [];
  let start = query.start;
  for (const piece of masked.slice(query.start, query.end).split("&")) {
    const end = start + piece.length;
    const equals = piece.indexOf("=");
    const name = partOf(text, masked, start, equals === -1 ? end : start + equals);
    const value = equals === -1 ? undefined : partOf(text, masked, start + equals + 1, end);
    const decoded = value === undefined || value.isUnknown ? undefined : percentDecoded(value.text);
    if (piece !== "") parameters.push({ start, end, name, value, decoded });
    start = end + 1;
  }
  return parameters;
}

function partOf(text: string, masked: string, start: number, end: number): UriPart {
  return { text: text.slice(start, end), start, end, isUnknown: masked.slice(start, end).includes(unknownCharacter) };
}

/** `text` after exactly one percent-decoding; undefined where a `%` has no two hexadecimal digits or they are no UTF-8. */
export function percentDecoded(text: string): string | undefined {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** A placeholder that ends the URI directly behind other characters of a value may add parameters. */
function endsInOpenPlaceholder(text: string, fragment: UriPart | undefined): boolean {
  const end = fragment === undefined ? text.length : fragment.start - 1;
  const last = placeholdersIn(text).findLast((placeholder) => placeholder.end === end);
  if (last === undefined) return false;
  const before = text[last.start - 1];
  return before === undefined || !"=&?".includes(before);
}
