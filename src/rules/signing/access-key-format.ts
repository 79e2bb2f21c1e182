import { awsOf, keyKind, lwaIsEnough, maySign } from "../../model/signing.js";
import { isDocumentationValue, longTermKeyId, temporaryKeyId } from "../../reference/shapes.js";
import { defineRule, finding } from "../rule.js";

const fix = `Declare the id as AWS shows it, or as a reference, or set \`credentials.mode: lwa\`: ${lwaIsEnough}`;

export const accessKeyFormat = defineRule({
  id: "access-key-format",
  stage: "signing",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["InvalidClientTokenId"],
  title: "The access key id is none that AWS gives",
  source: "https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html",
  needs: ["credentials.mode", "credentials.aws.accessKeyId"],
  guards: [maySign],
  *check(facts) {
    const id = awsOf(facts).at("accessKeyId");
    const kind = keyKind(id);
    const value = id.required;
    // The id is shown as its first four characters at most, and only where they are those of a key id.
    if (!longTermKeyId.test(value) && !temporaryKeyId.test(value)) {
      const wrong =
        kind === "other"
          ? "begins with neither `AKIA` nor `ASIA`"
          : `begins with \`${value.slice(0, 4)}\`, but ${value.length === 20 ? "other characters" : `${value.length - 4} characters`} follow`;
      yield finding(id, {
        message: `\`accessKeyId\` ${wrong}, and an access key id is \`AKIA\` or \`ASIA\` with 16 capital letters and digits.`,
        fix,
      });
    } else if (isDocumentationValue(value)) {
      yield finding(id, {
        severity: "warning",
        message: "`accessKeyId` is the example key of the AWS documentation, which belongs to no account.",
        fix,
      });
    }
  },
});
