import type { Evidence } from "./evidence.js";
import { evidenceOf, linesOf, once, sourceOf } from "./legend.js";
import { removedOperations } from "./operations-table.js";
import { RouteIndex } from "./path-template.js";

/** An operation that stood in Amazon's models once. */
export interface RemovedOperation {
  readonly kind: "removed";
  /** `api.operationId`, where the api is the file name of the model. */
  readonly id: string;
  readonly name: string;
  readonly method: string;
  readonly path: string;
  /** The day of the last change to the model while it still had the operation; not the day of its removal. */
  readonly lastSeen: string;
  /** The day from which calls fail, by the deprecations page; null where it is only gone from the models. */
  readonly removedOn: string | null;
  /** How well the date is known; `none` without one. */
  readonly removalEvidence: Evidence;
  readonly source: string;
  /** The id of the living operation that does the same. */
  readonly replacement?: string;
}

const removed = once((): readonly RemovedOperation[] =>
  linesOf(removedOperations).map((line) => {
    const [id = "", method = "", path = "", lastSeen = "", on = "-", evidence, source, next = "-"] = line.split(" ");
    return {
      kind: "removed",
      id,
      name: id.slice(id.indexOf(".") + 1),
      method,
      path,
      lastSeen,
      removedOn: on === "-" ? null : on,
      removalEvidence: evidenceOf(evidence),
      source: sourceOf(source),
      ...(next !== "-" && { replacement: next }),
    };
  }),
);
const routes = once(() => new RouteIndex(removed()));

/** The removed operations with exactly this operationId or `api.operationId`; a living one may have the same name. */
export function removedNamed(name: string): readonly RemovedOperation[] {
  return removed().filter((operation) => operation.name === name || operation.id === name);
}

/** The removed operation at a method and a path, concrete or with `{parameters}` of any name. */
export function removedAt(method: string, path: string): RemovedOperation | undefined {
  return routes().find(method, path);
}

/** Every operationId and `api.operationId` of the removed operations. */
export function removedNames(): readonly string[] {
  return [...new Set(removed().flatMap(({ name, id }) => [name, id]))];
}

/** Every operation that was removed. */
export function allRemoved(): readonly RemovedOperation[] {
  return removed();
}
