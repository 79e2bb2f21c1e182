import { once } from "./legend.js";
import { allOperations, type Operation, type RemovedOperation } from "./operations.js";
import { allRemoved } from "./removed-operations.js";

/** A path of the models, with every operation that is or was reachable at it. */
export interface ApiPath {
  readonly path: string;
  readonly segments: readonly string[];
  readonly operations: readonly Operation[];
  readonly removed: readonly RemovedOperation[];
}

/** The paths of an API that begin alike up to their version, such as `/orders/v0`. */
export interface ApiFamily {
  readonly prefix: string;
  /** Whether others have such paths too, so that one alone does not tell SP-API: no date, and a word of everybody. */
  readonly isPlain: boolean;
  readonly isDated: boolean;
  readonly paths: readonly ApiPath[];
}

/** What the models know of a path, whose segments are literal or undefined for what is filled in at run time. */
export interface PathMeaning {
  /** The paths that it is, each parameter filled in; where literal segments decide, these. */
  readonly exact: readonly ApiPath[];
  /** Whether something filled in at run time may stand for a literal segment of a path. */
  readonly mayBeOther: boolean;
  /** Whether it is where known paths begin. */
  readonly isPrefix: boolean;
}

const versionForm = /^(?:v\d|\d{4}-\d{2}-\d{2})$/;
const dateForm = /\d{4}-\d{2}-\d{2}$/;
/** First segments that no other API has. */
const ownWords: ReadonlySet<string> = new Set(["fba", "mfn"]);
const ownPrefixes = ["/vendor/directFulfillment/", "/batches/products/"];

const families = once((): ReadonlyMap<string, ApiFamily> => {
  const byPath = new Map<string, { operations: Operation[]; removed: RemovedOperation[] }>();
  const at = (path: string) => {
    const entry = byPath.get(path) ?? { operations: [], removed: [] };
    byPath.set(path, entry);
    return entry;
  };
  for (const operation of allOperations()) at(operation.path).operations.push(operation);
  for (const operation of allRemoved()) at(operation.path).removed.push(operation);
  const found = new Map<string, ApiPath[]>();
  for (const [path, known] of byPath) {
    const segments = path.split("/");
    const prefix = segments.slice(0, segments.findIndex((segment) => versionForm.test(segment)) + 1).join("/");
    const paths = found.get(prefix) ?? [];
    found.set(prefix, paths);
    paths.push({ path, segments, ...known });
  }
  return new Map([...found].map(([prefix, paths]) => [prefix, familyOf(prefix, paths)]));
});

function familyOf(prefix: string, paths: readonly ApiPath[]): ApiFamily {
  const isDated = dateForm.test(prefix);
  const isOwn = ownWords.has(prefix.split("/")[1] ?? "") || ownPrefixes.some((own) => prefix.startsWith(own));
  return { prefix, paths, isDated, isPlain: !isDated && !isOwn };
}

/** The family that a path beginning with `/` belongs to, by its segments up to the first version. */
export function familyOfPath(path: string): ApiFamily | undefined {
  const segments = path.split("/", 8);
  const version = segments.findIndex((segment) => versionForm.test(segment));
  return version < 2 ? undefined : families().get(segments.slice(0, version + 1).join("/"));
}

/** What the models know of a path of `family`. */
export function meaningOfPath(family: ApiFamily, segments: readonly (string | undefined)[]): PathMeaning {
  const fits = (template: string | undefined, given: string | undefined) =>
    template?.startsWith("{") === true ? given !== "" : given === template;
  const may = (template: string | undefined, given: string | undefined) => given === undefined || fits(template, given);
  const same = family.paths.filter((path) => path.segments.length === segments.length);
  const exact = same.filter((path) => path.segments.every((segment, index) => fits(segment, segments[index])));
  const literals = ({ segments: template }: ApiPath) => template.filter((segment) => !segment.startsWith("{")).length;
  const most = Math.max(0, ...exact.map(literals));
  return {
    exact: exact.filter((path) => literals(path) === most),
    mayBeOther: same.some(
      (path) => !exact.includes(path) && path.segments.every((one, index) => may(one, segments[index])),
    ),
    isPrefix: family.paths.some(
      (path) =>
        path.segments.length > segments.length &&
        segments.every((segment, index) => may(path.segments[index], segment)),
    ),
  };
}

/** The living paths of a family that resemble an unknown one most, the nearest first; at most three. */
export function pathsNear({ paths }: ApiFamily, segments: readonly (string | undefined)[]): readonly string[] {
  const ranked = paths
    .filter(({ operations }) => operations.length > 0)
    .map(({ path, segments: template }) => ({ path, score: likeness(template, segments) }))
    .sort((one, other) => other.score - one.score || (one.path < other.path ? -1 : 1));
  const best = ranked[0]?.score ?? 0;
  return ranked
    .filter(({ score }) => score > best - 0.2)
    .map(({ path }) => path)
    .slice(0, best >= 1 ? 1 : 3);
}

/** How alike two paths are: how far they agree, and how far the first segment that differs does. */
function likeness(template: readonly string[], given: readonly (string | undefined)[]): number {
  let shared = 0;
  for (const [index, segment] of template.entries()) {
    const other = given[index];
    if (segment === other) shared += 1;
    else if (segment.startsWith("{") && other !== undefined && index === given.length - 1 && index > 3) shared += 0.1;
    else if (segment.startsWith("{") && index < given.length) shared += 1;
    else {
      if (other !== undefined) shared += common(segment.toLowerCase(), other.toLowerCase());
      break;
    }
  }
  return shared - 3 - Math.abs(template.length - given.length) / 2;
}

/** The part of two words that agrees from their start. */
function common(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  const part = length / Math.max(one.length, other.length, 1);
  return part < 0.4 ? 0 : part;
}
