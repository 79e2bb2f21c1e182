import { awsOf, lwaIsEnough, maySign } from "../../model/signing.js";
import { signature } from "../../reference/signature.js";
import { replaceValue } from "../../settings/replace-value.js";
import { defineRule, finding, unchecked } from "../rule.js";

const orLwa = `or set \`credentials.mode: lwa\`: ${lwaIsEnough}`;

export const signatureForm = defineRule({
  id: "signature-form",
  stage: "signing",
  severity: "error",
  codes: ["MissingAuthenticationToken"],
  title: "The signature has a form in which Amazon does not see it",
  source: signature.source,
  needs: ["credentials.mode"],
  applies: maySign,
  *check(facts) {
    const algorithm = awsOf(facts).at("algorithm");
    const placement = awsOf(facts).at("signatureIn");
    if (algorithm.value === undefined) yield unchecked(algorithm);
    else if (algorithm.value !== signature.algorithm) {
      yield finding(algorithm, {
        message: `The \`Authorization\` header begins with \`${algorithm.value}\`, and Amazon reads signatures of \`${signature.algorithm}\` only.`,
        fix: `Sign with \`${signature.algorithm}\`, ${orLwa}`,
        repair: replaceValue(algorithm, signature.algorithm, false),
      });
    }
    if (placement.value === undefined) yield unchecked(placement);
    else if (placement.value !== signature.placement) {
      yield finding(placement, {
        message: `The signature travels in the ${placement.value}, and SP-API takes it in the \`Authorization\` header only.`,
        fix: `Send it in the \`Authorization\` header, ${orLwa}`,
        repair: replaceValue(placement, signature.placement, false),
      });
    }
  },
});
