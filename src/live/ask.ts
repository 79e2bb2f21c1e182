import { participations, restrictedDataToken } from "../reference/requests.js";
import type { Answered, NotAsked, Observation } from "../report/observation.js";
import { callMeaning, failureInWords, requestIdOf, tokenIn, tokenMeaning } from "./answer.js";
import { askRedirect } from "./ask-redirect.js";
import { Asking, observed, type World, withLeftOver } from "./asking.js";
import type { CallStep, EndpointPlan, Plan, Skipped, TokenStep } from "./plan.js";
import { callRequest, tokenRequest } from "./requests.js";

/** Asks everything that the plans name, one after the other, and gives what was observed of each file. Never throws. */
export async function ask(plans: readonly Plan[], world: World): Promise<Map<string, Observation[]>> {
  const asking = new Asking(world);
  const observations = new Map(plans.map(({ file }): [string, Observation[]] => [file, []]));
  const rounds = [askTokens, askEndpoints, askOthers, askRedirects];
  for (const round of rounds) {
    for (const plan of plans) {
      for await (const one of round(plan, asking)) observations.get(plan.file)?.push(one);
    }
  }
  const all = withLeftOver([...observations.values()].flat());
  return new Map([...observations].map(([file, { length }]) => [file, all.splice(0, length)] as const));
}

async function* askTokens(plan: Plan, asking: Asking): AsyncGenerator<Observation> {
  let refused = false;
  for (const step of plan.tokens) {
    if (step.kind === "skipped") yield observed(step, { kind: "not-asked", reason: step.reason });
    else if (refused) yield observed(step, { kind: "not-asked", reason: "the client was refused" });
    else {
      const result = await asking.once(`${plan.file} ${step.key}`, () => askToken(plan, step, asking));
      refused = result.kind === "answered" && result.answer === "invalid_client";
      yield observed(step, result);
    }
  }
}

function askToken(plan: Plan, step: TokenStep, asking: Asking): Promise<Answered | NotAsked> {
  const { world, tokens } = asking;
  return reachedBy(
    asking,
    asking.send(
      { ...tokenRequest(step), reads: () => true },
      (response) => {
        const token = tokenIn(response);
        if (token !== undefined) {
          world.mask(token);
          tokens.set(`${plan.file} ${step.key}`, token);
        }
        return { answer: tokenMeaning(response), requestId: requestIdOf(response) };
      },
      (failure) => ({ reason: failureInWords(failure) }),
    ),
  );
}

async function* askEndpoints(plan: Plan, asking: Asking): AsyncGenerator<Observation> {
  for (const endpoint of plan.endpoints) yield* askEndpoint(plan, endpoint, asking);
}

async function* askEndpoint(
  plan: Plan,
  { calls, elsewhere }: EndpointPlan,
  asking: Asking,
): AsyncGenerator<Observation> {
  const answers: Observation[] = [];
  for (const step of calls) {
    const one = await askCall(plan, step, asking);
    answers.push(one);
    yield one;
  }
  const isRefused = answers.every(
    ({ result }, index) =>
      calls[index]?.kind === "skipped" || (result.kind === "answered" && result.answer === "denied"),
  );
  if (!isRefused) return;
  for (const { region, host } of elsewhere) {
    for (const step of calls) {
      if (step.kind === "call") yield await askCall(plan, { ...step, purpose: "elsewhere", region, host }, asking);
    }
  }
}

async function* askOthers(plan: Plan, asking: Asking): AsyncGenerator<Observation> {
  for (const step of plan.others) yield await askCall(plan, step, asking);
}

async function askCall(plan: Plan, step: CallStep | Skipped, asking: Asking): Promise<Observation> {
  if (step.kind === "skipped") return observed(step, { kind: "not-asked", reason: step.reason });
  const key = `${plan.file} ${step.key}`;
  const token = asking.tokens.get(key);
  if (token === undefined) return observed(step, { kind: "not-asked", reason: `no token came for ${sourceOf(step)}` });
  const { call, host } = step;
  const isRestricted = call === restrictedDataToken;
  const readsStores = call === participations;
  const result = await asking.once(`${call} ${host} ${key}`, () =>
    reachedBy(
      asking,
      asking.send(
        {
          ...callRequest(step, token, asking.world.clock.now()),
          reads: (status) => status !== 200 || readsStores,
        },
        (response) => ({
          ...callMeaning(isRestricted ? "restricted-data" : "call", response, readsStores),
          requestId: requestIdOf(response),
        }),
        (failure) => ({ reason: failureInWords(failure) }),
      ),
    ),
  );
  return observed(step, result);
}

/** What the token of a call is asked with, for people. */
function sourceOf({ grant, key }: CallStep): string {
  return grant === undefined ? `the ${key}` : `\`authorizations[${grant}].refreshToken\``;
}

/** Remembers whether Amazon could be reached at all. */
async function reachedBy(asking: Asking, sent: Promise<Answered | NotAsked>): Promise<Answered | NotAsked> {
  const result = await sent;
  if (result.kind === "answered") asking.reached = asking.reached === true || result.status !== null;
  return result;
}

async function* askRedirects(plan: Plan, asking: Asking): AsyncGenerator<Observation> {
  for (const step of plan.redirects) {
    if (step.kind === "skipped") yield observed(step, { kind: "not-asked", reason: step.reason });
    else yield observed(step, await asking.once(`redirect ${step.uri}`, () => askRedirect(step, asking)));
  }
}
