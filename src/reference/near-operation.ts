import { once } from "./legend.js";
import { editDistance, nearest } from "./nearest.js";
import { operationAt, operationNames, operationRoutes, operationsNamed, removedNames } from "./operations.js";
import type { Route } from "./path-template.js";

const longest = 200;
const byLetters = once(() => new Map(operationNames().map((name) => [folded(name), name])));

/**
 * The names that someone who wrote an unknown name of an operation most likely meant: its operationId with the APIs that
 * have it, the same letters with other punctuation, or the closest one; those of living operations come before those of
 * removed ones. Empty where none is near.
 */
export function namesNear(name: string): readonly string[] {
  if (name.length > longest) return [];
  const dot = name.lastIndexOf(".");
  const ids = dot === -1 ? [] : operationsNamed(name.slice(dot + 1)).map(({ id }) => id);
  if (ids.length > 0) {
    const api = folded(name.slice(0, dot));
    const ofApi = ids.filter((id) => folded(id).startsWith(api));
    return ofApi.length > 0 ? ofApi : ids;
  }
  const close = byLetters().get(folded(name)) ?? nearest(name, operationNames()) ?? nearest(name, removedNames());
  return close === undefined ? [] : [close];
}

/**
 * The routes that someone who wrote an unknown method and path most likely meant: the same path written properly, the
 * same path with another method, or a path with a misspelt or missing literal part. The parameters are those given.
 */
export function routesNear(method: string, path: string): readonly Route[] {
  if (path.length > longest) return [];
  const tidy = `/${path
    .replace(/^[a-z]+:\/\/[^/]*/i, "")
    .split("/")
    .filter((segment) => segment !== "")
    .join("/")}`;
  const at = operationAt(method, tidy);
  if (at !== undefined) return [{ method: at.method, path: tidy }];
  const candidates = operationRoutes()
    .map((route) => respelt(route, tidy.split("/")))
    .filter((candidate) => candidate !== undefined);
  const fewest = Math.min(...candidates.map(({ edits }) => edits));
  const closest = candidates.filter(({ edits }) => edits === fewest).map(({ route }) => route);
  const ofMethod = closest.filter((route) => route.method === method.toUpperCase());
  return ofMethod.length > 0 ? ofMethod : closest;
}

interface Respelt {
  readonly route: Route;
  readonly edits: number;
}

/** The given path with the literal parts of the route; undefined where it is not that route nearly. */
function respelt({ method, path }: Route, given: readonly string[]): Respelt | undefined {
  const template = path.split("/");
  if (template.length === given.length) return respeltAs(method, template, given, 0);
  if (template.length !== given.length + 1) return undefined;
  // One literal part is missing: the version, or another one.
  for (let index = 1; index < template.length; index += 1) {
    if (differenceOf(template[index - 1] ?? "", given[index - 1] ?? "") === undefined) return undefined;
    const literal = template[index] ?? "";
    const isBeforeWord = template[index + 1]?.startsWith("{") === true && isWord(given[index] ?? "");
    if (literal.startsWith("{") || isBeforeWord) continue;
    const found = respeltAs(method, template, [...given.slice(0, index), literal, ...given.slice(index)], 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

const mostEdits = 3;
/** Of two routes the one whose parameter has the very name is nearer. */
const otherName = 0.01;

/** Whether a part is a word, which no id is: it would stand where a literal part is missing, not behind it. */
function isWord(part: string): boolean {
  return /^[A-Za-z]+$/.test(part);
}

function respeltAs(
  method: string,
  template: readonly string[],
  given: readonly string[],
  missing: number,
): Respelt | undefined {
  let edits = missing;
  for (const [index, part] of template.entries()) {
    const difference = differenceOf(part, given[index] ?? "");
    if (difference === undefined) return undefined;
    edits += difference;
    if (edits >= mostEdits + 1) return undefined;
  }
  const written = template.map((part, index) => (part.startsWith("{") ? given[index] : part));
  return { route: { method, path: written.join("/") }, edits };
}

/** In how many letters a part of a path differs from that of a template; undefined where it is another one. */
function differenceOf(template: string, part: string): number | undefined {
  if (template.startsWith("{")) return part === "" ? undefined : part === template ? 0 : otherName;
  if (part === template) return 0;
  if (part.startsWith("{")) return undefined;
  const limit = Math.min(2, Math.ceil(template.length / 4));
  const distance = Math.max(1, editDistance(part.toLowerCase(), template.toLowerCase(), limit));
  return distance > limit ? undefined : distance;
}

function folded(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, "");
}
