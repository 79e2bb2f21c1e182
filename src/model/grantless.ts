import { type Evidence, evidenceClause } from "../reference/evidence.js";
import { scopeNamed } from "../reference/lwa.js";
import type { Operation } from "../reference/operations.js";
import { anyOf, Open } from "../settings/open.js";
import type { TokenRequest } from "./token-request.js";

type Requests = readonly (TokenRequest | Open)[];

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

/** Whether tokens for `use` are asked for. */
export function asksForGrantless(requests: Requests, { scope }: GrantlessUse): boolean {
  return anyOf(requests, (request) => {
    if (!request.isGrantless) return false;
    if (scope === undefined) return true;
    return anyOf(request.scopes, (name) => {
      // A scope that does not exist may be meant for this one, and `scope-unknown` says that it is wrong.
      if (scopeNamed(name) === undefined) throw new Open(`\`${request.scopePlace.name}\` names no scope that is known`);
      return name === scope;
    });
  });
}

/** Whether tokens of a grant are asked for. */
export function asksForGrant(requests: Requests): boolean {
  return anyOf(requests, ({ isGrantless }) => !isGrantless);
}
