import { type Evidence, evidenceClause } from "../reference/evidence.js";
import { scopeNamed } from "../reference/lwa.js";
import type { Operation } from "../reference/operations.js";
import type { TokenRequest } from "./token-request.js";

/** What is known about an operation that the client calls by itself, without the grant of a selling partner. */
export interface GrantlessUse {
  /** The scope that its token needs; undefined where Amazon names none. */
  readonly scope: string | undefined;
  readonly evidence: Evidence;
  /** How well it is known, as a clause between commas; empty for official facts. */
  readonly clause: string;
}

/** The grantless use of a call with these meanings; undefined where none of them is grantless, or not all are. */
export function grantlessUse(operations: readonly Operation[]): GrantlessUse | undefined {
  const [first] = operations;
  if (first === undefined || !operations.every(({ grantless }) => grantless)) return undefined;
  const scope = first.scope ?? undefined;
  const evidence = scope === undefined ? "official" : (scopeNamed(scope)?.evidence ?? "none");
  const clause = evidenceClause(evidence);
  return { scope, evidence, clause: clause === "" ? "" : `, ${clause},` };
}

/** Whether tokens for `use` are asked for; undefined where a request that may be the one is not known before run time. */
export function asksForGrantless(requests: readonly TokenRequest[], { scope }: GrantlessUse): boolean | undefined {
  const grantless = requests.filter(({ isGrantless }) => isGrantless === true);
  if (grantless.some(({ scopes }) => scope === undefined || scopes.includes(scope))) return true;
  // A scope that does not exist may be meant for this one, and `scope-unknown` says that it is wrong.
  const mayBe = requests.some(
    ({ isGrantless, knowsScopes, scopes }) =>
      isGrantless === undefined ||
      (isGrantless && (!knowsScopes || scopes.some((name) => scopeNamed(name) === undefined))),
  );
  return mayBe ? undefined : false;
}

/** Whether tokens of a grant are asked for; undefined where a request is not known before run time. */
export function asksForGrant(requests: readonly TokenRequest[]): boolean | undefined {
  if (requests.some(({ isGrantless }) => isGrantless === false)) return true;
  return requests.some(({ isGrantless }) => isGrantless === undefined) ? undefined : false;
}
