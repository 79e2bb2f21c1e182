import { subscriptions } from "../../model/subscription.js";
import { evidenceClause, provesFault } from "../../reference/evidence.js";
import { destinationOf } from "../../reference/types.js";
import { defineRule, each, finding, Open } from "../rule.js";

const words = { SQS: "sqs", EventBridge: "eventbridge" } as const;

export const notificationDestination = defineRule({
  id: "notification-destination",
  stage: "call",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["400 InvalidInput"],
  title: "Notifications are to go where Amazon does not send them",
  source: "https://developer-docs.amazon.com/sp-api/docs/set-up-notifications-with-amazon-sqs",
  needs: ["calls.notifications"],
  guards: [({ settings }) => !settings.at("calls").at("notifications").isEmpty],
  check: (facts) =>
    each(subscriptions(facts), ({ place, type }) => {
      const destination = place.at("destination");
      const declared = destination.required;
      const known = destinationOf(type);
      if (known === undefined) throw new Open(`where notifications of \`${type}\` go is not known`);
      if (words[known.service] === declared) return;
      const clause = evidenceClause(known.evidence);
      return finding(destination, {
        severity: provesFault(known.evidence) ? "error" : "warning",
        message: `Notifications of \`${type}\` go to Amazon ${known.service} alone${clause && `, ${clause}`}, and \`${declared}\` is declared.`,
        fix: `Create a destination of Amazon ${known.service}, subscribe with it, and declare \`destination: ${words[known.service]}\`.`,
        source: known.source,
      });
    }),
});
