import type { Facts } from "../../model/facts.js";
import { consentHost } from "../../reference/consent.js";
import { otherRegionName } from "../../reference/other-region-name.js";
import { type Region, regionNamed, regions } from "../../reference/regions.js";
import type { Place } from "../../settings/place.js";
import { replaceValue } from "../../settings/replace-value.js";
import { splitUri } from "../../uri/uri.js";
import { answerOf, defineRule, each, type FindingDraft, finding, Open } from "../rule.js";

const codes = regions.map(({ code, name }) => `\`${code}\` (${name})`).join(", ");

export const regionName = defineRule({
  id: "region-name",
  stage: "call",
  severity: "error",
  title: "A selling region has a name that is none",
  source: "https://developer-docs.amazon.com/sp-api/docs/sp-api-endpoints",
  *check(facts) {
    const places = regionPlaces(facts);
    if (places.length === 0) throw new Open("no selling region is declared");
    yield* each(places, ({ region, ofHost }) => {
      return regionNamed(region.required) === undefined ? noRegion(region, region.required, ofHost) : undefined;
    });
  },
});

interface RegionPlace {
  readonly region: Place<string>;
  /** The region of the host that stands beside it. */
  readonly ofHost?: Region | undefined;
}

/** Where a region is declared, or may be. */
function regionPlaces({ settings, endpointList, authorizationList }: Facts): readonly (RegionPlace | Open)[] {
  const links = settings.at("oauth").at("authorizationUris").listed;
  return [
    ...mapped(links, (link) => ({ region: link.at("region"), ofHost: consentHost(hostIn(link.at("uri")))?.region })),
    ...mapped(endpointList, ({ place, host }) => ({ region: place.at("region"), ofHost: host?.region })),
    ...mapped(authorizationList, ({ place }) => ({ region: place.at("region") })),
  ].filter((one) => one instanceof Open || answerOf(one.region, ({ isGiven }) => isGiven) !== false);
}

function mapped<Item>(
  items: readonly (Item | Open)[],
  make: (item: Item) => RegionPlace,
): readonly (RegionPlace | Open)[] {
  return items.map((item) => (item instanceof Open ? item : make(item)));
}

function hostIn(uri: Place<string>): string {
  return splitUri(uri.written).authority?.text ?? "";
}

function noRegion(place: Place<string>, name: string, ofHost: Region | undefined): FindingDraft {
  const { what, region = ofHost, certain } = otherRegionName(name);
  const isContradicted = ofHost !== undefined && ofHost !== region;
  return finding(place, {
    message: `\`${name}\` is ${what}, and the selling regions are ${codes}.`,
    fix:
      region === undefined
        ? "Write the one that the accounts belong to."
        : isContradicted
          ? `Write \`${region}\` and use its host, or write \`${ofHost}\`, the region of this host.`
          : `Write \`${region}\`${region === ofHost ? ", the region of the host" : ""}.`,
    repair: region === undefined || isContradicted ? undefined : replaceValue(place, region, certain),
  });
}
