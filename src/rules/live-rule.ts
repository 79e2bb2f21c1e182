import type { Facts } from "../model/facts.js";
import type { Severity } from "../report/finding.js";
import { type Answered, type LiveReport, notAskedFor, type Observation, type Purpose } from "../report/observation.js";
import { isDay } from "../settings/day.js";
import { daysBetween } from "../settings/days.js";
import { defineRule, type FindingDraft, type Rule } from "./rule.js";
import { type Unchecked, unchecked } from "./unchecked.js";

type LiveRuleDefinition = Pick<Rule, "id" | "severity" | "title" | "source"> &
  Partial<Pick<Rule, "codes" | "otherSeverities">> & {
    /** What the answers about this file mean. */
    judge(answers: Answers, facts: Facts): Iterable<FindingDraft | Unchecked>;
  };

/** A rule about what Amazon answered; without `verify` it is not checked. */
export function defineLiveRule({ judge, ...definition }: LiveRuleDefinition): Rule {
  return defineRule({
    ...definition,
    stage: "live",
    *check(facts) {
      if (facts.live === undefined) yield unchecked(notAskedFor);
      else yield* judge(new Answers(facts.live), facts);
    },
  });
}

/** An observation that has an answer, be it that none came. */
export type Told = Observation & { readonly result: Answered };

/** The calls of one endpoint with one grant. */
export interface Pair {
  readonly endpoint: number;
  readonly grant: number;
  /** The calls at the declared host. */
  readonly calls: readonly Observation[];
  /** The same calls in the other regions. */
  readonly elsewhere: readonly Observation[];
}

/** The observations of one file, by what they are about. */
export class Answers {
  constructor(readonly report: LiveReport) {}

  of(...purposes: readonly Purpose[]): readonly Observation[] {
    return this.report.observations.filter(({ purpose }) => purposes.includes(purpose));
  }

  /** Every call of SP-API. */
  get calls(): readonly Observation[] {
    return this.of("declared", "sellers", "elsewhere", "destinations", "restricted-data");
  }

  get pairs(): readonly Pair[] {
    const pairs = new Map<string, Pair>();
    for (const { endpoint, grant } of this.of("declared", "sellers")) {
      if (endpoint === undefined || grant === undefined) continue;
      const isOfPair = (one: Observation) => one.endpoint === endpoint && one.grant === grant;
      pairs.set(`${endpoint} ${grant}`, {
        ...{ endpoint, grant },
        calls: this.of("declared", "sellers").filter(isOfPair),
        elsewhere: this.of("elsewhere").filter(isOfPair),
      });
    }
    return [...pairs.values()];
  }
}

export function isTold(observation: Observation): observation is Told {
  return observation.result.kind === "answered";
}

/** Whether Amazon gave this answer. */
export function says(answer: Answered["answer"]): (observation: Observation) => boolean {
  return ({ result }) => result.kind === "answered" && result.answer === answer;
}

/** Whether every call that was asked met the bare 403, and one was asked. */
export function isRefused({ calls }: Pair): boolean {
  const told = calls.filter(isTold);
  return told.length > 0 && told.every(says("denied"));
}

/** Why an observation proves nothing, as a clause. */
export function whyOpen({ result, call }: Observation): string {
  if (result.kind === "not-asked") return result.reason;
  const { host, status, answer, reason } = result;
  if (status === null) return `could not reach \`${host}\`${reason === undefined ? "" : `: ${reason}`}`;
  const word = answer === "ok" || answer === "other" ? "" : ` (${answer})`;
  return `Amazon answered ${status}${word} to \`${call}\``;
}

export function* open(observations: Iterable<Observation>): Generator<Unchecked> {
  for (const observation of observations) yield unchecked(whyOpen(observation));
}

/** A warning while a new client secret may not have arrived everywhere: on the day of its rotation and the next. */
export function severityAfterRotation({ settings, today }: Facts): Severity {
  const rotated = settings.at("credentials").at("clientSecretRotatedOn").written;
  if (!isDay(rotated) || today === undefined) return "error";
  const age = daysBetween(rotated, today);
  return age >= 0 && age <= 1 ? "warning" : "error";
}
