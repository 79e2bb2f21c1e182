import { oldSecretDays } from "../../reference/limits.js";
import { addDays, daysBetween } from "../../settings/days.js";
import { defineRule, finding, unchecked } from "../rule.js";

export const oldSecretDeployed = defineRule({
  id: "old-secret-deployed",
  stage: "secrets",
  severity: "error",
  codes: ["invalid_client"],
  title: "The client secret from before the rotation is still in use",
  source: oldSecretDays.source,
  needs: ["credentials.oldSecretStillDeployed"],
  *check({ settings, today }) {
    const deployed = settings.at("credentials").at("oldSecretStillDeployed");
    const rotated = settings.at("credentials").at("clientSecretRotatedOn");
    if (deployed.value !== true) return;
    if (rotated.value === undefined) return yield unchecked(rotated);
    if (today === undefined) return yield unchecked("today's date is not given");
    const age = daysBetween(rotated.value, today);
    if (age < 0) yield unchecked(`\`${rotated.name}\` lies in the future`);
    if (age <= oldSecretDays.value) return;
    yield finding(deployed, {
      message: `The old client secret is still deployed ${age} days after the rotation of \`${rotated.value}\`, and it stopped working after ${oldSecretDays.value} days, on ${addDays(rotated.value, oldSecretDays.value)}.`,
      fix: "Deploy the new client secret everywhere, then declare `oldSecretStillDeployed: false`.",
      related: [{ at: rotated, message: "the day of the rotation" }],
    });
  },
});
