import { type Operation, operationsNamed, type RemovedOperation, removedNamed } from "../reference/operations.js";
import { knownAnswers, Open } from "../settings/open.js";
import type { Place } from "../settings/place.js";
import type { Settings } from "../settings/schema.js";
import type { App, Partner } from "./app.js";
import type { Authorization } from "./authorization.js";
import type { CallPartners } from "./call-partners.js";
import { DeclaredRoute, type Meaning } from "./declared-route.js";
import { authorizationsOf, type Endpoint } from "./endpoint.js";

type OperationEntry = NonNullable<NonNullable<Settings["calls"]>["operations"]>[number];
type OperationMap = Exclude<OperationEntry, string>;

/** One operation that the code calls, in any of the forms that the settings allow. */
export class OperationCall {
  /** The method and path, where the call is declared by them or beside its name. */
  readonly route: DeclaredRoute;

  constructor(
    readonly place: Place<OperationEntry>,
    /** The endpoints that the call goes to: the one it is listed under, or all. */
    readonly endpoints: readonly Endpoint[],
    /** The endpoint whose list names the call; undefined for `calls.operations`. */
    readonly owner: Endpoint | undefined,
    /** The partners that the call is made for: those of its authorizations, else those of the app. */
    readonly madeFor: CallPartners,
    private readonly app: App,
  ) {
    this.route = new DeclaredRoute(place.at("method"), place.at("path"));
  }

  /** Where the name stands; the whole entry for a call by method and path. */
  get namePlace(): Place {
    const named = this.place.at("operation");
    return this.place.textIfTold !== undefined || this.isByRoute ? this.place : named;
  }

  /** Whether the entry names no operation, but a method or path. */
  private get isByRoute(): boolean {
    const { methodPlace, pathPlace } = this.route;
    return this.place.at("operation").seemsMissing && !(methodPlace.seemsMissing && pathPlace.seemsMissing);
  }

  /** The name as declared, or `METHOD path`. */
  get label(): string | undefined {
    return this.name ?? this.route.label;
  }

  get name(): string | undefined {
    const { valueIfTold: value } = this.place;
    return typeof value === "string" ? value : this.place.at("operation").valueIfTold;
  }

  get tokenPlace(): Place<NonNullable<OperationMap["token"]>> {
    return this.place.at("token");
  }

  get token(): OperationMap["token"] {
    return this.tokenPlace.valueIfTold;
  }

  get authorizations(): readonly Authorization[] {
    return authorizationsOf(this.endpoints);
  }

  #meaning: Meaning | undefined;

  /**
   * Every living operation that the declared name or path can mean. A name that several models share means all of
   * them that fit the partners of the app or the call; where none fits, all of them.
   */
  get operations(): readonly Operation[] {
    this.#meaning ??= this.#resolve();
    return this.#meaning.operations;
  }

  /** The removed operations that the call names, where no living one has the name or path. */
  get removed(): readonly RemovedOperation[] {
    this.#meaning ??= this.#resolve();
    return this.#meaning.removed;
  }

  /** A path says more than a name: beside it, the name only confirms which operation is meant. */
  #resolve(): Meaning {
    const { name } = this;
    const { meaning } = this.route;
    if (name === undefined) return meaning;
    const at = [...meaning.operations, ...meaning.removed];
    if (at.some((known) => known.name === name || known.id === name)) return meaning;
    const living = operationsNamed(name);
    if (living.length === 0) return { operations: [], removed: removedNamed(name) };
    return { operations: fitting(living, partnersOf(this.app), this.madeFor.partners), removed: [] };
  }

  /** The same; none where the call is known to be of a removed one. Throws `Open` where nothing is known of it. */
  get knownOperations(): readonly Operation[] {
    const why = this.whyUnrecognised;
    if (why !== undefined) throw new Open(why);
    return this.operations;
  }

  /** Whether Amazon's models have the operation, or had it. Throws `Open` where the file does not name one. */
  get isRecognised(): boolean {
    if (this.whyUnnamed !== undefined && this.whyUnrecognised !== undefined) throw new Open(this.whyUnnamed);
    return this.whyUnrecognised === undefined;
  }

  /** Throws `Open` where nothing is known of the operation. */
  mustKnow(): undefined {
    void this.knownOperations;
  }

  /** Why the file does not say which operation is called; undefined where it names one, known or not. */
  get whyUnnamed(): string | undefined {
    if (this.name !== undefined) return undefined;
    return this.isByRoute ? this.route.whyUnnamed : this.namePlace.whyOpen;
  }

  /** Why rules about the operation say nothing; undefined where it is known, or known to be removed. */
  get whyUnrecognised(): string | undefined {
    if (this.operations.length > 0 || this.removed.length > 0) return undefined;
    return this.whyUnnamed ?? `\`${this.label}\` is no operation of Amazon's models`;
  }
}

/** The partners of the app; undefined where the file tells them only at run time. */
function partnersOf(app: App): Partners {
  return knownAnswers([app], ({ partners }) => partners)[0];
}

type Partners = readonly Partner[] | undefined;

function fitting(operations: readonly Operation[], ofApp: Partners, ofCall: Partners): readonly Operation[] {
  if (operations.length < 2 || ofApp === undefined || ofCall === undefined) return operations;
  const fits = operations.filter(
    ({ partner }) => (partner !== "seller" && partner !== "vendor") || [...ofApp, ...ofCall].includes(partner),
  );
  return fits.length > 0 ? fits : operations;
}

/** The operations of `calls.operations`, which go to every endpoint, and of each endpoint, which go to it alone. */
export function operationCalls(
  shared: Place<OperationEntry[]>,
  endpoints: readonly Endpoint[],
  app: App,
  madeForAt: (endpoints: readonly Endpoint[]) => CallPartners,
): OperationCall[] {
  const madeFor = madeForAt(endpoints);
  const listed = (list: Place<OperationEntry[]>) => list.items().filter(({ writtenState: state }) => state !== "empty");
  return [
    ...listed(shared).map((place) => new OperationCall(place, endpoints, undefined, madeFor, app)),
    ...endpoints.flatMap((endpoint) => {
      const alone = [endpoint];
      const ownMadeFor = madeForAt(alone);
      const own = listed(endpoint.place.at("operations"));
      return own.map((place) => new OperationCall(place, alone, endpoint, ownMadeFor, app));
    }),
  ];
}
