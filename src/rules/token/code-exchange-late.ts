import { codeExchange } from "../../reference/limits.js";
import { defineRule, finding } from "../rule.js";

export const codeExchangeLate = defineRule({
  id: "code-exchange-late",
  stage: "token",
  severity: "error",
  codes: ["invalid_grant"],
  title: "The authorization code is exchanged after it has expired",
  source: codeExchange.source,
  needs: ["token.codeExchangeSeconds"],
  *check({ settings }) {
    const seconds = settings.at("token").at("codeExchangeSeconds");
    if (seconds.required <= codeExchange.value) return;
    yield finding(seconds, {
      message: `The code may wait \`${seconds.required}\` seconds for its exchange, and it expires after ${codeExchange.value} seconds.`,
      fix: "Exchange `spapi_oauth_code` in the request handler of the callback, before anything that may wait.",
    });
  },
});
