import type { Facts } from "../model/facts.js";
import type { Observation } from "../report/observation.js";
import type { Place } from "../settings/place.js";
import type { Answers } from "./live-rule.js";
import { type Unchecked, unchecked } from "./unchecked.js";

export interface GrantAnswer {
  /** The refresh token that was sent, or would have been. */
  readonly place: Place<string>;
  readonly observation: Observation;
}

/** The answers about refresh tokens; yields why some were not asked about at all. */
export function* grantAnswers(answers: Answers, facts: Facts): Generator<Unchecked, readonly GrantAnswer[]> {
  const list = facts.settings.at("authorizations");
  const entries = list.items();
  if (entries.length === 0) yield unchecked(list);
  const found: GrantAnswer[] = [];
  for (const [index, entry] of entries.entries()) {
    const place = entry.at("refreshToken");
    const observation = answers.of("grant").find(({ grant }) => grant === index);
    if (observation === undefined) yield unchecked(place);
    else found.push({ place, observation });
  }
  return found;
}
