import { maySign, modeOf } from "../../model/signing.js";
import { signatureRetirement } from "../../reference/limits.js";
import { replaceValue } from "../../settings/replace-value.js";
import { defineRule, finding } from "../rule.js";

export const sigv4NotRequired = defineRule({
  id: "sigv4-not-required",
  stage: "signing",
  severity: "notice",
  title: "Requests are signed although Amazon ignores signatures",
  source: signatureRetirement.source,
  needs: ["credentials.mode"],
  guards: [maySign],
  *check(facts) {
    const mode = modeOf(facts);
    yield finding(mode, {
      message: `Mode \`${mode.required}\` signs every request with AWS keys, and Amazon ignores signatures since ${signatureRetirement.value}.`,
      fix: "Set `credentials.mode: lwa`, send the access token alone, and delete the AWS keys that served only this.",
      repair: replaceValue(mode, "lwa", false),
    });
  },
});
