import { arnKind, awsOf, lwaIsEnough, maySign, modeOf } from "../../model/signing.js";
import { iamArn } from "../../reference/shapes.js";
import type { Place } from "../../settings/place.js";
import { defineRule, type FindingDraft, finding, type Unchecked, unchecked } from "../rule.js";

const orLwa = `or set \`credentials.mode: lwa\`: ${lwaIsEnough}`;

export const signingArn = defineRule({
  id: "signing-arn",
  stage: "signing",
  severity: "error",
  codes: ["403 Unauthorized"],
  title: "The IAM ARN does not fit the way requests are signed",
  source: "https://developer-docs.amazon.com/sp-api/docs/authorization-errors",
  needs: ["credentials.mode"],
  applies: maySign,
  *check(facts) {
    const aws = awsOf(facts);
    const mode = modeOf(facts);
    const sts = mode.value === "sigv4-sts";
    const [registered, role] = [aws.at("registeredArn"), aws.at("roleArn")];
    const kind = arnKind(registered);
    const related = [{ at: mode, message: "the mode that does not fit it" }];

    if (kind === "role" && !sts) {
      yield finding(registered, {
        message:
          "The app was registered with the ARN of an IAM role, whose calls are signed with temporary keys, and mode `sigv4-static` signs with the keys of a user.",
        fix: `Use mode \`sigv4-sts\` with \`roleArn\`, ${orLwa}`,
        related,
      });
    } else if (kind === "user" && sts) {
      yield finding(registered, {
        message:
          "The app was registered with the ARN of an IAM user, and mode `sigv4-sts` signs with the keys of a role.",
        fix: `Sign with the keys of that user in mode \`sigv4-static\`, ${orLwa}`,
        related,
      });
    } else yield* shape(registered);

    if (arnKind(role) === "user") {
      yield finding(role, {
        message: "`roleArn` is the ARN of an IAM user, and `sts:AssumeRole` takes the ARN of a role.",
        fix: `Declare the role (\`arn:aws:iam::<account>:role/<name>\`) that the app was registered with, ${orLwa}`,
      });
    } else if (!role.isMissing) yield* shape(role);
    else if (sts) yield* absentRole(role, aws.at("keySource"), aws.at("sessionToken"));
  },
});

function* shape(arn: Place<string>): Generator<FindingDraft | Unchecked> {
  if (arn.state === "empty") return;
  if (arn.value === undefined) yield unchecked(arn);
  else if (!iamArn.test(arn.value)) {
    const session = arn.value.includes(":assumed-role/") ? " but of one session" : "";
    yield finding(arn, {
      message: `\`${arn.value}\` is not the ARN of an IAM role or user${session}.`,
      fix: `Write it as \`arn:aws:iam::\`, the twelve digits of the account, and \`:role/\` with the path and name of the role, ${orLwa}`,
    });
  }
}

function* absentRole(
  role: Place<string>,
  source: Place<string>,
  token: Place<string>,
): Generator<FindingDraft | Unchecked> {
  if (!source.isMissing && source.value === undefined) yield unchecked(source);
  if (source.value !== "assume-role" && !(source.isMissing && token.isMissing)) return;
  yield finding(role, {
    message:
      source.value === "assume-role"
        ? "The signing keys come from `sts:AssumeRole`, and no `roleArn` says which role it asks for."
        : "Mode `sigv4-sts` signs with temporary keys, and neither `keySource`, `sessionToken` nor `roleArn` says where they come from.",
    fix: `Declare \`roleArn\`, the role that the app was registered with, ${orLwa}`,
  });
}
