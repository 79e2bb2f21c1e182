import { defineLiveRule, open, says, severityAfterRotation } from "../live-rule.js";
import { finding } from "../rule.js";
import { unchecked } from "../unchecked.js";

export const liveSecretExpired = defineLiveRule({
  id: "live-secret-expired",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["403 Unauthorized (LWA secret token expired)"],
  title: "The client secret is past its last day",
  source: "https://github.com/amzn/selling-partner-api-models/issues/4489",
  *judge(answers, facts) {
    const { calls } = answers;
    const secret = facts.settings.at("credentials").at("clientSecret");
    if (calls.some(says("secret-expired"))) {
      yield finding(secret, {
        severity: severityAfterRotation(facts),
        message: `A token still comes, and SP-API answers 403 with "The LWA secret token you provided has expired": the secret behind \`${secret.written}\` is past its last day.`,
        fix: "Rotate the client secret in Develop Apps, store the new one, and declare the day as `credentials.clientSecretRotatedOn`; refresh tokens stay valid.",
      });
    } else if (calls.length === 0) yield unchecked("no call of SP-API is declared to ask with");
    else if (!calls.some(says("ok"))) yield* open(calls);
  },
});
