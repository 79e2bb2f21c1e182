import { marketplaceNamed, nearestMarketplace } from "./marketplaces.js";
import { nearest } from "./nearest.js";
import { allRegions, isAwsRegion, type Region, regions } from "./regions.js";

/** What stands where a selling region is wanted: the kind of name, for people, and the selling region that it means. */
export interface OtherRegionName {
  readonly what: string;
  readonly region?: Region | undefined;
  /** Whether the name itself tells the selling region. */
  readonly certain: boolean;
}

/** What a text that is no code of a selling region may be instead. An AWS region belongs to none of them. */
export function otherRegionName(text: string): OtherRegionName {
  const words = text.trim().toLowerCase();
  const letters = words.replaceAll(/[^a-z]/g, "");
  const spelled = regions.find(({ code, name }) => words === code || letters === name.toLowerCase().replace(" ", ""));
  if (spelled !== undefined)
    return { what: "another spelling of a selling region", region: spelled.code, certain: true };
  if (isAwsRegion(words)) return { what: "an AWS region", certain: false };
  const marketplace = marketplaceNamed(text) ?? certainMarketplace(text);
  if (marketplace !== undefined) {
    const { id, country, region } = marketplace;
    const isId = words === id.toLowerCase();
    const kind = isId ? "a marketplace id" : words.length <= 3 ? "a country code" : "a country";
    return { what: words === country.toLowerCase() ? kind : `${kind} (${country})`, region, certain: true };
  }
  return { what: "no selling region", region: regionNear(words), certain: false };
}

function certainMarketplace(text: string) {
  const near = nearestMarketplace(text);
  return near?.certain === true ? near.marketplace : undefined;
}

function regionNear(text: string): Region | undefined {
  const code = text.length < 3 ? undefined : nearest(text, allRegions, 1);
  return allRegions.find((region) => region === code);
}
