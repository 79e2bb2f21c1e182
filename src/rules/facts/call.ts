import {
  type Operation,
  operationAt,
  operationsNamed,
  type RemovedOperation,
  removedAt,
  removedNamed,
} from "../../reference/operations.js";
import type { Place } from "../../settings/place.js";
import type { Settings } from "../../settings/schema.js";
import { whyUnknown } from "../rule.js";
import type { App, Partner } from "./app.js";
import { type Authorization, authorizationsOf, type Endpoint } from "./endpoint.js";

type OperationEntry = NonNullable<NonNullable<Settings["calls"]>["operations"]>[number];
type OperationMap = Exclude<OperationEntry, string>;

/** One operation that the code calls, in any of the forms that the settings allow. */
export class OperationCall {
  constructor(
    readonly place: Place<OperationEntry>,
    /** The endpoints that the call goes to: the one it is listed under, or all. */
    readonly endpoints: readonly Endpoint[],
    /** The endpoint whose list names the call; undefined for `calls.operations`. */
    readonly owner: Endpoint | undefined,
    private readonly app: App,
  ) {}

  /** Where the name stands, or the path for a call by method and path. */
  get namePlace(): Place {
    if (this.place.text !== undefined) return this.place;
    const named = this.place.at("operation");
    return named.isMissing ? this.place.at("path") : named;
  }

  /** The name as declared, or `METHOD path`. */
  get label(): string | undefined {
    const { name, method, path } = this;
    return name ?? (method === undefined || path === undefined ? undefined : `${method} ${path}`);
  }

  get name(): string | undefined {
    const { value } = this.place;
    return typeof value === "string" ? value : this.place.at("operation").value;
  }

  get method(): string | undefined {
    return this.place.at("method").value;
  }

  /** The path without its query, and with its braces, which are path parameters here and no placeholders. */
  get path(): string | undefined {
    return this.place.at("path").text?.replace(/\?.*$/s, "");
  }

  get token(): OperationMap["token"] {
    return this.place.at("token").value;
  }

  /** The partners whose grants the call is made with: those of its authorizations, else those of the app. */
  get partners(): readonly Partner[] | undefined {
    const declared = this.authorizations.map(({ partner }) => partner);
    const known = declared.filter((partner) => partner !== undefined);
    return known.length > 0 && known.length === declared.length ? [...new Set(known)] : this.app.partners;
  }

  get authorizations(): readonly Authorization[] {
    return authorizationsOf(this.endpoints);
  }

  #operations: readonly Operation[] | undefined;

  /**
   * Every living operation that the declared name or path can mean. A name that several models share means all of
   * them that fit the partners of the app; where none fits, all of them.
   */
  get operations(): readonly Operation[] {
    this.#operations ??= this.#livingOperations();
    return this.#operations;
  }

  #livingOperations(): readonly Operation[] {
    const { name, method, path } = this;
    if (name !== undefined) return fitting(operationsNamed(name), this.app.partners);
    const operation = method !== undefined && path !== undefined ? operationAt(method, path) : undefined;
    return operation === undefined ? [] : [operation];
  }

  /** The removed operations that the call names, where no living one has the name or path. */
  get removed(): readonly RemovedOperation[] {
    if (this.operations.length > 0) return [];
    const { name, method, path } = this;
    if (name !== undefined) return removedNamed(name);
    const removed = method !== undefined && path !== undefined ? removedAt(method, path) : undefined;
    return removed === undefined ? [] : [removed];
  }

  /** Why the file does not say which operation is called; undefined where it names one, known or not. */
  get whyUnnamed(): string | undefined {
    if (this.operations.length > 0) return undefined;
    const { namePlace } = this;
    if (this.name !== undefined) return undefined;
    if (this.path === undefined) return whyUnknown(namePlace);
    // In a path only braces without a dollar sign are path parameters.
    if (/\$|\{\{|%[A-Z]\w*_\w*%/.test(this.path)) return whyUnknown(namePlace);
    return this.method === undefined ? whyUnknown(this.place.at("method")) : undefined;
  }

  /** Why rules about the operation say nothing; undefined where it is known, or known to be removed. */
  get whyUnrecognised(): string | undefined {
    if (this.operations.length > 0 || this.removed.length > 0) return undefined;
    return this.whyUnnamed ?? `\`${this.label}\` is no operation of Amazon's models`;
  }
}

function fitting(operations: readonly Operation[], partners: readonly Partner[] | undefined): readonly Operation[] {
  if (operations.length < 2 || partners === undefined) return operations;
  const fits = operations.filter(
    ({ partner }) => (partner !== "seller" && partner !== "vendor") || partners.includes(partner),
  );
  return fits.length > 0 ? fits : operations;
}

/** The operations of `calls.operations`, which go to every endpoint, and of each endpoint, which go to it alone. */
export function operationCalls(
  shared: Place<OperationEntry[]>,
  endpoints: readonly Endpoint[],
  app: App,
): OperationCall[] {
  const listed = (list: Place<OperationEntry[]>) => list.items().filter(({ state }) => state !== "empty");
  return [
    ...listed(shared).map((place) => new OperationCall(place, endpoints, undefined, app)),
    ...endpoints.flatMap((endpoint) =>
      listed(endpoint.place.at("operations")).map((place) => new OperationCall(place, [endpoint], endpoint, app)),
    ),
  ];
}
