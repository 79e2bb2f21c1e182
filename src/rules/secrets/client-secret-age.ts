import { oldSecretDays, secretRotationDays } from "../../reference/limits.js";
import { addDays, daysBetween } from "../facts/days.js";
import { defineRule, finding, unchecked } from "../rule.js";

const { value: limit, warnFrom, noticeFrom } = secretRotationDays;

export const clientSecretAge = defineRule({
  id: "client-secret-age",
  stage: "secrets",
  severity: "error",
  codes: ["invalid_client"],
  title: "The client secret is due for rotation",
  source: secretRotationDays.source,
  needs: ["credentials.clientSecretRotatedOn"],
  *check({ settings, today }) {
    const rotated = settings.at("credentials").at("clientSecretRotatedOn");
    if (rotated.value === undefined || today === undefined) {
      yield unchecked(rotated.value === undefined ? rotated : "today's date is not given");
      return;
    }
    const age = daysBetween(rotated.value, today);
    if (age < noticeFrom) return;
    const last = addDays(rotated.value, limit);
    yield finding(rotated, {
      severity: age > limit ? "error" : age >= warnFrom ? "warning" : "notice",
      message:
        age > limit
          ? `The client secret was rotated on \`${rotated.value}\`, ${age} days ago, and Amazon stopped taking it after ${limit} days, on ${last}.`
          : `The client secret was rotated on \`${rotated.value}\`, ${age} days ago, and Amazon takes it for ${limit} days.`,
      fix:
        age > limit
          ? "Rotate the client secret now, deploy the new one, and declare the day of the rotation."
          : `Rotate by ${last}, deploy the new secret within ${oldSecretDays.value} days, and declare the day of the rotation.`,
    });
  },
});
