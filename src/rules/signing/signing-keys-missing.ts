import { awsOf, lwaIsEnough, maySign, modeOf } from "../../model/signing.js";
import { allOf, defineRule, finding } from "../rule.js";

const keys = ["accessKeyId", "secretAccessKey"] as const;

export const signingKeysMissing = defineRule({
  id: "signing-keys-missing",
  stage: "signing",
  severity: "error",
  codes: ["403 MissingAuthenticationToken"],
  title: "Requests are to be signed, and no keys are declared",
  source: "https://developer-docs.amazon.com/sp-api/docs/authorization-errors",
  needs: ["credentials.mode"],
  guards: [maySign],
  *check(facts) {
    const aws = awsOf(facts);
    const missing = keys.filter((key) => !aws.at(key).isGiven);
    const isBrought = () => (aws.at("keySource").known ?? "iam-user") !== "iam-user";
    if (missing.length === 0 || isBrought()) return;
    const mode = modeOf(facts);
    // A role alone says that STS gives the keys, and not who asks for them.
    const hasRoleAlone = [
      () => mode.required === "sigv4-sts" && missing.length === keys.length,
      () => aws.at("roleArn").isGiven && !aws.at("sessionToken").isGiven,
    ];
    if (allOf(hasRoleAlone)) throw aws.at("keySource").open;
    const names = missing.map((key) => `\`${key}\``).join(" and ");
    yield finding(aws, {
      caret: "key",
      message: `Mode \`${mode.required}\` signs requests with AWS keys, and ${names} ${missing.length === 1 ? "is" : "are"} not declared.`,
      fix: `Declare ${names} as ${missing.length === 1 ? "a reference" : "references"} (or a \`keySource\` that supplies the keys), or set \`credentials.mode: lwa\`: ${lwaIsEnough}`,
      related: [{ at: mode, message: "this mode signs requests" }],
    });
  },
});
