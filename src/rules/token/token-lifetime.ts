import { accessToken } from "../../reference/limits.js";
import { defineRule, finding } from "../rule.js";

const { value: limit, warnAbove } = accessToken;

export const tokenLifetime = defineRule({
  id: "token-lifetime",
  stage: "token",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["403 Unauthorized"],
  title: "An access token is reused for longer than it works",
  source: accessToken.source,
  needs: ["token.lifetimeSeconds"],
  *check({ settings }) {
    const seconds = settings.at("token").at("lifetimeSeconds");
    if (seconds.required <= warnAbove) return;
    const isOver = seconds.required > limit;
    yield finding(seconds, {
      severity: isOver ? "error" : "warning",
      message: isOver
        ? `An access token is reused for \`${seconds.required}\` seconds, and it works for ${limit} seconds.`
        : `An access token is reused for \`${seconds.required}\` seconds of the ${limit} that it works, so that it may expire on the way of a call.`,
      fix: `Ask for a new token after ${warnAbove} seconds at the latest, or when \`expires_in\` is about to end.`,
    });
  },
});
