import type { Authorization } from "../model/authorization.js";
import type { Endpoint } from "../model/endpoint.js";
import type { Facts } from "../model/facts.js";
import { hostOf } from "../reference/regions.js";
import { Open } from "../settings/open.js";
import type { Place } from "../settings/place.js";
import type { CallStep, Plan } from "./plan.js";
import type { Stops } from "./stops.js";

/** One endpoint with one of its grants. */
export interface EndpointGrant {
  readonly facts: Facts;
  readonly endpoint: Endpoint;
  readonly grant: Authorization;
  readonly endpointIndex: number;
  readonly grantIndex: number;
  /** The token and the host of its calls. Throws `Open` where nothing may be asked. */
  readonly access: () => Pick<CallStep, "key" | "host">;
}

/** Each endpoint with each of the grants that its calls go through. */
export function endpointGrants(facts: Facts, stops: Stops, tokens: Plan["tokens"]): EndpointGrant[] {
  return facts.endpoints.flatMap((endpoint) =>
    endpoint.authorizations.map((grant) => ({
      ...{ facts, endpoint, grant, endpointIndex: indexOf(endpoint.place), grantIndex: indexOf(grant.place) },
      access: () => ({ host: hostToAsk(endpoint, stops), key: tokenKey(grant, tokens) }),
    })),
  );
}

/** The index of an entry in the list of the file. */
export function indexOf({ path }: Place<unknown>): number {
  return Number(path.at(-1));
}

/** The host of an endpoint. Throws `Open` where it is none of Amazon's, or something is wrong with it. */
export function hostToAsk(endpoint: Endpoint, stops: Stops): string {
  stops.mustAllow(endpoint.place.path);
  const { region, environment } = endpoint.knownHost;
  return hostOf(region, environment);
}

function tokenKey({ place }: Authorization, tokens: Plan["tokens"]): string {
  const step = tokens.find(({ grant }) => grant === indexOf(place));
  if (step === undefined) throw place.at("refreshToken").open;
  if (step.kind === "skipped") throw new Open(step.reason);
  return step.key;
}

/** Whose grant it is; undefined where both sellers and vendors use the app and the grant does not say. Throws `Open` where that is not told. */
export function partnerOf({ grant, facts }: EndpointGrant): "seller" | "vendor" | undefined {
  const { partners } = facts.app;
  return grant.place.at("partner").known ?? (partners.length === 1 ? partners[0] : undefined);
}
