import type { Endpoint } from "./endpoint.js";
import type { Facts } from "./facts.js";

/** Whether the calls to an endpoint go through a grant: some do, none does, the file does not tell, or has no calls. */
export type GrantUse = "grant" | "grantless" | "unknown" | "undeclared";

/** What the declared calls of `endpoint` say: its own, and those of `calls`, which go to every endpoint. */
export function grantUse(endpoint: Endpoint, facts: Facts): GrantUse {
  const uses = [...operationUses(endpoint, facts), ...typeUses(facts)];
  if (uses.includes("grant")) return "grant";
  if (uses.includes("unknown") || listsOf(endpoint, facts).some((list) => list.isDeclared && list.items().length === 0))
    return "unknown";
  return uses.length === 0 ? "undeclared" : "grantless";
}

function operationUses(endpoint: Endpoint, { operationCalls }: Facts): GrantUse[] {
  return operationCalls
    .filter(({ endpoints }) => endpoints.includes(endpoint))
    .map(({ operations, token }) => {
      if (operations.length === 0) return "unknown";
      if (token === "client_credentials" || operations.every(({ grantless }) => grantless)) return "grantless";
      return operations.some(({ grantless }) => grantless) ? "unknown" : "grant";
    });
}

/** A report or feed is asked for through a grant; a notification type that needs a role is, too. */
function typeUses({ typedCalls }: Facts): GrantUse[] {
  return typedCalls.map(({ kind, label, token, type }) => {
    if (token === "client_credentials") return "grantless";
    if (label === undefined || (kind === "notification" && type === undefined)) return "unknown";
    return kind !== "notification" || (type?.roles.length ?? 0) > 0 ? "grant" : "unknown";
  });
}

/** The lists that the calls come from: one that is filled in at run time may hold any call. */
function listsOf({ place }: Endpoint, { settings }: Facts) {
  const calls = settings.at("calls");
  return [
    place.at("operations"),
    calls.at("operations"),
    calls.at("reports"),
    calls.at("feeds"),
    calls.at("notifications"),
  ];
}
