import type { Facts } from "../model/facts.js";
import type { RestrictedRequest } from "../model/restricted-request.js";
import { destinations, restrictedDataToken } from "../reference/requests.js";
import type { Question } from "../report/observation.js";
import { Open } from "../settings/open.js";
import { type EndpointGrant, hostToAsk, indexOf } from "./endpoint-grant.js";
import { type CallStep, type Plan, type Skipped, skipped, stepOf } from "./plan.js";
import type { Stops } from "./stops.js";

const notificationsScope = "sellingpartnerapi::notifications";

/** The call that a client makes for itself, where notifications are declared; it proves client and secret. */
export function plannedDestinations(facts: Facts, stops: Stops, tokens: Plan["tokens"]): (CallStep | Skipped)[] {
  const types = facts.settings.at("calls").at("notifications");
  const call = facts.operationCalls.find(({ operations }) => operations.some(({ api }) => api === "notifications"));
  const about = types.items().length > 0 ? types.path : call?.place.path;
  if (about === undefined) return [];
  const question: Question = { purpose: "destinations", call: destinations, about };
  return [stepOf(question, () => destinationsStep(question, facts, stops, tokens))];
}

function destinationsStep(question: Question, facts: Facts, stops: Stops, tokens: Plan["tokens"]): CallStep {
  const token = tokens.find(
    (step) => step.kind === "token" && step.scope?.split(/\s+/).includes(notificationsScope) === true,
  );
  if (token?.kind !== "token") throw new Open(`no token of the scope \`${notificationsScope}\` can be asked for`);
  const [endpoint] = facts.endpoints;
  if (endpoint === undefined) throw facts.settings.at("endpoints").open;
  const [host, { region }] = [hostToAsk(endpoint, stops), endpoint.knownHost];
  return {
    ...{ ...question, kind: "call", endpoint: indexOf(endpoint.place), region },
    ...{ key: token.key, host, marketplaces: [] },
  };
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
  { endpointIndex, grantIndex, endpoint, access }: EndpointGrant,
  requests: readonly RestrictedRequest[],
): CallStep | Skipped {
  const question = { ...base, endpoint: endpointIndex, grant: grantIndex, region: endpoint.region };
  return stepOf(question, () => {
    const known = access();
    if (endpoint.isOfSandbox) throw new Open("the grant has no production endpoint");
    const body = JSON.stringify({ restrictedResources: requests.map(resourceOf) });
    return { ...question, ...known, kind: "call", marketplaces: [], body };
  });
}

function resourceOf({ route, dataElements }: RestrictedRequest) {
  const elements = dataElements.map((element) => element.required);
  return {
    method: route.method,
    path: route.pathPlace.required,
    ...(elements.length > 0 && { dataElements: elements }),
  };
}

/** Whether nothing of the method, path and data elements is filled in, a parameter in braces included. */
export function isLiteral({ route, dataElements }: RestrictedRequest): boolean {
  const { pathPlace, method } = route;
  const isPlain = pathPlace.writtenState === "declared" && !/[{}]/.test(pathPlace.textIfTold ?? "{");
  return method !== undefined && isPlain && dataElements.every(({ valueIfTold: value }) => value !== undefined);
}
