import { authorizationDays } from "../../reference/limits.js";
import { addDays, daysBetween } from "../../settings/days.js";
import { defineRule, finding, unchecked } from "../rule.js";

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
  applies: ({ app, settings }) => app.mayBePublic && settings.at("authorizations").state !== "empty",
  *check({ authorizations, settings, today }) {
    if (authorizations.length === 0) yield unchecked(settings.at("authorizations"));
    for (const { place, name } of authorizations) {
      const granted = place.at("grantedOn");
      if (granted.value === undefined) yield unchecked(granted);
      else if (today === undefined) yield unchecked("today's date is not given");
      else {
        const age = daysBetween(granted.value, today);
        if (age < limit - daysOfWarning) continue;
        const end = addDays(granted.value, limit);
        const whose = name === undefined ? "The authorization" : `The authorization \`${name}\``;
        yield finding(granted, {
          severity: age > limit ? "error" : "warning",
          message:
            age > limit
              ? `${whose} was granted on \`${granted.value}\`, ${age} days ago, and ended after ${limit} days on ${end}.`
              : `${whose} was granted on \`${granted.value}\` and ends after ${limit} days, on ${end}.`,
          fix: "Send the selling partner through the consent workflow again, store the new refresh token, and declare the new date.",
        });
      }
    }
  },
});
