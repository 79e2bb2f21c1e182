import { type Operation, operationAt, type RemovedOperation, removedAt } from "../reference/operations.js";
import { Open } from "../settings/open.js";
import type { Place } from "../settings/place.js";
import { placeholdersIn } from "../settings/values.js";

/** What a name or a path can mean: living operations, else removed ones. */
export interface Meaning {
  readonly operations: readonly Operation[];
  readonly removed: readonly RemovedOperation[];
}

/** A method and a path that the settings declare; single braces in the path are its parameters and no placeholders. */
export class DeclaredRoute {
  constructor(
    readonly methodPlace: Place<string>,
    readonly pathPlace: Place<string>,
  ) {}

  get method(): string | undefined {
    return this.methodPlace.valueIfTold;
  }

  /** The path without its query. */
  get path(): string | undefined {
    return this.pathPlace.textIfTold?.replace(/\?.*/s, "");
  }

  get label(): string | undefined {
    const { method, path } = this;
    return method === undefined || path === undefined ? undefined : `${method} ${path}`;
  }

  #meaning: Meaning | undefined;

  /** The operation at the route; nothing where the file does not tell it, or where the models have none. */
  get meaning(): Meaning {
    this.#meaning ??= this.#resolve();
    return this.#meaning;
  }

  #resolve(): Meaning {
    const { method, path } = this;
    if (method === undefined || path === undefined) return { operations: [], removed: [] };
    const living = operationAt(method, path);
    const removed = living === undefined ? removedAt(method, path) : undefined;
    return { operations: living ? [living] : [], removed: removed ? [removed] : [] };
  }

  /** Why the file does not say which operation it is; undefined where it names one, known or not. */
  get whyUnnamed(): string | undefined {
    const { method, path, meaning } = this;
    if (meaning.operations.length > 0 || meaning.removed.length > 0) return undefined;
    if (path === undefined) return this.pathPlace.whyOpen;
    const isParameter = (start: number) => path[start] === "{" && path[start + 1] !== "{";
    if (placeholdersIn(path).some(({ start }) => !isParameter(start))) return this.pathPlace.whyOpen;
    return method === undefined ? this.methodPlace.whyOpen : undefined;
  }

  /** Throws `Open` where nothing is known of the operation. */
  mustKnow(): undefined {
    if (this.whyUnrecognised !== undefined) throw new Open(this.whyUnrecognised);
  }

  /** Whether Amazon's models have the operation. Throws `Open` where the file does not name one. */
  get isRecognised(): boolean {
    if (this.whyUnnamed !== undefined) throw new Open(this.whyUnnamed);
    return this.whyUnrecognised === undefined;
  }

  /** Why rules about the operation say nothing; undefined where it is known, or known to be removed. */
  get whyUnrecognised(): string | undefined {
    const { meaning, label } = this;
    if (meaning.operations.length > 0 || meaning.removed.length > 0) return undefined;
    return this.whyUnnamed ?? `\`${label}\` is no operation of Amazon's models`;
  }
}
