import { authorizationDays } from "../../reference/limits.js";
import { addDays, daysBetween } from "../../settings/days.js";
import { isPublic } from "../guards.js";
import { defineRule, each, finding } from "../rule.js";

const limit = authorizationDays.value;
const daysOfWarning = 30;

export const authorizationExpired = defineRule({
  id: "authorization-expired",
  stage: "registration",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["403 Unauthorized"],
  alsoSeen: ["invalid_grant"],
  title: "The authorization of a public app is older than a year",
  source: "https://developer-docs.amazon.com/sp-api/docs/renew-authorizations",
  needs: ["app.type"],
  guards: [isPublic, ({ settings }) => !settings.at("authorizations").isEmpty],
  *check({ authorizationList, settings, day }) {
    if (authorizationList.length === 0) throw settings.at("authorizations").open;
    yield* each(authorizationList, ({ place, name }) => {
      const granted = place.at("grantedOn");
      const age = daysBetween(granted.required, day);
      if (age < limit - daysOfWarning) return;
      const end = addDays(granted.required, limit);
      const whose = name === undefined ? "The authorization" : `The authorization \`${name}\``;
      return finding(granted, {
        severity: age > limit ? "error" : "warning",
        message:
          age > limit
            ? `${whose} was granted on \`${granted.required}\`, ${age} days ago, and ended after ${limit} days on ${end}.`
            : `${whose} was granted on \`${granted.required}\` and ends after ${limit} days, on ${end}.`,
        fix: "Send the selling partner through the consent workflow again, store the new refresh token, and declare the new date.",
      });
    });
  },
});
