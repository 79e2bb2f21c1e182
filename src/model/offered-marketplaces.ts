import type { MarketplaceLimit } from "../reference/legend.js";
import { keptWithObject } from "../settings/kept-with-object.js";
import { allKnown, anyOf, Open } from "../settings/open.js";
import type { Authorization } from "./authorization.js";
import type { OperationCall } from "./call.js";
import type { Endpoint } from "./endpoint.js";
import { marketplacesOf } from "./marketplace-lists.js";
import type { NamedMarketplace } from "./named-marketplace.js";
import type { TypedCall } from "./typed-call.js";

/** A call that exists in certain marketplaces alone, and is declared for others only. */
export interface ElsewhereCall {
  /** The least well known of its limits. */
  readonly limit: MarketplaceLimit;
  /** The marketplaces that it is declared for. */
  readonly used: readonly NamedMarketplace[];
}

/** What `endpoints` are called for: their own marketplaces, else those of the authorizations that they use. */
const usedMarketplaces = keptWithObject((endpoints: readonly Endpoint[]): readonly (NamedMarketplace | Open)[] => {
  const owners = endpoints.flatMap((endpoint): readonly (Endpoint | Authorization)[] => {
    const { authorizations, marketplacesPlace } = endpoint;
    if (!marketplacesPlace.seemsMissing || authorizations.length === 0) return [endpoint];
    return authorizations.map((grant) => (grant.marketplacesPlace.seemsMissing ? endpoint : grant));
  });
  const used = owners.flatMap((owner) => marketplacesOf(owner).entries);
  return used.length === 0 ? [new Open("no marketplace is declared")] : used;
});

/** Where the call is not offered at all; undefined where a marketplace fits. Throws `Open` where the file does not tell. */
export function elsewhereCall(call: OperationCall | TypedCall): ElsewhereCall | undefined {
  const limits = limitsOf(call);
  const [first] = limits;
  if (first === undefined) return undefined;
  const codes = new Set(limits.flatMap((limit) => limit.codes));
  const used = usedMarketplaces(call.endpoints);
  if (anyOf(used, ({ known }) => codes.has(known.code))) return undefined;
  return { limit: limits.find(({ evidence }) => evidence !== "official") ?? first, used: allKnown(used) };
}

/** The limits of every meaning of the call; none where one of them has none. */
function limitsOf(call: OperationCall | TypedCall): readonly MarketplaceLimit[] {
  const meanings = "kind" in call ? [call.type] : call.operations;
  const limits = meanings.map((meaning) => meaning?.marketplaces).filter((limit) => limit !== undefined);
  return limits.length === meanings.length ? limits : [];
}
