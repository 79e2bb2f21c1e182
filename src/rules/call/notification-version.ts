import { subscriptions } from "../../model/subscription.js";
import { tablesReadOn } from "../../reference/operations.js";
import { type PayloadVersions, payloadVersionsOf } from "../../reference/types.js";
import { inWords } from "../../report/in-words.js";
import type { Place } from "../../settings/place.js";
import { hasPassed, wordsOfEnd } from "../parts/dated-end.js";
import { defineRule, each, type FindingDraft, finding, Open } from "../rule.js";

export const notificationVersion = defineRule({
  id: "notification-version",
  stage: "call",
  severity: "warning",
  codes: ["400 InvalidInput"],
  title: "A subscription names a version of the payload that has ended",
  source: "https://developer-docs.amazon.com/sp-api/docs/sp-api-deprecations",
  needs: ["calls.notifications"],
  guards: [({ settings }) => !settings.at("calls").at("notifications").isEmpty],
  check: (facts) =>
    each(subscriptions(facts), ({ place, type }) => {
      const version = place.at("payloadVersion").required;
      const known = payloadVersionsOf(type);
      if (known === undefined) throw new Open(`the versions of the payload of \`${type}\` are not known`);
      return judge(place.at("payloadVersion"), version, known, facts.today ?? tablesReadOn);
    }),
});

function* judge(at: Place, version: string, known: PayloadVersions, today: string): Generator<FindingDraft> {
  const end = known.ends.get(version);
  const living = known.versions.filter((one) => !known.ends.has(one));
  const fix = living.length > 0 ? `Subscribe with ${inWords(living, "or")}.` : "Drop the subscription.";
  if (end !== undefined) {
    yield finding(at, {
      severity: hasPassed(end, today) ? "error" : "warning",
      message: `Version \`${version}\` of the payload ${wordsOfEnd(end, today)}.`,
      fix,
      source: end.source,
    });
  } else if (!known.versions.includes(version)) {
    yield finding(at, {
      severity: "warning",
      message: `Amazon has published no schema for version \`${version}\` of the payload.`,
      fix,
      source: known.source,
    });
  }
}
