import { regionPhrase } from "../../model/region-phrase.js";
import { hostOf } from "../../reference/regions.js";
import { replaceValue } from "../../settings/replace-value.js";
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
    for (const { place, url, host, whyHostUnknown, declaredRegion, marketplaces } of endpoints) {
      const region = place.at("region");
      if (declaredRegion === undefined) {
        yield unchecked(region.value === undefined ? region : `\`${region.name}\` names no selling region`);
      } else if (host === undefined) {
        yield unchecked(whyHostUnknown);
      } else if (host.region !== declaredRegion) {
        const isSupported =
          marketplaces.length > 0 && marketplaces.every(({ marketplace }) => marketplace?.region === host.region);
        yield finding(region, {
          message: `The accounts are declared in \`${declaredRegion}\`, and the host \`${hostOf(host.region, host.environment)}\` serves ${regionPhrase(host.region)}: Amazon answers their calls with "Access to requested resource is denied".`,
          fix: `Call accounts of \`${declaredRegion}\` at \`https://${hostOf(declaredRegion, host.environment)}\`, or declare \`region: ${host.region}\` where they belong to ${regionPhrase(host.region)}.`,
          repair: isSupported ? replaceValue(region, host.region, false) : undefined,
          related: [{ at: url, message: `this host serves \`${host.region}\`` }],
        });
      }
    }
  },
});
