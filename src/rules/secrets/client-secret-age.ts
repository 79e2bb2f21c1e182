import { developApps } from "../../reference/console-labels.js";
import { oldSecretDays, secretRotationDays } from "../../reference/limits.js";
import type { Severity } from "../../report/finding.js";
import { addDays, daysBetween } from "../../settings/days.js";
import { defineRule, finding, Open } from "../rule.js";

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
  *check({ settings, day }) {
    const rotated = settings.at("credentials").at("clientSecretRotatedOn");
    const age = daysBetween(rotated.required, day);
    if (age < 0) throw new Open(`\`${rotated.name}\` lies in the future`);
    if (age < noticeFrom) return;
    const lastDay = addDays(rotated.required, limit);
    yield finding(rotated, {
      severity: severityAt(age),
      message:
        age > limit
          ? `The client secret is of \`${rotated.required}\`, ${age} days old, and its last safe day was ${lastDay}, day ${limit}.`
          : `The client secret is of \`${rotated.required}\`, ${age} days old, and its last safe day is ${lastDay}, day ${limit}.`,
      fix: `Rotate the client secret under ${developApps}, deploy the new one within ${oldSecretDays.value} days, and declare the new date; refresh tokens stay valid.`,
    });
  },
});

function severityAt(age: number): Severity {
  if (age > limit) return "error";
  return age >= warnFrom ? "warning" : "notice";
}
