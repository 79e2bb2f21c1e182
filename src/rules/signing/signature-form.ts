import { awsOf, lwaIsEnough, maySign } from "../../model/signing.js";
import { signature } from "../../reference/signature.js";
import { replaceValue } from "../../settings/replace-value.js";
import { defineRule, each, finding } from "../rule.js";

const orLwa = `or set \`credentials.mode: lwa\`: ${lwaIsEnough}`;

export const signatureForm = defineRule({
  id: "signature-form",
  stage: "signing",
  severity: "error",
  codes: ["MissingAuthenticationToken"],
  title: "The signature has a form in which Amazon does not see it",
  source: signature.source,
  needs: ["credentials.mode"],
  guards: [maySign],
  *check(facts) {
    yield* each([awsOf(facts).at("algorithm")], (algorithm) => {
      if (algorithm.required === signature.algorithm) return;
      return finding(algorithm, {
        message: `The \`Authorization\` header begins with \`${algorithm.required}\`, and Amazon reads signatures of \`${signature.algorithm}\` only.`,
        fix: `Sign with \`${signature.algorithm}\`, ${orLwa}`,
        repair: replaceValue(algorithm, signature.algorithm, false),
      });
    });
    yield* each([awsOf(facts).at("signatureIn")], (placement) => {
      if (placement.required === signature.placement) return;
      return finding(placement, {
        message: `The signature travels in the ${placement.required}, and SP-API takes it in the \`Authorization\` header only.`,
        fix: `Send it in the \`Authorization\` header, ${orLwa}`,
        repair: replaceValue(placement, signature.placement, false),
      });
    });
  },
});
