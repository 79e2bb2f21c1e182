import { hostOf } from "../../reference/regions.js";
import { defineRule, each, finding } from "../rule.js";

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
  guards: [({ settings }) => !settings.at("endpoints").isEmpty],
  check: ({ endpointList }) =>
    each(endpointList, (endpoint) => {
      const { place, url, hostName } = endpoint;
      const declared = place.at("environment").known;
      // Without a declaration the environment is what the host is.
      if (declared === undefined) return;
      const { region, environment } = endpoint.knownHost;
      if (environment === declared) return;
      return finding(place.at("environment"), {
        message: `The endpoint is declared as \`${declared}\`, and \`${hostName}\` is ${what[environment]}.`,
        fix: `Call \`https://${hostOf(region, declared)}\`, or declare \`environment: ${environment}\`.`,
        related: [{ at: url, message: `the ${environment} host` }],
      });
    }),
});
