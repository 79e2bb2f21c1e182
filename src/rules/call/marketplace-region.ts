import { Endpoint } from "../../model/endpoint.js";
import { type MarketplaceList, marketplaceLists } from "../../model/marketplace-lists.js";
import { regionPhrase } from "../../model/region-phrase.js";
import type { Marketplace } from "../../reference/marketplaces.js";
import { hostOf, type Region } from "../../reference/regions.js";
import type { Place } from "../../settings/place.js";
import { defineRule, type FindingDraft, finding, unchecked } from "../rule.js";

export const marketplaceRegion = defineRule({
  id: "marketplace-region",
  stage: "call",
  severity: "error",
  codes: ["403 Unauthorized"],
  title: "A marketplace belongs to another region than its endpoint or authorization",
  source: "https://developer-docs.amazon.com/sp-api/docs/sp-api-endpoints",
  *check(facts) {
    const lists = marketplaceLists(facts);
    const unread = [facts.settings.at("endpoints"), facts.settings.at("authorizations")].filter(
      ({ state }) => state === "placeholder",
    );
    for (const place of unread) yield unchecked(place);
    if (lists.length === 0 && unread.length === 0) yield unchecked("no marketplace is declared");
    for (const list of lists) {
      if (list.named.length === 0) yield unchecked(list.place);
      for (const { place, marketplace } of list.named.filter(({ place }) => place.state !== "empty")) {
        if (marketplace === undefined)
          yield unchecked(place.value === undefined ? place : `\`${place.name}\` names no marketplace that is known`);
        else if (list.owner.region === undefined) yield unchecked(whyRegionUnknown(list));
        else if (marketplace.region !== list.owner.region)
          yield otherRegion(list, list.owner.region, place, marketplace);
      }
    }
  },
});

function whyRegionUnknown({ owner, region }: MarketplaceList): Place<string> | string {
  if (owner instanceof Endpoint) return owner.whyHostUnknown;
  return region.value === undefined ? region : `\`${region.name}\` names no selling region`;
}

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
      ? `Call \`${place.value}\` at \`https://${hostOf(right, owner.isSandbox ? "sandbox" : "production")}\`, through`
      : `List \`${place.value}\` under`;
  return finding(place, {
    message: `\`${place.value}\` (${country}) belongs to ${regionPhrase(right)}, and ${against}: Amazon answers with "Access to requested resource is denied".`,
    fix: `${way} an authorization of \`${right}\`.`,
    related: [{ at: isHost ? owner.url : declared, message: `the region \`${of}\`` }],
  });
}
