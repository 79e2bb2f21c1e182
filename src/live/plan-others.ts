import type { Facts } from "../model/facts.js";
import type { RestrictedRequest } from "../model/restricted-request.js";
import { hostOf } from "../reference/regions.js";
import { destinations, restrictedDataToken } from "../reference/requests.js";
import type { Question } from "../report/observation.js";
import { type EndpointGrant, indexOf, whyHostStops } from "./endpoint-grant.js";
import { type CallStep, type Plan, type Skipped, skipped } from "./plan.js";
import type { Stops } from "./stops.js";

const notificationsScope = "sellingpartnerapi::notifications";

/** The call that a client makes for itself, where notifications are declared; it proves client and secret. */
export function plannedDestinations(facts: Facts, stops: Stops, tokens: Plan["tokens"]): (CallStep | Skipped)[] {
  const types = facts.settings.at("calls").at("notifications");
  const call = facts.operationCalls.find(({ operations }) => operations.some(({ api }) => api === "notifications"));
  const about = types.items().length > 0 ? types.path : call?.place.path;
  if (about === undefined) return [];
  const question: Question = { purpose: "destinations", call: destinations, about };
  const token = tokens.find(
    (step) => step.kind === "token" && step.scope?.split(/\s+/).includes(notificationsScope) === true,
  );
  if (token?.kind !== "token")
    return [skipped(question, `no token of the scope \`${notificationsScope}\` can be asked for`)];
  const [endpoint] = facts.endpoints;
  if (endpoint === undefined) return [skipped(question, "`endpoints` is not declared")];
  const index = indexOf(endpoint.place);
  const stop = whyHostStops(endpoint, index, stops);
  const { host: known } = endpoint;
  if (stop !== undefined || known === undefined) return [skipped(question, stop ?? "")];
  const { region, environment } = known;
  const { key } = token;
  return [
    { ...question, kind: "call", endpoint: index, region, key, host: hostOf(region, environment), marketplaces: [] },
  ];
}

/** One request for a restricted data token for each grant, at its first production endpoint. */
export function plannedRestrictedData(facts: Facts, pairs: readonly EndpointGrant[]): (CallStep | Skipped)[] {
  if (facts.restrictedRequests.length === 0) return [];
  const about = facts.settings.at("calls").at("rdt").path;
  const base: Question = { purpose: "restricted-data", call: restrictedDataToken, about };
  const readable = facts.restrictedRequests.filter(isLiteral);
  const others = facts.restrictedRequests
    .filter((request) => !isLiteral(request))
    .map(({ place }) => skipped({ ...base, about: place.path }, `\`${place.name}\` has no literal method and path`));
  const grants = [...new Set(pairs.map(({ grant }) => grant))];
  const steps = grants.map((grant) => {
    const own = pairs.filter((pair) => pair.grant === grant);
    const pair = own.find(({ endpoint }) => endpoint.host?.environment === "production") ?? own[0];
    return pair === undefined ? skipped(base, "no endpoint is declared") : restrictedStep(base, pair, readable);
  });
  if (grants.length === 0) return [skipped(base, "no endpoint with an authorization is declared"), ...others];
  return readable.length === 0 ? others : [...steps, ...others];
}

function restrictedStep(
  base: Question,
  pair: EndpointGrant,
  requests: readonly RestrictedRequest[],
): CallStep | Skipped {
  const { endpointIndex: endpoint, grantIndex: grant, key, host, stop } = pair;
  const region = pair.endpoint.region;
  const question = { ...base, endpoint, grant, region };
  if (stop !== undefined) return skipped(question, stop);
  if (pair.endpoint.isSandbox !== false) return skipped(question, "the grant has no production endpoint");
  const restrictedResources = requests.map(({ route, dataElements }) => {
    const elements = dataElements.flatMap(({ valueIfTold: value }) => value ?? []);
    return {
      method: route.method,
      path: route.pathPlace.textIfTold,
      ...(elements.length > 0 && { dataElements: elements }),
    };
  });
  const body = JSON.stringify({ restrictedResources });
  return { ...question, kind: "call", key, host, marketplaces: [], body };
}

/** Whether nothing of the method, path and data elements is filled in, a parameter in braces included. */
export function isLiteral({ route, dataElements }: RestrictedRequest): boolean {
  const { pathPlace, method } = route;
  const isPlain = pathPlace.writtenState === "declared" && !/[{}]/.test(pathPlace.textIfTold ?? "{");
  return method !== undefined && isPlain && dataElements.every(({ valueIfTold: value }) => value !== undefined);
}
