import type { Facts } from "../../model/facts.js";
import { arnKind, awsOf, lwaIsEnough, maySign, modeOf } from "../../model/signing.js";
import { iamArn } from "../../reference/shapes.js";
import type { Place } from "../../settings/place.js";
import { defineRule, each, type FindingDraft, finding } from "../rule.js";

const orLwa = `or set \`credentials.mode: lwa\`: ${lwaIsEnough}`;

export const signingArn = defineRule({
  id: "signing-arn",
  stage: "signing",
  severity: "error",
  codes: ["403 Unauthorized"],
  title: "The IAM ARN does not fit the way requests are signed",
  source: "https://developer-docs.amazon.com/sp-api/docs/authorization-errors",
  needs: ["credentials.mode"],
  guards: [maySign],
  check: (facts) => each([registeredFault, roleFault], (fault) => fault(facts)),
});

function registeredFault(facts: Facts): FindingDraft | undefined {
  const mode = modeOf(facts);
  const isSts = mode.required === "sigv4-sts";
  const registered = awsOf(facts).at("registeredArn");
  const kind = arnKind(registered);
  const related = [{ at: mode, message: "the mode that does not fit it" }];
  if (kind === "role" && !isSts) {
    return finding(registered, {
      message:
        "The app was registered with the ARN of an IAM role, whose calls are signed with temporary keys, and mode `sigv4-static` signs with the keys of a user.",
      fix: `Use mode \`sigv4-sts\` with \`roleArn\`, ${orLwa}`,
      related,
    });
  }
  if (kind === "user" && isSts) {
    return finding(registered, {
      message:
        "The app was registered with the ARN of an IAM user, and mode `sigv4-sts` signs with the keys of a role.",
      fix: `Sign with the keys of that user in mode \`sigv4-static\`, ${orLwa}`,
      related,
    });
  }
  return registered.isEmpty ? undefined : shapeFault(registered);
}

function roleFault(facts: Facts): FindingDraft | undefined {
  const aws = awsOf(facts);
  const role = aws.at("roleArn");
  if (arnKind(role) === "user") {
    return finding(role, {
      message: "`roleArn` is the ARN of an IAM user, and `sts:AssumeRole` takes the ARN of a role.",
      fix: `Declare the role (\`arn:aws:iam::<account>:role/<name>\`) that the app was registered with, ${orLwa}`,
    });
  }
  if (role.isGiven) return shapeFault(role);
  if (modeOf(facts).required !== "sigv4-sts") return undefined;
  const source = aws.at("keySource").known;
  if (source !== "assume-role" && (source !== undefined || aws.at("sessionToken").isGiven)) return undefined;
  return finding(role, {
    message:
      source === "assume-role"
        ? "The signing keys come from `sts:AssumeRole`, and no `roleArn` says which role it asks for."
        : "Mode `sigv4-sts` signs with temporary keys, and neither `keySource`, `sessionToken` nor `roleArn` says where they come from.",
    fix: `Declare \`roleArn\`, the role that the app was registered with, ${orLwa}`,
  });
}

function shapeFault(arn: Place<string>): FindingDraft | undefined {
  if (iamArn.test(arn.required)) return undefined;
  const session = arn.required.includes(":assumed-role/") ? " but of one session" : "";
  return finding(arn, {
    message: `\`${arn.required}\` is not the ARN of an IAM role or user${session}.`,
    fix: `Write it as \`arn:aws:iam::\`, the twelve digits of the account, and \`:role/\` with the path and name of the role, ${orLwa}`,
  });
}
