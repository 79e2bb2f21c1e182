import { completeRequest } from "../reference/requests.js";
import type { CallStep, Plan, RedirectStep, Skipped, TokenStep } from "./plan.js";
import { callRequest, tokenRequest } from "./requests.js";

/** A request that would be made. */
export interface PlannedRequest {
  readonly file: string;
  readonly for: string;
  readonly call: string;
  readonly method: string;
  readonly host: string;
  readonly path: string;
  /** Which secret goes where: the name of a parameter or header, and that of the variable, or of the token, in it. */
  readonly sends: Readonly<Record<string, string>>;
  /** What Amazon documents: requests a second, and how many at once; null where it documents nothing. */
  readonly rate: number | null;
  readonly burst: number | null;
  /** When it is made; absent for a request that is made in any case. */
  readonly only?: string;
}

/** Every request that the plans name; `now` in milliseconds since 1970, for the dates in them. */
export function plannedList(plans: readonly Plan[], now: number): PlannedRequest[] {
  return plans.flatMap((plan) => [
    ...plan.tokens.flatMap((step) => (step.kind === "token" ? [tokenLine(plan, step)] : [])),
    ...plan.endpoints.flatMap(({ calls, elsewhere }) => {
      const asked = calls.filter(isCall);
      return [
        ...asked.map((step) => callLine(plan, step, now)),
        ...elsewhere.flatMap(({ region, host }) =>
          asked.map((step) => ({
            ...callLine(plan, { ...step, host }, now),
            only: `if every call at \`${step.host}\` is refused: whether the grant is of \`${region}\``,
          })),
        ),
      ];
    }),
    ...plan.others.filter(isCall).map((step) => callLine(plan, step, now)),
    ...plan.redirects.flatMap((step) => (step.kind === "redirect" ? [redirectLine(plan, step)] : [])),
  ]);
}

function isCall(step: CallStep | Skipped): step is CallStep {
  return step.kind === "call";
}

function nameOf(path: readonly (string | number)[]): string {
  return path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${part}`))
    .join("")
    .slice(1);
}

function tokenLine({ file }: Plan, step: TokenStep): PlannedRequest {
  const { method, host, path } = tokenRequest(step);
  const sends = {
    client_secret: step.clientSecret.name,
    ...(step.refreshToken !== undefined && { refresh_token: step.refreshToken.name }),
  };
  return { file, for: nameOf(step.about), call: "token", method, host, path, sends, rate: null, burst: null };
}

function callLine({ file }: Plan, step: CallStep, now: number): PlannedRequest {
  const { method, host, path } = callRequest(step, "", now);
  const { rate = null, burst = null } = completeRequest(step.call) ?? {};
  const sends = { "x-amz-access-token": `the token for ${step.key.replace(/^refresh /, "")}` };
  return { file, for: nameOf(step.about), call: step.call, method, host, path, sends, rate, burst };
}

function redirectLine({ file }: Plan, { about, call, uri }: RedirectStep): PlannedRequest {
  const { host, pathname, search } = new URL(uri);
  const path = `${pathname}${search}`;
  return { file, for: nameOf(about), call, method: "GET", host, path, sends: {}, rate: null, burst: null };
}
