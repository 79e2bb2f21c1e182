import { grantAnswers } from "../live-grants.js";
import { defineLiveRule, open, says } from "../live-rule.js";
import { finding } from "../rule.js";

export const liveGrant = defineLiveRule({
  id: "live-grant",
  severity: "error",
  codes: ["invalid_grant"],
  title: "Login with Amazon refuses a refresh token",
  source: "https://github.com/amzn/selling-partner-api-docs/issues/2379",
  *judge(answers, facts) {
    for (const { place, observation } of yield* grantAnswers(answers, facts)) {
      if (says("invalid_grant")(observation)) {
        yield finding(place, {
          message: `Login with Amazon answers \`invalid_grant\`: the refresh token behind \`${place.written}\` is unknown or was revoked.`,
          fix: "Let the selling partner authorize the app again, and store the new refresh token.",
        });
      } else if (!says("ok")(observation)) yield* open([observation]);
    }
  },
});
