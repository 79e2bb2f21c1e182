import type { OperationCall } from "../model/call.js";
import type { Endpoint } from "../model/endpoint.js";
import type { Operation } from "../reference/operations.js";
import { operationsNamed } from "../reference/operations.js";
import { allRegions, hostOf } from "../reference/regions.js";
import { completeRequest, participations } from "../reference/requests.js";
import type { Question } from "../report/observation.js";
import { Open } from "../settings/open.js";
import { type EndpointGrant, partnerOf } from "./endpoint-grant.js";
import { liveLimits } from "./limits.js";
import { type CallStep, type EndpointPlan, type Skipped, skipped, stepOf } from "./plan.js";

/** The calls of an endpoint with one of its grants. */
export function endpointPlan(pair: EndpointGrant): EndpointPlan {
  const { endpoint, facts } = pair;
  const declared = facts.operationCalls
    .filter((call) => call.endpoints.includes(endpoint))
    .map((call) => declaredStep(call, pair));
  const tooMany = declared.filter((step) => step.kind === "call").slice(liveLimits.callsOfEndpoint);
  const more = tooMany.length === 1 ? "1 more call is" : `${tooMany.length} more calls are`;
  const reason = `${more} declared than the ${liveLimits.callsOfEndpoint} that are asked of an endpoint`;
  const steps = declared.map((step) =>
    tooMany.some((one) => one === step) ? skipped(questionOf(step), reason) : step,
  );
  const isAsked = steps.some((step) => step.kind === "call" && step.call === participations);
  const sellers = isAsked ? [] : [sellersStep(pair)];
  const { host } = endpoint;
  const elsewhere = host?.environment === "production" ? allRegions.filter((region) => region !== host.region) : [];
  return {
    calls: [...steps, ...sellers],
    elsewhere: elsewhere.map((region) => ({ region, host: hostOf(region) })),
  };
}

function ofPair({ endpointIndex, grantIndex, endpoint: { region } }: EndpointGrant) {
  return { endpoint: endpointIndex, grant: grantIndex, region };
}

function questionOf({ purpose, call, about, grant, endpoint, region }: CallStep | Skipped): Question {
  return { purpose, call, about, grant, endpoint, region };
}

/** A declared call as it is asked: complete, with the grant's own token, and by somebody who may call it at all. */
function declaredStep(call: OperationCall, pair: EndpointGrant): CallStep | Skipped {
  const [operation, ...others] = call.operations;
  const question = { ...ofPair(pair), purpose: "declared", call: operation?.id ?? "", about: call.place.path } as const;
  return stepOf(question, () => {
    const step = callStep(pair, question);
    call.mustKnow();
    if (operation === undefined || others.length > 0)
      throw new Open(`which operation \`${call.label}\` is cannot be told`);
    mustBeAskable(call, operation, pair);
    return step;
  });
}

function callStep(pair: EndpointGrant, question: Question): CallStep {
  return { ...question, ...pair.access(), kind: "call", marketplaces: marketplacesOf(pair) };
}

/** Throws `Open` for a call that cannot be asked complete, or not with the token of this grant. */
function mustBeAskable(call: OperationCall, operation: Operation, pair: EndpointGrant): void {
  const why = (reason: string) => new Open(`\`${operation.id}\` ${reason}`);
  const request = operation.method === "GET" ? completeRequest(operation.id) : undefined;
  if (request === undefined) throw why("cannot be asked from marketplaces and dates alone");
  const token = call.tokenPlace.known;
  if (operation.grantless || token === "client_credentials") throw why("is called without a grant");
  if (token === "rdt" || operation.restrictedData === "required") throw why("is called with a restricted data token");
  if (operation.sandboxOnly && !pair.endpoint.isOfSandbox) throw why("exists in the sandbox alone");
  const region = pair.endpoint.knownRegion;
  if (!operation.regions.includes(region)) throw why(`is not offered in \`${region}\``);
  const partner = partnerOf(pair);
  const isOther = operation.partner === "seller" || operation.partner === "vendor" ? operation.partner : partner;
  if (partner !== undefined && isOther !== partner) throw why(`is not for a ${partner}`);
  const needsMarketplace = request.parameters.some(({ kind }) => kind === "marketplace");
  if (needsMarketplace && marketplacesOf(pair).length === 0) throw why("needs a marketplace, and none is declared");
}

/** The question that every seller's grant can answer, where the declared roles reach it. */
function sellersStep(pair: EndpointGrant): CallStep | Skipped {
  const question = {
    ...ofPair(pair),
    purpose: "sellers",
    call: participations,
    about: pair.endpoint.url.path,
  } as const;
  return stepOf(question, () => {
    const step = callStep(pair, question);
    const partner = partnerOf(pair);
    if (partner === "vendor") throw new Open("vendors cannot call the Sellers API");
    if (partner === undefined) throw new Open("whether the grant is a seller's is not declared");
    if (!reachesSellers(pair)) throw new Open(`none of the declared roles opens \`${participations}\``);
    return step;
  });
}

/** Whether a declared role opens the list of stores in the region, or no roles are declared. */
function reachesSellers({ facts, endpoint }: EndpointGrant): boolean {
  const { appRoles } = facts;
  if (!appRoles.isDeclared || appRoles.unrecognised.length > 0) return true;
  return operationsNamed(participations).some(({ roles, extraRoles }) =>
    [...roles, ...extraRoles].some(
      ({ role, regions }) => appRoles.names.has(role) && regions.some((region) => region === endpoint.region),
    ),
  );
}

/** The ids of the declared marketplaces of the region: those of the endpoint, else those of the grant. */
function marketplacesOf({ endpoint, grant }: EndpointGrant): readonly string[] {
  const idsOf = (list: Endpoint["marketplaces"]) =>
    list.flatMap(({ marketplace }) =>
      marketplace !== undefined && marketplace.region === endpoint.region ? [marketplace.id] : [],
    );
  const own = idsOf(endpoint.marketplaces);
  return [...new Set(own.length > 0 ? own : idsOf(grant.marketplaces))];
}
