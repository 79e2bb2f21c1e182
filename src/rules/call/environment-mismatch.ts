import { defineRule, finding, unchecked } from "../rule.js";

const what = {
  sandbox: "the sandbox, whose answers are made up",
  production: "production, with real accounts and orders",
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
    for (const { place, url, host, hostName } of endpoints) {
      const environment = place.at("environment");
      if (environment.isMissing) continue;
      if (environment.value === undefined) yield unchecked(environment);
      else if (host === undefined)
        yield unchecked(hostName === undefined ? url : `\`${url.name}\` is no host of SP-API`);
      else if (host.environment !== environment.value) {
        yield finding(environment, {
          message: `The endpoint is declared as \`${environment.value}\`, and \`${hostName}\` is ${what[host.environment]}.`,
          fix: `Call the host of the ${environment.value} environment (it begins ${environment.value === "sandbox" ? "with" : "without"} \`sandbox.\`), or declare \`environment: ${host.environment}\`.`,
          related: [{ at: url, message: `the ${host.environment} host` }],
        });
      }
    }
  },
});
