import { awsOf, lwaIsEnough, mayAskSts, maySign } from "../../model/signing.js";
import { stsSession } from "../../reference/limits.js";
import { defineRule, finding } from "../rule.js";

const { minimum, value: maximum, source } = stsSession;

export const stsSessionDuration = defineRule({
  id: "sts-session-duration",
  stage: "signing",
  severity: "error",
  codes: ["The security token included in the request is expired"],
  title: "STS gives no session of that length",
  source,
  needs: ["credentials.mode", "credentials.aws.sessionSeconds"],
  guards: [maySign, mayAskSts],
  *check(facts) {
    const seconds = awsOf(facts).at("sessionSeconds");
    const length = seconds.required;
    if (length >= minimum && length <= maximum) return;
    yield finding(seconds, {
      message: `A session of ${length} seconds is ${length < minimum ? "shorter" : "longer"} than STS gives: ${minimum} to ${maximum} seconds.`,
      fix: `Ask for ${minimum} to ${maximum} seconds (at most what the role allows) and renew the keys before they expire, or set \`credentials.mode: lwa\`: ${lwaIsEnough}`,
    });
  },
});
