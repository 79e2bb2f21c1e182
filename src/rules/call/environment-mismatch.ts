import { hostOf } from "../../reference/regions.js";
import { defineRule, finding, unchecked } from "../rule.js";

const what = {
  sandbox: "a sandbox host, whose answers are made up",
  production: "a production host, with real accounts and orders",
} as const;

export const environmentMismatch = defineRule({
  id: "environment-mismatch",
  stage: "call",
  severity: "error",
  title: "The endpoint is declared for another environment than its host's",
  source: "https://developer-docs.amazon.com/sp-api/docs/sp-api-sandbox",
  needs: ["endpoints"],
  applies: ({ settings }) => settings.at("endpoints").state !== "empty",
  *check({ endpoints }) {
    for (const { place, url, host, hostName, whyHostUnknown } of endpoints) {
      const environment = place.at("environment");
      // Without a declaration the environment is what the host is.
      if (environment.isMissing) continue;
      if (environment.value === undefined) yield unchecked(environment);
      else if (host === undefined) yield unchecked(whyHostUnknown);
      else if (host.environment !== environment.value) {
        yield finding(environment, {
          message: `The endpoint is declared as \`${environment.value}\`, and \`${hostName}\` is ${what[host.environment]}.`,
          fix: `Call \`https://${hostOf(host.region, environment.value)}\`, or declare \`environment: ${host.environment}\`.`,
          related: [{ at: url, message: `the ${host.environment} host` }],
        });
      }
    }
  },
});
