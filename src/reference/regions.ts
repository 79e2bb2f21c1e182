import type { Provenance } from "./evidence.js";

/** A selling region: not geography, since Europe serves India and South Africa, and North America serves Brazil. */
export type Region = "na" | "eu" | "fe";

export interface RegionFacts {
  readonly code: Region;
  readonly name: string;
  readonly host: string;
  readonly sandboxHost: string;
  /** The region of the SigV4 credential scope, which Amazon has ignored since 2023-10-02. */
  readonly awsRegion: string;
}

/** What an endpoint host is. */
export interface EndpointHost {
  readonly region: Region;
  readonly environment: "production" | "sandbox";
  readonly awsRegion: string;
}

export const regionsProvenance: Provenance = {
  source: "https://developer-docs.amazon.com/sp-api/docs/sp-api-endpoints",
  retrieved: "2026-11-22",
  evidence: "official",
};

export const regions: readonly RegionFacts[] = [
  regionFacts("na", "North America", "us-east-1"),
  regionFacts("eu", "Europe", "eu-west-1"),
  regionFacts("fe", "Far East", "us-west-2"),
];

export const allRegions: readonly Region[] = ["na", "eu", "fe"];

/** The sandbox hosts are those of the developer guide of 2021 and, by third-party notes, of the page of 2026. */
function regionFacts(code: Region, name: string, awsRegion: string): RegionFacts {
  const host = `sellingpartnerapi-${code}.amazon.com`;
  return { code, name, host, sandboxHost: `sandbox.${host}`, awsRegion };
}

/** The hosts of the APIs of Amazon Business, which are others. */
export const businessApiHost = /^[a-z]{2}\.business-api\.amazon\.com$/i;

/** What the host of an SP-API endpoint is, letter case aside; undefined for any other host. */
export function regionOfHost(host: string): EndpointHost | undefined {
  const folded = host.toLowerCase();
  for (const { code, host: production, sandboxHost, awsRegion } of regions) {
    if (folded === production) return { region: code, environment: "production", awsRegion };
    if (folded === sandboxHost) return { region: code, environment: "sandbox", awsRegion };
  }
  return undefined;
}

/** The facts of a region by its code, which is `na`, `eu` or `fe` exactly. */
export function regionNamed(code: Region): RegionFacts;
export function regionNamed(code: string): RegionFacts | undefined;
export function regionNamed(code: string): RegionFacts | undefined {
  return regions.find((region) => region.code === code);
}

/** The host of a selling region in one of the two environments. */
export function hostOf(region: Region, environment: EndpointHost["environment"] = "production"): string {
  const { host, sandboxHost } = regionNamed(region);
  return environment === "sandbox" ? sandboxHost : host;
}

/** The region in which a seller authorizes an app in each marketplace, where one grant serves all of another region. */
export const grantPerMarketplace: Provenance & { readonly region: Region } = {
  region: "fe",
  source: "https://github.com/amzn/selling-partner-api-docs/issues/2384",
  retrieved: "2026-11-22",
  evidence: "community",
};

/** Where it stands that a vendor gives a grant for one vendor group and its marketplace. */
export const vendorGrants: Provenance = {
  source: "https://github.com/amzn/selling-partner-api-docs/issues/2514",
  retrieved: "2026-11-29",
  evidence: "community",
};

/** Whether a text is the code of a selling region. */
export function isRegion(text: string): text is Region {
  return text === "na" || text === "eu" || text === "fe";
}

/** From general knowledge of the page, which was not read again; AWS adds regions, so an unknown name proves nothing. */
export const awsRegionsProvenance: Provenance = {
  source: "https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html",
  retrieved: "2026-11-22",
  evidence: "secondary",
};

/** The names of AWS regions, in which SigV4 scopes are written. */
export const awsRegions: readonly string[] = [
  ...["us-east-1", "us-east-2", "us-west-1", "us-west-2", "us-gov-east-1", "us-gov-west-1"],
  ...["ca-central-1", "ca-west-1", "mx-central-1", "sa-east-1"],
  ...["eu-central-1", "eu-central-2", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-2", "eu-west-3"],
  ...["ap-east-1", "ap-east-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-south-2"],
  ...["ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5", "ap-southeast-6"],
  ...["ap-southeast-7", "af-south-1", "il-central-1", "me-central-1", "me-south-1", "cn-north-1", "cn-northwest-1"],
];

/** Whether a text is the name of an AWS region. */
export function isAwsRegion(name: string): boolean {
  return awsRegions.includes(name);
}
