import { type ApiFamily, type ApiPath, familyOfPath, meaningOfPath, pathsNear } from "../reference/api-paths.js";
import { regionOfHost } from "../reference/regions.js";
import type { Literal } from "./literal.js";
import { methodsNear } from "./method-near.js";
import { isOwnRoute } from "./own-route.js";
import { closed, opened, shownText } from "./placeholders.js";
import { after, before, pieceWith, placeOf, type Reading } from "./reading.js";
import type { PathSighting } from "./sighting.js";

const origin =
  /^(?:https?:\/\/([^/?#]{0,200})|((?:\uE000\w*\uE001)+)|((?:sandbox\.)?sellingpartnerapi-(?:na|eu|fe)\.amazon\.com))?/i;
const httpMethod = /^(?:GET|POST|PUT|DELETE|PATCH) /;
const pattern = /[*^\\$|()[\]+\s,;"'`<>]/;
const longest = 400;

/** A path that a literal holds, without host and query. */
interface Written {
  readonly path: string;
  readonly family: ApiFamily;
  /** Whether it begins with a slash or behind a host, as nothing but a path does. */
  readonly isSure: boolean;
  /** Whether a host stands in front of it, or nothing at all. */
  readonly hasHost: boolean;
  readonly isBare: boolean;
  readonly method: string | undefined;
}

/** The path of SP-API that a literal holds, with what the models know of it. */
export function pathIn(reading: Reading, literal: Literal, value: string): PathSighting | undefined {
  const written = writtenPath(value);
  if (written === undefined) return undefined;
  const { family, path } = written;
  if (family.isPlain && !reading.isTraced) return undefined;
  if (!written.hasHost && isOwnRoute(reading, literal, written.isBare)) return undefined;
  const parts = path.split("/");
  if (parts.slice(1, -1).some((part) => part === "" || isGlued(part))) return undefined;
  const last = parts.at(-1) ?? "";
  const isGoingOn = literal.isOpen && !value.includes("?");
  const isOpen = last === "" || isGlued(last) || isGoingOn || continues(reading, literal);
  const segments = parts.map((part) => (part.startsWith(opened) ? undefined : part));
  // Behind a slash comes a parameter, most likely.
  if (last === "") segments.splice(-1, 1, ...(isGoingOn ? [undefined] : []));
  else if (isGlued(last)) segments[segments.length - 1] = last.slice(0, last.indexOf(opened));
  const isGuess = isOpen && !(last === "" && isGoingOn);
  const meaning = meaningOfPath(family, segments);
  const known = ofMethod(meaning.exact, written.method ? new Set([written.method]) : methodsNear(reading, literal));
  const isBase = isOpen || meaning.isPrefix;
  const isUnknown = !isOpen && written.isSure && meaning.exact.length === 0 && !meaning.mayBeOther && !meaning.isPrefix;
  return {
    kind: "api-path",
    value: shownText(path),
    ...placeOf(reading, pieceWith(reading, literal, lastLiteral(family.prefix))),
    open: isOpen,
    operations: isGuess || meaning.mayBeOther ? [] : known.operations.map(({ id }) => id),
    removed: isGuess && meaning.isPrefix ? [] : known.operations.length > 0 ? [] : known.removed,
    unknownNear: isUnknown ? pathsNear(family, segments) : undefined,
    isBase,
    isTable: false,
  };
}

function writtenPath(value: string): Written | undefined {
  if (value.length > longest || !value.includes("/")) return undefined;
  const method = httpMethod.exec(value)?.[0].trim();
  const target = method === undefined ? value : value.slice(method.length + 1);
  const [start = "", host] = origin.exec(target) ?? [];
  if (host !== undefined && !host.includes(opened) && regionOfHost(host.replace(/:443$/, "")) === undefined)
    return undefined;
  const rest = target.slice(start.length).replace(/[?#].*/s, "");
  const isSure = rest.startsWith("/");
  const path = isSure ? rest : `/${rest}`;
  if (pattern.test(path)) return undefined;
  const family = familyOfPath(path);
  const [hasHost, isBare] = [start !== "" && !start.startsWith(opened), start === ""];
  return family === undefined ? undefined : { path, family, isSure, hasHost, isBare, method };
}

/** Whether a segment is only in part filled in at run time. */
function isGlued(segment: string): boolean {
  const mark = segment.indexOf(opened);
  return mark !== -1 && !(mark === 0 && segment.indexOf(closed) === segment.length - 1);
}

const joiner = /(?:\bjoin|\bCombine|\bcombine|\bresolve|\bappend|\bconcat)\($/;
const continued =
  /^["'`]?\)[\s]{0,40}\.(?:path|pathSegment|addPathSegments?|appendPath|appendPathSegments?|segment|resolve|joinpath|concat)\(/;

/** Whether a function adds to the path, or a variable that holds it is added to. */
function continues(reading: Reading, literal: Literal): boolean {
  const [start, end] = [before(reading, literal), after(reading, literal)];
  if (continued.test(end) || /^["'`]?\.concat\(/.test(end)) return true;
  if (joiner.test(start.trimEnd()) && /^\s{0,40},/.test(end)) return true;
  if (/\[\s{0,40}$/.test(start) && /^[^\]]{0,100}\]\.join\(/.test(end)) return true;
  const name = /([A-Za-z_]\w{0,60})[ \t]{0,4}=[ \t]{0,4}$/.exec(start)?.[1];
  if (name === undefined) return false;
  const { text } = reading.source;
  return text.includes(`${name} += `) || text.includes(`${name} .= `) || text.includes(`${name}+=`);
}

/** The operations at the paths, of the methods that are named near by where any of them fits. */
function ofMethod(paths: readonly ApiPath[], methods: ReadonlySet<string>): Pick<ApiPath, "operations" | "removed"> {
  const all = {
    operations: paths.flatMap(({ operations }) => operations),
    removed: paths.flatMap(({ removed }) => removed),
  };
  const operations = all.operations.filter(({ method }) => methods.has(method));
  const removed = all.removed.filter(({ method }) => methods.has(method));
  return operations.length + removed.length > 0 ? { operations, removed } : all;
}

function lastLiteral(prefix: string): string {
  return prefix.slice(prefix.lastIndexOf("/") + 1);
}
