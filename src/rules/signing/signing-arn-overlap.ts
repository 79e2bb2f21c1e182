import { awsOf, lwaIsEnough, maySign } from "../../model/signing.js";
import { arnOverlapDays } from "../../reference/limits.js";
import { addDays, daysBetween } from "../../settings/days.js";
import { defineRule, each, finding, Open } from "../rule.js";

export const signingArnOverlap = defineRule({
  id: "signing-arn-overlap",
  stage: "signing",
  severity: "error",
  codes: ["403 Unauthorized"],
  title: "The ARN that the app had before is still in use",
  source:
    "https://github.com/amzn/selling-partner-api-docs/blob/c2888de/guides/en-US/developer-guide/SellingPartnerApiDeveloperGuide.md",
  needs: ["credentials.mode", "credentials.aws.previousArn", "credentials.aws.registeredArnChangedOn"],
  guards: [maySign],
  *check(facts) {
    const aws = awsOf(facts);
    const [previous, changed] = [aws.at("previousArn"), aws.at("registeredArnChangedOn")];
    const given = [aws.at("roleArn"), aws.at("registeredArn")].filter((arn) => arn.isGiven);
    if (given.length === 0) throw new Open(aws.at("registeredArn").whyOpen);
    yield* each(given, (arn) => arn.mustKnow());
    const old = given.filter((arn) => arn.written === previous.required);
    const [first, ...others] = old;
    const days = daysBetween(changed.required, facts.day);
    if (first === undefined || days <= arnOverlapDays.value) return;
    yield finding(first, {
      message: `\`${first.name}\` is still the ARN that the app had before ${changed.required}, and Amazon accepts it until ${addDays(changed.required, arnOverlapDays.value)} only, ${arnOverlapDays.value} days after the change.`,
      fix: `Use the ARN that the app is registered with now, or set \`credentials.mode: lwa\`: ${lwaIsEnough}`,
      related: [
        { at: previous, message: "declared as the previous one" },
        { at: changed, message: "the day of the change" },
        ...others.map((at) => ({ at, message: "this one too" })),
      ],
    });
  },
});
