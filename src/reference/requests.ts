import type { Provenance } from "./evidence.js";
import { requestLines, retrieved, source } from "./requests-table.js";

/** What stands for a parameter: marketplaces of the seller, or an end of a range of time. */
export type ParameterKind = "marketplace" | "start" | "end";

export interface RequestParameter {
  readonly name: string;
  readonly kind: ParameterKind;
  /** How many marketplaces it takes. */
  readonly most: number;
}

/** A request that is complete with marketplaces and dates alone. */
export interface CompleteRequest {
  readonly id: string;
  readonly path: string;
  /** Requests a second, and how many at once; undefined where Amazon's table has none. */
  readonly rate: number | undefined;
  readonly burst: number | undefined;
  readonly parameters: readonly RequestParameter[];
}

/** Where paths, parameters and rates come from. */
export const requestsProvenance: Provenance = { source, retrieved, evidence: "official" };

/** The operation that lists the stores of a seller. */
export const participations = "sellers.getMarketplaceParticipations";
/** The operation that a client calls for itself. */
export const destinations = "notifications.getDestinations";
/** The operation that gives restricted data tokens, by POST; it changes nothing. */
export const restrictedDataToken = "tokens_2021-03-01.createRestrictedDataToken";

/** The request of an operation by its id; undefined where it needs more than marketplaces and dates, or writes. */
export function completeRequest(id: string): CompleteRequest | undefined {
  const line = requestLines.split("\n").find((line) => line.startsWith(`${id} `));
  if (line === undefined) return undefined;
  const [, path = "", rate = "-", burst = "-", ...parameters] = line.split(" ");
  return { id, path, rate: numberOf(rate), burst: numberOf(burst), parameters: parameters.map(parameterOf) };
}

function numberOf(text: string): number | undefined {
  return text === "-" ? undefined : Number(text);
}

const kinds: Readonly<Record<string, ParameterKind>> = { m: "marketplace", a: "start", b: "end" };

function parameterOf(text: string): RequestParameter {
  const [name = "", code = ""] = text.split(":");
  return { name, kind: kinds[code.slice(0, 1)] ?? "start", most: Number(code.slice(1) || 1) };
}
