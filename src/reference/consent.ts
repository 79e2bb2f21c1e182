import type { Evidence, Provenance } from "./evidence.js";
import type { Region } from "./regions.js";

/** A host on which selling partners authorize an app. */
export interface ConsentHost {
  readonly host: string;
  readonly region: Region;
  readonly partner: "seller" | "vendor";
  /** The countries that it serves, by the codes of Amazon's table; a shared host tells the region only. */
  readonly countries: readonly string[];
  /** Another name that works, or that shipped code uses, and that Amazon documents nowhere. */
  readonly alias: boolean;
  readonly evidence: Evidence;
  readonly source: string;
}

export const consentPath = "/apps/authorize/consent";

/** The page on which companies authorize an app of Amazon Business; the id of the app is its `applicationId`. */
export const businessPath = "/b2b/abws/oauth";

/** The hosts that have it: the store of each country. */
export const businessHost = /^www\.amazon\.(?:[a-z]{2,3}|com?\.[a-z]{2})$/i;

export const businessProvenance: Provenance = {
  source: "https://developer-docs.amazon.com/amazon-business/docs/generate-refresh-token",
  retrieved: "2026-11-29",
  evidence: "official",
};

/** Where Amazon's own `amazon_callback_uri` leads, an address made for one request. */
export const callbackPath = "/apps/authorize/confirm";

const sample =
  "https://github.com/amzn/selling-partner-api-samples/blob/3cd66dcc001355a07333e33e89dabe244e341295/use-cases/auth-lifecycle-management/lambda/index.js";
const guide =
  "https://github.com/amzn/selling-partner-api-docs/blob/c2888de06b0ad6961a7c95560cfddebd36ac530f/guides/en-US/developer-guide/SellingPartnerApiDeveloperGuide.md";
const library =
  "https://github.com/abuzuhri/Amazon-SP-API-CSharp/blob/5014d37101c13406daa2b63bae940d16ef06000e/Source/FikaAmazonAPI/Utils/Country.cs";
const connector = "https://developers.apideck.com/connectors/amazon-seller-central/docs/consumer+connection";
const shippedCode = "https://github.com/ethand91/omniauth-amazon-sp";
const aliasReport = "https://github.com/amzn/selling-partner-api-docs/issues/903";

export const consentProvenance: Provenance = { source: sample, retrieved: "2026-11-22", evidence: "official" };

const seller = (host: string, region: Region, ...countries: string[]): ConsentHost => ({
  host,
  region,
  partner: "seller",
  countries,
  alias: false,
  evidence: "official",
  source: sample,
});
const vendor = (host: string, region: Region, ...countries: string[]): ConsentHost => ({
  ...seller(host, region, ...countries),
  partner: "vendor",
});
/** Ireland and South Africa stand in third-party lists alone. */
const reported = (entry: ConsentHost, source = library): ConsentHost => ({ ...entry, evidence: "community", source });
const alias = (host: string, country: string, region: Region = "eu", source = aliasReport): ConsentHost => ({
  ...reported(seller(host, region, country), source),
  alias: true,
});

/** The complete set: hosts are compared with it one by one, never by their endings. */
export const consentHosts: readonly ConsentHost[] = [
  seller("sellercentral.amazon.ca", "na", "CA"),
  vendor("vendorcentral.amazon.ca", "na", "CA"),
  seller("sellercentral.amazon.com", "na", "US"),
  vendor("vendorcentral.amazon.com", "na", "US"),
  seller("sellercentral.amazon.com.mx", "na", "MX"),
  vendor("vendorcentral.amazon.com.mx", "na", "MX"),
  seller("sellercentral.amazon.com.br", "na", "BR"),
  vendor("vendorcentral.amazon.com.br", "na", "BR"),
  seller("sellercentral-europe.amazon.com", "eu", "ES", "UK", "FR", "DE", "IT"),
  vendor("vendorcentral.amazon.es", "eu", "ES"),
  vendor("vendorcentral.amazon.co.uk", "eu", "UK"),
  vendor("vendorcentral.amazon.fr", "eu", "FR"),
  vendor("vendorcentral.amazon.de", "eu", "DE"),
  vendor("vendorcentral.amazon.it", "eu", "IT"),
  seller("sellercentral.amazon.com.be", "eu", "BE"),
  vendor("vendorcentral.amazon.com.be", "eu", "BE"),
  seller("sellercentral.amazon.nl", "eu", "NL"),
  vendor("vendorcentral.amazon.nl", "eu", "NL"),
  seller("sellercentral.amazon.se", "eu", "SE"),
  vendor("vendorcentral.amazon.se", "eu", "SE"),
  seller("sellercentral.amazon.pl", "eu", "PL"),
  vendor("vendorcentral.amazon.pl", "eu", "PL"),
  seller("sellercentral.amazon.eg", "eu", "EG"),
  seller("sellercentral.amazon.sa", "eu", "SA"),
  seller("sellercentral.amazon.ae", "eu", "AE"),
  vendor("vendorcentral.amazon.me", "eu", "EG", "SA", "AE"),
  seller("sellercentral.amazon.com.tr", "eu", "TR"),
  vendor("vendorcentral.amazon.com.tr", "eu", "TR"),
  seller("sellercentral.amazon.in", "eu", "IN"),
  vendor("www.vendorcentral.in", "eu", "IN"),
  // The guide's host since 2021; a blank page was reported in 2023 (issue 2644 of the models repository).
  { ...vendor("vendorcentral.amazon.in", "eu", "IN"), source: guide },
  reported(seller("sellercentral.amazon.ie", "eu", "IE"), connector),
  reported(vendor("vendorcentral.amazon.ie", "eu", "IE")),
  reported(seller("sellercentral.amazon.co.za", "eu", "ZA")),
  reported(vendor("vendorcentral.amazon.co.za", "eu", "ZA")),
  seller("sellercentral.amazon.sg", "fe", "SG"),
  vendor("vendorcentral.amazon.com.sg", "fe", "SG"),
  seller("sellercentral.amazon.com.au", "fe", "AU"),
  vendor("vendorcentral.amazon.com.au", "fe", "AU"),
  seller("sellercentral.amazon.co.jp", "fe", "JP"),
  vendor("vendorcentral.amazon.co.jp", "fe", "JP"),
  alias("sellercentral.amazon.co.uk", "UK"),
  alias("sellercentral.amazon.de", "DE"),
  alias("sellercentral.amazon.fr", "FR"),
  alias("sellercentral.amazon.it", "IT"),
  alias("sellercentral.amazon.es", "ES"),
  alias("sellercentral-japan.amazon.com", "JP", "fe", shippedCode),
];

/** The consent host of exactly this name, letter case aside; undefined for any other host, look-alikes included. */
export function consentHost(host: string): ConsentHost | undefined {
  const folded = host.toLowerCase();
  return consentHosts.find((entry) => entry.host === folded);
}
