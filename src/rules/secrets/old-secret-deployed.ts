import { oldSecretDays } from "../../reference/limits.js";
import { addDays, daysBetween } from "../../settings/days.js";
import { defineRule, finding, Open } from "../rule.js";

export const oldSecretDeployed = defineRule({
  id: "old-secret-deployed",
  stage: "secrets",
  severity: "error",
  codes: ["invalid_client"],
  title: "The client secret from before the rotation is still in use",
  source: oldSecretDays.source,
  needs: ["credentials.oldSecretStillDeployed"],
  *check(facts) {
    const deployed = facts.settings.at("credentials").at("oldSecretStillDeployed");
    const rotated = facts.settings.at("credentials").at("clientSecretRotatedOn");
    if (!deployed.required) return;
    const age = daysBetween(rotated.required, facts.day);
    if (age < 0) throw new Open(`\`${rotated.name}\` lies in the future`);
    if (age <= oldSecretDays.value) return;
    yield finding(deployed, {
      message: `The old client secret is still deployed ${age} days after the rotation of \`${rotated.required}\`, and it stopped working after ${oldSecretDays.value} days, on ${addDays(rotated.required, oldSecretDays.value)}.`,
      fix: "Deploy the new client secret everywhere, then declare `oldSecretStillDeployed: false`.",
      related: [{ at: rotated, message: "the day of the rotation" }],
    });
  },
});
