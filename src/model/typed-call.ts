import { type DataType, feedTypeNamed, notificationTypeNamed, reportTypeNamed } from "../reference/types.js";
import { Open } from "../settings/open.js";
import type { Place } from "../settings/place.js";
import type { Settings } from "../settings/schema.js";
import type { Authorization } from "./authorization.js";
import type { CallPartners } from "./call-partners.js";
import { authorizationsOf, type Endpoint } from "./endpoint.js";

export type TypeKind = "report" | "feed" | "notification";
type Calls = NonNullable<Settings["calls"]>;
type TypedEntry = NonNullable<Calls["reports" | "feeds" | "notifications"]>[number];
type TypedMap = Exclude<TypedEntry, string>;

const typeNamed: Record<TypeKind, (name: string) => DataType | undefined> = {
  report: reportTypeNamed,
  feed: feedTypeNamed,
  notification: notificationTypeNamed,
};

/** A type of report, feed or notification that the code asks for; its role list counts instead of the operations'. */
export class TypedCall {
  #type: { readonly known: DataType | undefined } | undefined;

  constructor(
    readonly kind: TypeKind,
    readonly place: Place<TypedEntry>,
    readonly endpoints: readonly Endpoint[],
    /** The partners that the type is asked for: those of the authorizations, else those of the app. */
    readonly madeFor: CallPartners,
  ) {}

  get namePlace(): Place {
    return this.place.textIfTold === undefined ? this.place.at("type") : this.place;
  }

  get label(): string | undefined {
    const { valueIfTold: value } = this.place;
    return typeof value === "string" ? value : this.place.at("type").valueIfTold;
  }

  /** The name of the type. */
  get requiredLabel(): string {
    if (this.label === undefined) throw this.namePlace.open;
    return this.label;
  }

  get tokenPlace(): Place<NonNullable<TypedMap["token"]>> {
    return this.place.at("token");
  }

  get token(): TypedMap["token"] {
    return this.tokenPlace.valueIfTold;
  }

  /** How a report is asked for. */
  get viaPlace(): Place<"create" | "schedule" | "list"> {
    return this.place.at("via");
  }

  get authorizations(): readonly Authorization[] {
    return authorizationsOf(this.endpoints);
  }

  /** What is known about the type; undefined for one that no list has. */
  get type(): DataType | undefined {
    const { label, kind } = this;
    this.#type ??= { known: label === undefined ? undefined : typeNamed[kind](label) };
    return this.#type.known;
  }

  /** The type. Throws `Open` where nothing is known of it. */
  get knownType(): DataType {
    const { type, whyUnrecognised } = this;
    if (type === undefined) throw new Open(whyUnrecognised ?? "");
    return type;
  }

  /** Throws `Open` where nothing is known of the type. */
  mustKnow(): undefined {
    void this.knownType;
  }

  /** Why rules about the type say nothing; undefined where it is known. */
  get whyUnrecognised(): string | undefined {
    const { label, kind, type, namePlace } = this;
    if (label === undefined) return namePlace.whyOpen;
    return type === undefined ? `\`${label}\` is no ${kind} type that is known` : undefined;
  }
}

/** The types of `calls`, which are asked for at every endpoint. */
export function typedCalls(calls: Place<Calls>, endpoints: readonly Endpoint[], madeFor: CallPartners): TypedCall[] {
  const listed = (kind: TypeKind, list: Place<TypedEntry[]>) =>
    list
      .items()
      .filter(({ writtenState: state }) => state !== "empty")
      .map((place) => new TypedCall(kind, place, endpoints, madeFor));
  return [
    ...listed("report", calls.at("reports")),
    ...listed("feed", calls.at("feeds")),
    ...listed("notification", calls.at("notifications")),
  ];
}
