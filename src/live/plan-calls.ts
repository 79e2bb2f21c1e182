import type { OperationCall } from "../model/call.js";
import type { Endpoint } from "../model/endpoint.js";
import type { Operation } from "../reference/operations.js";
import { operationsNamed } from "../reference/operations.js";
import { allRegions, hostOf } from "../reference/regions.js";
import { completeRequest, participations } from "../reference/requests.js";
import type { Question } from "../report/observation.js";
import { type EndpointGrant, partnerOf } from "./endpoint-grant.js";
import { liveLimits } from "./limits.js";
import { type CallStep, type EndpointPlan, type Skipped, skipped, stepOf, type TokenStep } from "./plan.js";

/** The calls of an endpoint with one of its grants. */
export function endpointPlan(pair: EndpointGrant): EndpointPlan {
  const { endpoint, facts } = pair;
  const declared = facts.operationCalls
    .filter((call) => call.endpoints.includes(endpoint))
    .map((call) =>
      stepOf({ ...ofPair(pair), purpose: "declared", call: "", about: call.place.path }, () =>
        declaredStep(call, pair),
      ),
    );
  const asked = declared.filter((step) => step.kind === "call");
  const left = asked.length - liveLimits.callsOfEndpoint;
  const tooMany = new Set(asked.slice(liveLimits.callsOfEndpoint));
  const steps = declared.map((step) =>
    step.kind === "call" && tooMany.has(step)
      ? skipped(
          questionOf(step),
          `${left} more calls are declared than the ${liveLimits.callsOfEndpoint} that are asked of an endpoint`,
        )
      : step,
  );
  const isAsked = steps.some((step) => step.kind === "call" && step.call === participations);
  const ofSellers = { ...ofPair(pair), purpose: "sellers", call: participations, about: endpoint.url.path } as const;
  const sellers = isAsked ? [] : [stepOf(ofSellers, () => sellersStep(pair))];
  const { host } = endpoint;
  const elsewhere = host?.environment === "production" ? allRegions.filter((region) => region !== host.region) : [];
  return {
    calls: [...steps, ...sellers],
    elsewhere: elsewhere.map((region) => ({ region, host: hostOf(region) })),
  };
}

function ofPair({ endpointIndex: endpoint, grantIndex: grant }: EndpointGrant) {
  return { endpoint, grant };
}

function questionOf({ purpose, call, about, grant, endpoint, region }: TokenStep | CallStep | Skipped): Question {
  return { purpose, call, about, grant, endpoint, region };
}

function callStep(
  pair: EndpointGrant,
  purpose: "declared" | "sellers",
  call: string,
  about: Question["about"],
): CallStep {
  const { endpointIndex: endpoint, grantIndex: grant, key, host } = pair;
  const region = pair.endpoint.region;
  return { kind: "call", purpose, call, about, endpoint, grant, region, key, host, marketplaces: marketplacesOf(pair) };
}

/** A declared call as it is asked: complete, with the grant's own token, and by somebody who may call it at all. */
function declaredStep(call: OperationCall, pair: EndpointGrant): CallStep | Skipped {
  const [operation, ...others] = call.operations;
  const step = callStep(pair, "declared", operation?.id ?? "", call.place.path);
  const reason =
    pair.stop ??
    call.whyUnrecognised ??
    (operation === undefined || others.length > 0
      ? `which operation \`${call.label}\` is cannot be told`
      : whyNotAsked(call, operation, pair));
  return reason === undefined ? step : skipped(questionOf(step), reason);
}

function whyNotAsked(call: OperationCall, operation: Operation, pair: EndpointGrant): string | undefined {
  const label = `\`${operation.id}\``;
  const request = operation.method === "GET" ? completeRequest(operation.id) : undefined;
  if (request === undefined) return `${label} cannot be asked from marketplaces and dates alone`;
  if (operation.grantless || call.token === "client_credentials") return `${label} is called without a grant`;
  if (call.token === "rdt" || operation.restrictedData === "required") {
    return `${label} is called with a restricted data token`;
  }
  if (call.tokenPlace.writtenState === "placeholder") return `\`${call.tokenPlace.name}\` is filled in at run time`;
  if (operation.sandboxOnly && pair.endpoint.isSandbox !== true) return `${label} exists in the sandbox alone`;
  const { region } = pair.endpoint;
  if (region !== undefined && !operation.regions.includes(region)) return `${label} is not offered in \`${region}\``;
  const partner = partnerOf(pair);
  const isOther = operation.partner === "seller" || operation.partner === "vendor" ? operation.partner : partner;
  if (partner !== undefined && isOther !== partner) return `${label} is not for a ${partner}`;
  const needsMarketplace = request.parameters.some(({ kind }) => kind === "marketplace");
  if (needsMarketplace && marketplacesOf(pair).length === 0)
    return `${label} needs a marketplace, and none is declared`;
  return undefined;
}

/** The question that every seller's grant can answer, where the declared roles reach it. */
function sellersStep(pair: EndpointGrant): CallStep | Skipped {
  const step = callStep(pair, "sellers", participations, pair.endpoint.url.path);
  const partner = partnerOf(pair);
  const reason =
    pair.stop ??
    (partner === "seller"
      ? undefined
      : partner === "vendor"
        ? "vendors cannot call the Sellers API"
        : "whether the grant is a seller's is not declared");
  const reach = reason === undefined && !reachesSellers(pair);
  if (reach) return skipped(questionOf(step), `none of the declared roles opens \`${participations}\``);
  return reason === undefined ? step : skipped(questionOf(step), reason);
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
