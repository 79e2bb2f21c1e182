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
  if (template.length === given.length) return compared({ method, path }, template, given);
  if (template.length !== given.length + 1) return undefined;
  // One literal part is missing: the version, or another one.
  for (let index = 1; index < template.length; index += 1) {
    const literal = template[index] ?? "";
    const next = template[index + 1]?.startsWith("{") ? (given[index] ?? "") : undefined;
    if (literal.startsWith("{") || (next !== undefined && isWord(next))) continue;
    const whole = [...given.slice(0, index), literal, ...given.slice(index)];
    const found = compared({ method, path }, template, whole, 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

const mostEdits = 3;
const otherName = 0.01;

/** Whether a part is a word, which no id is: it would stand where a literal part is missing, not behind it. */
function isWord(part: string): boolean {
  return /^[A-Za-z]+$/.test(part);
}

/** Each part of `given` with the literal part of the route in its place. */
function compared(
  { method }: Route,
  template: readonly string[],
  given: readonly string[],
  missing = 0,
): Respelt | undefined {
  let edits = missing;
  const written: string[] = [];
  for (const [index, literal] of template.entries()) {
    const part = given[index] ?? "";
    if (literal.startsWith("{")) {
      if (part === "") return undefined;
      // Of two routes the one whose parameter has that very name is nearer.
      if (part !== literal) edits += otherName;
      written.push(part);
      continue;
    }
    const limit = Math.min(2, Math.ceil(literal.length / 4));
    const distance = part === literal ? 0 : Math.max(1, editDistance(part.toLowerCase(), literal.toLowerCase(), limit));
    if (part.startsWith("{") || distance > limit) return undefined;
    edits += distance;
    written.push(literal);
  }
  return Math.floor(edits) > mostEdits ? undefined : { route: { method, path: written.join("/") }, edits };
}

function folded(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, "");
}
