import { Endpoint } from "../../model/endpoint.js";
import { type MarketplaceList, marketplaceLists } from "../../model/marketplace-lists.js";
import { regionPhrase } from "../../model/region-phrase.js";
import type { Marketplace } from "../../reference/marketplaces.js";
import { hostOf, type Region } from "../../reference/regions.js";
import type { Place } from "../../settings/place.js";
import { defineRule, each, type FindingDraft, finding } from "../rule.js";

export const marketplaceRegion = defineRule({
  id: "marketplace-region",
  stage: "call",
  severity: "error",
  codes: ["403 Unauthorized"],
  title: "A marketplace belongs to another region than its endpoint or authorization",
  source: "https://developer-docs.amazon.com/sp-api/docs/sp-api-endpoints",
  check: (facts) =>
    each(marketplaceLists(facts), (list) =>
      each(list.entries, (named) => {
        const marketplace = named.known;
        const region = list.owner.knownRegion;
        return marketplace.region === region ? undefined : otherRegion(list, region, named.place, marketplace);
      }),
    ),
});

function otherRegion(
  list: MarketplaceList,
  of: Region,
  place: Place<string>,
  { region: right, country }: Marketplace,
): FindingDraft {
  const { owner, region: declared } = list;
  const isHost = owner instanceof Endpoint && owner.host !== undefined;
  const against = isHost
    ? `\`${owner.label}\` serves \`${of}\``
    : `the ${owner instanceof Endpoint ? "endpoint" : "authorization"} is declared for \`${of}\``;
  const way =
    owner instanceof Endpoint
      ? `Call \`${place.written}\` at \`https://${hostOf(right, owner.isSandbox ? "sandbox" : "production")}\`, through`
      : `List \`${place.written}\` under`;
  return finding(place, {
    message: `\`${place.written}\` (${country}) belongs to ${regionPhrase(right)}, and ${against}: Amazon answers with "Access to requested resource is denied".`,
    fix: `${way} an authorization of \`${right}\`.`,
    related: [{ at: isHost ? owner.url : declared, message: `the region \`${of}\`` }],
  });
}
