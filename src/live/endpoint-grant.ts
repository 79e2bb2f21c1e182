import type { Authorization } from "../model/authorization.js";
import type { Endpoint } from "../model/endpoint.js";
import type { Facts } from "../model/facts.js";
import { hostOf } from "../reference/regions.js";
import type { Place } from "../settings/place.js";
import type { Plan } from "./plan.js";
import type { Stops } from "./stops.js";

/** One endpoint with one of its grants. */
export interface EndpointGrant {
  readonly facts: Facts;
  readonly endpoint: Endpoint;
  readonly grant: Authorization;
  readonly endpointIndex: number;
  readonly grantIndex: number;
  /** Why nothing is asked; undefined where a token may be had. */
  readonly stop: string | undefined;
  readonly key: string;
  readonly host: string;
}

/** Each endpoint with each of the grants that its calls go through. */
export function endpointGrants(facts: Facts, stops: Stops, tokens: Plan["tokens"]): EndpointGrant[] {
  return facts.endpoints.flatMap((endpoint) =>
    endpoint.authorizations.map((grant) => pairOf(facts, endpoint, grant, stops, tokens)),
  );
}

function pairOf(
  facts: Facts,
  endpoint: Endpoint,
  grant: Authorization,
  stops: Stops,
  tokens: Plan["tokens"],
): EndpointGrant {
  const [endpointIndex, grantIndex] = [indexOf(endpoint.place), indexOf(grant.place)];
  const token = tokens.find((step) => step.purpose === "grant" && step.grant === grantIndex);
  const whyNoToken = token === undefined ? `\`authorizations[${grantIndex}].refreshToken\` is not declared` : undefined;
  const whySkipped = token?.kind === "skipped" ? token.reason : undefined;
  return {
    ...{ facts, endpoint, grant, endpointIndex, grantIndex },
    stop: whyHostStops(endpoint, endpointIndex, stops) ?? whyNoToken ?? whySkipped,
    key: token?.kind === "token" ? token.key : "",
    host: endpoint.host === undefined ? "" : hostOf(endpoint.host.region, endpoint.host.environment),
  };
}

/** The index of an entry in the list of the file. */
export function indexOf({ path }: Place<unknown>): number {
  return Number(path.at(-1));
}

/** Why nothing is sent to the host of an endpoint; undefined where it is one of Amazon's and nothing is wrong with it. */
export function whyHostStops(endpoint: Endpoint, index: number, stops: Stops): string | undefined {
  const stop = stops.all ?? stops.at(["endpoints", index]);
  if (stop !== undefined || endpoint.host !== undefined) return stop;
  return endpoint.url.seemsMissing
    ? `\`${endpoint.url.name}\` is not declared`
    : `\`${endpoint.url.name}\` is not known before run time`;
}

/** Whose grant it is; undefined where the file does not tell. */
export function partnerOf({ grant, facts }: EndpointGrant): "seller" | "vendor" | undefined {
  if (!grant.place.at("partner").seemsMissing) return grant.partner;
  const partners = facts.app.partners ?? [];
  return partners.length === 1 ? partners[0] : undefined;
}
