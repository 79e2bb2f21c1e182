import { regionNamed } from "../../reference/regions.js";
import { replaceValue } from "../facts/replace-value.js";
import { defineRule, finding, unchecked } from "../rule.js";

export const endpointRegion = defineRule({
  id: "endpoint-region",
  stage: "call",
  severity: "error",
  codes: ["403 Unauthorized"],
  title: "The accounts of the endpoint belong to another region than its host",
  source: "https://developer-docs.amazon.com/sp-api/docs/authorization-errors",
  needs: ["endpoints"],
  applies: ({ settings }) => settings.at("endpoints").state !== "empty",
  *check({ endpoints }) {
    for (const { place, url, host, hostName, declaredRegion, marketplaces } of endpoints) {
      const region = place.at("region");
      if (declaredRegion === undefined) {
        yield unchecked(region.value === undefined ? region : `\`${region.name}\` names no selling region`);
      } else if (host === undefined) {
        yield unchecked(hostName === undefined ? url : `\`${url.name}\` is no host of SP-API`);
      } else if (host.region !== declaredRegion) {
        const known = regionNamed(host.region);
        const proven =
          marketplaces.length > 0 && marketplaces.every(({ marketplace }) => marketplace?.region === host.region);
        yield finding(region, {
          message: `\`${hostName}\` serves ${known?.name ?? host.region} (\`${host.region}\`), and its accounts are declared in \`${declaredRegion}\`: Amazon answers their calls with "Access to requested resource is denied".`,
          fix: `Call accounts of \`${declaredRegion}\` at \`https://${hostOf(declaredRegion, host.environment)}\`, or declare \`region: ${host.region}\` where they belong to ${known?.name ?? host.region}.`,
          repair: proven ? replaceValue(region, host.region) : undefined,
          related: [{ at: url, message: `this host serves \`${host.region}\`` }],
        });
      }
    }
  },
});
