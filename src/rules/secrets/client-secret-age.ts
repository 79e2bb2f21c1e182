import { oldSecretDays, secretRotationDays } from "../../reference/limits.js";
import type { Severity } from "../../report/finding.js";
import { addDays, daysBetween } from "../../settings/days.js";
import { defineRule, finding, unchecked } from "../rule.js";

const { value: limit, warnFrom, noticeFrom } = secretRotationDays;

export const clientSecretAge = defineRule({
  id: "client-secret-age",
  stage: "secrets",
  severity: "error",
  otherSeverities: ["warning", "notice"],
  codes: ["invalid_client"],
  title: "The client secret is due for rotation",
  source: secretRotationDays.source,
  needs: ["credentials.clientSecretRotatedOn"],
  *check({ settings, today }) {
    const rotated = settings.at("credentials").at("clientSecretRotatedOn");
    if (rotated.value === undefined) return yield unchecked(rotated);
    if (today === undefined) return yield unchecked("today's date is not given");
    const age = daysBetween(rotated.value, today);
    if (age < 0) yield unchecked(`\`${rotated.name}\` lies in the future`);
    if (age < noticeFrom) return;
    const lastDay = addDays(rotated.value, limit);
    yield finding(rotated, {
      severity: severityAt(age),
      message:
        age > limit
          ? `The client secret is of \`${rotated.value}\`, ${age} days old, and its last safe day was ${lastDay}, day ${limit}.`
          : `The client secret is of \`${rotated.value}\`, ${age} days old, and its last safe day is ${lastDay}, day ${limit}.`,
      fix: `Rotate the client secret in Develop Apps, deploy the new one within ${oldSecretDays.value} days, and declare the new date; refresh tokens stay valid.`,
    });
  },
});

function severityAt(age: number): Severity {
  if (age > limit) return "error";
  return age >= warnFrom ? "warning" : "notice";
}
