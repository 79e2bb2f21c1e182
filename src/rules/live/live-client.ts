import { defineLiveRule, open, says, severityAfterRotation } from "../live-rule.js";
import { finding } from "../rule.js";
import { unchecked } from "../unchecked.js";

export const liveClient = defineLiveRule({
  id: "live-client",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["invalid_client"],
  title: "Login with Amazon refuses the client id and secret",
  source: "https://github.com/jlevers/selling-partner-api/issues/602",
  *judge(answers, facts) {
    const secret = facts.settings.at("credentials").at("clientSecret");
    const tokens = answers.of("client", "grant");
    if (tokens.some(says("invalid_client"))) {
      yield finding(secret, {
        severity: severityAfterRotation(facts),
        message: `Login with Amazon answers \`invalid_client\`: the client id and the secret behind \`${secret.written}\` do not belong together.`,
        fix: "Copy both from the same app in Develop Apps → View, LWA credentials, into the secret store; after a rotation wait half an hour before the next try.",
        related: [{ at: facts.settings.at("credentials").at("clientId"), message: "the client id" }],
      });
    } else if (tokens.length === 0) yield unchecked("no refresh token and no scope is declared to ask a token with");
    else if (!tokens.some(says("ok"))) yield* open(tokens);
  },
});
