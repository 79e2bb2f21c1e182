import { awsOf, lwaIsEnough, maySign } from "../../model/signing.js";
import { signature } from "../../reference/signature.js";
import { replaceValue } from "../../settings/replace-value.js";
import { defineRule, finding } from "../rule.js";

const { service: required } = signature;

export const credentialServiceScope = defineRule({
  id: "credential-service-scope",
  stage: "signing",
  severity: "error",
  codes: ["Credential should be scoped to correct service"],
  alsoSeen: ["InvalidSignature"],
  title: "Requests are signed for another AWS service",
  source: signature.source,
  needs: ["credentials.mode", "credentials.aws.service"],
  guards: [maySign],
  *check(facts) {
    const service = awsOf(facts).at("service");
    if (service.required === required) return;
    yield finding(service, {
      message: `Requests are signed for the service \`${service.required}\`, and SP-API takes signatures for \`${required}\` only.`,
      fix: `Sign for \`${required}\`, or set \`credentials.mode: lwa\`: ${lwaIsEnough}`,
      repair: replaceValue(service, required, false),
    });
  },
});
