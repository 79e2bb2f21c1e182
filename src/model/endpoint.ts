import { businessApiHost, type Region, regionOfHost } from "../reference/regions.js";
import { Open } from "../settings/open.js";
import type { Place } from "../settings/place.js";
import { remembered } from "../settings/remembered.js";
import type { Settings } from "../settings/schema.js";
import { maskPlaceholders, unknownCharacter } from "../settings/values.js";
import { splitUri } from "../uri/uri.js";
import type { Authorization, Authorizations } from "./authorization.js";
import { regionAt } from "./declared-region.js";
import { marketplacesAt, type NamedMarketplace } from "./named-marketplace.js";

type EndpointSettings = NonNullable<Settings["endpoints"]>[number];

/** A port, known or not: which host it is at is known all the same. */
const unknownPort = new RegExp(`:[\\d${unknownCharacter}]*$`);

/** One entry of `endpoints`: a host that the code calls. */
export class Endpoint {
  constructor(
    readonly place: Place<EndpointSettings>,
    private readonly declared: Authorizations,
  ) {}

  get url(): Place<string> {
    return this.place.at("url");
  }

  /** The host without its port, of a URL or a bare host name; undefined where it is missing or filled in at run time. */
  get hostName(): string | undefined {
    return hostNameIn(this.url.textIfTold ?? "");
  }

  /** What the host is: its region, environment and signing region; undefined for a host that is not Amazon's. */
  get host(): ReturnType<typeof regionOfHost> {
    return this.hostName === undefined ? undefined : regionOfHost(this.hostName);
  }

  /** How messages name the endpoint: by its host where that is one of Amazon's, else by its place in the file. */
  get label(): string {
    return this.host === undefined || this.hostName === undefined ? this.place.name : this.hostName.toLowerCase();
  }

  /** The region of the host for every rule; what the file declares counts where the host is unknown. */
  get region(): Region | undefined {
    return this.host?.region ?? this.declaredRegion;
  }

  /** The region of the host; what the file declares counts where the host is unknown. */
  get knownRegion(): Region {
    if (this.region === undefined) throw this.openHost;
    return this.region;
  }

  /** Where the region of the endpoint is said. */
  get regionPlace(): Place<string> {
    return this.declaredRegion === undefined ? this.url : this.place.at("region");
  }

  /** The environment of the host, else the declared one; undefined where neither is there. */
  get environment(): "sandbox" | "production" | undefined {
    return this.host?.environment ?? this.place.at("environment").known;
  }

  get knownHost(): NonNullable<ReturnType<typeof regionOfHost>> {
    if (this.host === undefined) throw this.openHost;
    return this.host;
  }

  /** Whether the host is one of SP-API. */
  get isAmazons(): boolean {
    if (this.hostName === undefined) this.url.mustKnow();
    return this.host !== undefined;
  }

  /** Whether the host is one of the APIs for Amazon Business, about which nothing else is known. */
  get isOfBusiness(): boolean {
    return businessApiHost.test(this.hostName ?? "");
  }

  /** Whether calls reach the sandbox. */
  get isOfSandbox(): boolean {
    if (this.isSandbox === undefined) throw new Open(`whether \`${this.label}\` is a sandbox is not known`);
    return this.isSandbox;
  }

  private get openHost(): Open {
    const reason = this.whyHostUnknown;
    return typeof reason === "string" ? new Open(reason) : reason.open;
  }

  /** Why the host says nothing; for endpoints without a known host. */
  get whyHostUnknown(): Place<string> | string {
    return this.hostName === undefined ? this.url : `\`${this.url.name}\` is no host of SP-API`;
  }

  get declaredRegion(): Region | undefined {
    return regionAt(this.place.at("region"));
  }

  get isSandbox(): boolean | undefined {
    const environment = this.host?.environment ?? this.place.at("environment").valueIfTold;
    return environment === undefined ? undefined : environment === "sandbox";
  }

  get declaredRegionPlace(): Place<string> {
    return this.place.at("region");
  }

  get marketplacesPlace(): Place<string[]> {
    return this.place.at("marketplaces");
  }

  get marketplaces(): NamedMarketplace[] {
    return marketplacesAt(this.marketplacesPlace);
  }

  /** The grants that calls to this host go through: the one it names, else all of its region. */
  get authorizations(): readonly Authorization[] {
    const named = this.place.at("authorization");
    if (named.seemsDeclared) return this.declared.named(named.valueIfTold);
    return this.region === undefined ? none : this.declared.of(this.region);
  }

  /** The names that hide until run time which grant the endpoint names: its own, or those of grants. */
  get openNames(): readonly Place<string>[] {
    const named = this.place.at("authorization");
    if (named.seemsMissing || this.authorizations.length > 0) return [];
    return named.valueIfTold === undefined ? [named] : this.declared.openNames;
  }
}

const hostNameIn = remembered((text): string | undefined => {
  const url = maskPlaceholders(text);
  const { authority } = splitUri(url.includes("//") ? url : `//${url}`);
  const name = authority?.text.replace(unknownPort, "");
  return name === undefined || name === "" || name.includes(unknownCharacter) ? undefined : name;
});

const none: readonly Authorization[] = [];

const grantsOf = new WeakMap<readonly Endpoint[], readonly Authorization[]>();

/** The grants that calls to `endpoints` go through, each once; many calls share one list of endpoints. */
export function authorizationsOf(endpoints: readonly Endpoint[]): readonly Authorization[] {
  const known = grantsOf.get(endpoints);
  if (known !== undefined) return known;
  const lists = new Set(endpoints.map(({ authorizations }) => authorizations));
  const grants = [...new Set([...lists].flat())];
  grantsOf.set(endpoints, grants);
  return grants;
}
