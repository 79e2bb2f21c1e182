import { grantAnswers } from "../live-grants.js";
import { defineLiveRule, open, says } from "../live-rule.js";
import { finding } from "../rule.js";

export const liveGrantClient = defineLiveRule({
  id: "live-grant-client",
  severity: "error",
  codes: ["unauthorized_client"],
  title: "A refresh token belongs to another client",
  source: "https://github.com/amz-tools/amazon-sp-api/issues/34",
  *judge(answers, facts) {
    for (const { place, observation } of yield* grantAnswers(answers, facts)) {
      if (says("unauthorized_client")(observation)) {
        yield finding(place, {
          message: `Login with Amazon answers \`unauthorized_client\`: the refresh token behind \`${place.written}\` was given to another client than the declared one.`,
          fix: "Store the refresh token that the selling partner gave to this app, or declare the client id of the app that it was given to.",
          related: [{ at: facts.settings.at("credentials").at("clientId"), message: "the client id" }],
        });
      } else if (!says("ok")(observation)) yield* open([observation]);
    }
  },
});
