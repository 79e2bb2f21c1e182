import { marketplaceNamed } from "../reference/marketplaces.js";
import { nearest } from "../reference/nearest.js";
import { hostOf, isRegion, type Region, regions } from "../reference/regions.js";
import type { Endpoint } from "./endpoint.js";

const hosts = regions.flatMap(({ host, sandboxHost }) => [host, sandboxHost]);

export interface MeantHost {
  readonly host: string;
  /** Whether it is mistyped by little, and the declared region is that of the host. */
  readonly certain: boolean;
}

/** The host of SP-API that an endpoint with another host most likely means; undefined where nothing tells its region. */
export function meantHost({ hostName = "", declaredRegion, place }: Endpoint): MeantHost | undefined {
  const words = hostName.toLowerCase().split(/[.-]/, 20);
  const isSandbox = words.includes("sandbox") || place.at("environment").valueIfTold === "sandbox";
  const region = words.find(isRegion) ?? declaredRegion ?? regionOfCountry(words);
  const ofRegion = region === undefined ? undefined : hostOf(region, isSandbox ? "sandbox" : "production");
  const host = nearest(hostName, hosts, 1) ?? ofRegion;
  if (host === undefined) return undefined;
  return { host, certain: region === declaredRegion && host === ofRegion && nearest(hostName, [host]) === host };
}

/** The region of the country that a host is named after: `…-us.amazon.com`, `….amazon.co.jp`. */
function regionOfCountry(words: readonly string[]): Region | undefined {
  return words.map((word) => marketplaceNamed(word.toUpperCase())?.region).find((region) => region !== undefined);
}
