import type { Place } from "../settings/place.js";
import type { OperationCall } from "./call.js";
import type { Endpoint } from "./endpoint.js";
import type { Facts } from "./facts.js";
import { groupBy } from "./group-by.js";
import type { TypedCall } from "./typed-call.js";

/** Whether the calls to an endpoint go through a grant: some do, none does, the file does not tell, or has no calls. */
export type GrantUse = "grant" | "unknown" | "grantless" | "undeclared";

const strongestFirst: readonly GrantUse[] = ["grant", "unknown", "grantless"];

/** What the declared calls of each endpoint say: its own, and those of `calls`, which go to every endpoint. */
export function grantUses({ operationCalls, typedCalls, settings }: Facts): (endpoint: Endpoint) => GrantUse {
  const byOwner = groupBy(operationCalls, ({ owner }) => owner);
  const calls = settings.at("calls");
  const shared = new Set([
    ...(byOwner.get(undefined) ?? []).map(useOfOperation),
    ...typedCalls.map(useOfType),
    ...[calls.at("operations"), calls.at("reports"), calls.at("feeds"), calls.at("notifications")].map(useOfList),
  ]);
  return (endpoint) => {
    const own = (byOwner.get(endpoint) ?? []).map(useOfOperation);
    const uses = new Set([...shared, ...own, useOfList(endpoint.place.at("operations"))]);
    return strongestFirst.find((use) => uses.has(use)) ?? "undeclared";
  };
}

function useOfOperation({ operations, token }: OperationCall): GrantUse {
  if (operations.length === 0) return "unknown";
  if (token === "client_credentials" || operations.every(({ grantless }) => grantless)) return "grantless";
  return operations.some(({ grantless }) => grantless) ? "unknown" : "grant";
}

/** A report or feed is asked for through a grant; a notification type that needs a role is, too. */
function useOfType({ kind, label, token, type }: TypedCall): GrantUse {
  if (token === "client_credentials") return "grantless";
  if (label === undefined) return "unknown";
  return kind !== "notification" || (type?.roles.length ?? 0) > 0 ? "grant" : "unknown";
}

/** A list that is filled in at run time may hold any call. */
function useOfList(list: Place): GrantUse {
  return list.writtenState === "placeholder" ? "unknown" : "undeclared";
}
