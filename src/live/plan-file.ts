import type { Facts } from "../model/facts.js";
import { endpointGrants } from "./endpoint-grant.js";
import type { Plan } from "./plan.js";
import { endpointPlan } from "./plan-calls.js";
import { plannedDestinations, plannedRestrictedData } from "./plan-others.js";
import { plannedRedirects } from "./plan-redirects.js";
import { plannedTokens } from "./plan-tokens.js";
import type { SecretOptions } from "./secrets.js";
import { findStops } from "./stops.js";

/** What to ask about a file, and its login and redirect URIs where `redirects` says so. Nothing that the static check found wrong is asked. */
export function planOf(facts: Facts, options: SecretOptions, redirects: boolean): Plan {
  const stops = findStops(facts);
  const tokens = plannedTokens(facts, stops, options);
  const pairs = endpointGrants(facts, stops, tokens);
  return {
    file: facts.document.file,
    tokens,
    endpoints: pairs.map(endpointPlan),
    others: [...plannedDestinations(facts, stops, tokens), ...plannedRestrictedData(facts, pairs)],
    redirects: redirects ? plannedRedirects(facts, stops) : [],
  };
}
