import { declaredRegionAt } from "../../model/declared-region.js";
import { regionPhrase } from "../../model/region-phrase.js";
import { hostOf } from "../../reference/regions.js";
import { replaceValue } from "../../settings/replace-value.js";
import { defineRule, each, finding } from "../rule.js";

export const endpointRegion = defineRule({
  id: "endpoint-region",
  stage: "call",
  severity: "error",
  codes: ["403 Unauthorized"],
  title: "The accounts of the endpoint belong to another region than its host",
  source: "https://developer-docs.amazon.com/sp-api/docs/authorization-errors",
  needs: ["endpoints"],
  guards: [({ settings }) => !settings.at("endpoints").isEmpty],
  check: ({ endpointList }) =>
    each(endpointList, (endpoint) => {
      const { place, url, marketplaces } = endpoint;
      const region = place.at("region");
      const declared = declaredRegionAt(region);
      if (declared === undefined) return region.mustKnow();
      const host = endpoint.knownHost;
      if (host.region === declared) return;
      const isSupported =
        marketplaces.length > 0 && marketplaces.every(({ marketplace }) => marketplace?.region === host.region);
      return finding(region, {
        message: `The accounts are declared in \`${declared}\`, and the host \`${hostOf(host.region, host.environment)}\` serves ${regionPhrase(host.region)}: Amazon answers their calls with "Access to requested resource is denied".`,
        fix: `Call accounts of \`${declared}\` at \`https://${hostOf(declared, host.environment)}\`, or declare \`region: ${host.region}\` where they belong to ${regionPhrase(host.region)}.`,
        repair: isSupported ? replaceValue(region, host.region, false) : undefined,
        related: [{ at: url, message: `this host serves \`${host.region}\`` }],
      });
    }),
});
