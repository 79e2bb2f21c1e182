import type { Facts } from "../../model/facts.js";
import { consentHost } from "../../reference/consent.js";
import { otherRegionName } from "../../reference/other-region-name.js";
import { type Region, regionNamed, regions } from "../../reference/regions.js";
import type { Place } from "../../settings/place.js";
import { replaceValue } from "../../settings/replace-value.js";
import { splitUri } from "../../uri/uri.js";
import { defineRule, type FindingDraft, finding, unchecked } from "../rule.js";

const codes = regions.map(({ code, name }) => `\`${code}\` (${name})`).join(", ");

export const regionName = defineRule({
  id: "region-name",
  stage: "call",
  severity: "error",
  title: "A selling region has a name that is none",
  source: "https://developer-docs.amazon.com/sp-api/docs/sp-api-endpoints",
  *check(facts) {
    const places = regionPlaces(facts).filter(({ region }) => !region.isMissing);
    const unread = unreadEntries(facts);
    if (places.length === 0 && unread.length === 0) yield unchecked("no selling region is declared");
    for (const place of unread) yield unchecked(place);
    for (const { region, ofHost } of places) {
      if (region.value === undefined) yield unchecked(region);
      else if (regionNamed(region.value) === undefined) yield noRegion(region, region.value, ofHost);
    }
  },
});

interface RegionPlace {
  readonly region: Place<string>;
  /** The region of the host that stands beside it. */
  readonly ofHost?: Region | undefined;
}

function regionPlaces({ settings, endpoints, authorizations }: Facts): RegionPlace[] {
  return [
    ...settings
      .at("oauth")
      .at("authorizationUris")
      .items()
      .map((link) => ({ region: link.at("region"), ofHost: consentHost(hostIn(link.at("uri")))?.region })),
    ...endpoints.map(({ place, host }) => ({ region: place.at("region"), ofHost: host?.region })),
    ...authorizations.map(({ place }) => ({ region: place.at("region") })),
  ];
}

/** The lists and entries that may have a region which the file does not tell. */
function unreadEntries({ settings }: Facts): Place[] {
  const lists: Place[] = [settings.at("endpoints"), settings.at("authorizations")];
  const links = settings.at("oauth").at("authorizationUris");
  const places = [links, ...lists, ...lists.flatMap((list) => list.items() as readonly Place[])];
  return places.filter((place) => !place.isMissing && place.state !== "declared");
}

function hostIn(uri: Place<string>): string {
  return splitUri(uri.text ?? "").authority?.text ?? "";
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
