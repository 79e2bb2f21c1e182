import { oldSecretDays } from "../../reference/limits.js";
import { addDays, daysBetween } from "../facts/days.js";
import { defineRule, finding, unchecked } from "../rule.js";

export const oldSecretDeployed = defineRule({
  id: "old-secret-deployed",
  stage: "secrets",
  severity: "error",
  codes: ["invalid_client"],
  title: "The client secret from before the rotation is still deployed",
  source: oldSecretDays.source,
  needs: ["credentials.oldSecretStillDeployed"],
  *check({ settings, today }) {
    const credentials = settings.at("credentials");
    const [deployed, rotated] = [credentials.at("oldSecretStillDeployed"), credentials.at("clientSecretRotatedOn")];
    if (deployed.value === undefined) yield unchecked(deployed);
    if (deployed.value !== true) return;
    if (rotated.value === undefined || today === undefined) {
      yield unchecked(rotated.value === undefined ? rotated : "today's date is not given");
      return;
    }
    const age = daysBetween(rotated.value, today);
    if (age <= oldSecretDays.value) return;
    yield finding(deployed, {
      message: `The client secret was rotated ${age} days ago, and the old one, which is still deployed, worked until ${addDays(rotated.value, oldSecretDays.value)}.`,
      fix: "Deploy the new client secret, then declare `oldSecretStillDeployed: false`; refresh tokens stay valid.",
      related: [{ at: rotated, message: "the day of the rotation" }],
    });
  },
});
