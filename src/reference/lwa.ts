import type { Evidence, Provenance } from "./evidence.js";
import type { Region } from "./regions.js";

const guide =
  "https://github.com/amzn/selling-partner-api-docs/blob/c2888de06b0ad6961a7c95560cfddebd36ac530f/guides/en-US/developer-guide/SellingPartnerApiDeveloperGuide.md";
const retrieved = "2026-11-22";

/** Where every token comes from, in all regions. */
export const tokenEndpoint = {
  url: "https://api.amazon.com/auth/o2/token",
  host: "api.amazon.com",
  path: "/auth/o2/token",
  method: "POST",
  source: guide,
  retrieved,
  evidence: "official",
} as const satisfies Provenance & Record<string, string>;

/** The path also occurs with a capital O in Amazon's samples. */
export const tokenPaths: readonly string[] = [tokenEndpoint.path, "/auth/O2/token"];

/** Both spellings of the endpoint in full. */
export const tokenUrls: readonly string[] = tokenPaths.map((path) => `https://${tokenEndpoint.host}${path}`);

export interface RegionalTokenHost extends Provenance {
  readonly host: string;
  readonly region: Region;
}

/** LWA hosts of other Amazon products: nothing read says that SP-API needs or forbids them. */
export const regionalTokenHosts: readonly RegionalTokenHost[] = [
  regionalHost("api.amazon.co.uk", "eu"),
  regionalHost("api.amazon.co.jp", "fe"),
];

function regionalHost(host: string, region: Region): RegionalTokenHost {
  const source =
    "https://advertising.amazon.com/API/docs/en-us/guides/account-management/authorization/authorization-grants";
  return { host, region, source, retrieved, evidence: "secondary" };
}

/** The documented type of the body; a parameter such as a charset may follow. */
export const formContentType = "application/x-www-form-urlencoded";

/** What Amazon's own Java, C# and PHP SDKs send instead, which no page describes. */
export const jsonContentType = "application/json";

export type GrantTypeName = "authorization_code" | "refresh_token" | "client_credentials";

export interface GrantType extends Provenance {
  readonly name: GrantTypeName;
  readonly required: readonly string[];
  readonly forbidden: readonly string[];
  readonly optional: readonly string[];
}

export const grantTypes: readonly GrantType[] = [
  // The parameter table lists redirect_uri, Amazon's example omits it.
  grantType("authorization_code", ["grant_type", "code", "client_id", "client_secret"], [], ["redirect_uri"]),
  grantType("refresh_token", ["grant_type", "refresh_token", "client_id", "client_secret"], ["scope"]),
  grantType("client_credentials", ["grant_type", "scope", "client_id", "client_secret"], ["refresh_token"]),
];

function grantType(
  name: GrantTypeName,
  required: readonly string[],
  forbidden: readonly string[],
  optional: readonly string[] = [],
): GrantType {
  return { name, required, forbidden, optional, source: guide, retrieved, evidence: "official" };
}

/** The grant type of exactly this name. */
export function grantTypeNamed(name: string): GrantType | undefined {
  return grantTypes.find((entry) => entry.name === name);
}

export interface Scope extends Provenance {
  readonly scope: string;
  readonly status: "current" | "removed";
  /** The day from which a removed scope serves nothing. */
  readonly removedOn?: string;
  readonly operations: readonly string[];
}

const notificationOperations = [
  ...["createDestination", "getDestinations", "getDestination", "deleteDestination"],
  ...["getSubscriptionById", "deleteSubscriptionById"],
];

export const scopes: readonly Scope[] = [
  scope("sellingpartnerapi::notifications", notificationOperations, guide, "official"),
  scope(
    "sellingpartnerapi::client_credential:rotation",
    ["rotateApplicationClientSecret"],
    "https://github.com/amzn/selling-partner-api-sdk/blob/2a03f00be10fdde0b2315d3c58136c5948b3dec0/javascript/sdk/helper/ScopeConstants.mjs",
    "official",
  ),
  // In no Amazon file that was read: the stored copy of the page predates the Tracking API.
  scope(
    "sellingpartnerapi::shipments:track",
    ["getShipmentTracking"],
    "https://developer-docs.amazon.com/sp-api/docs/grantless-operations",
    "secondary",
  ),
  {
    ...scope(
      "sellingpartnerapi::migration",
      ["getAuthorizationCode"],
      "https://developer-docs.amazon.com/sp-api/docs/sp-api-deprecations",
      "official",
    ),
    status: "removed",
    removedOn: "2024-03-27",
  },
];

function scope(name: string, operations: readonly string[], source: string, evidence: Evidence): Scope {
  return { scope: name, status: "current", operations, source, retrieved, evidence };
}

/** The scope of exactly this name, current or removed. */
export function scopeNamed(name: string): Scope | undefined {
  return scopes.find((entry) => entry.scope === name);
}

/** What Amazon, or an OAuth error, adds to the query of a redirect URI, which therefore must not have it already. */
export const callbackParameters: readonly string[] = [
  ...["state", "code", "spapi_oauth_code", "selling_partner_id", "mws_auth_token", "error"],
];

/** The parameter of the callback that holds the code which is exchanged for a refresh token. */
export const authorizationCodeParameter: Provenance & { readonly name: string } = {
  name: "spapi_oauth_code",
  source: guide,
  retrieved,
  evidence: "official",
};

export const callbackProvenance: Provenance = { source: guide, retrieved, evidence: "official" };

/** The parameters of an authorization URI; only the first is without doubt required. */
export const consentParameters: readonly string[] = ["application_id", "state", "version", "redirect_uri"];

/** Names that other services and libraries have for them, letters alone; the consent page does not read these. */
export const otherParameterNames: Readonly<Record<string, string>> = {
  redirecturl: "redirect_uri",
  callbackuri: "redirect_uri",
  callbackurl: "redirect_uri",
  amazoncallbackuri: "redirect_uri",
  appid: "application_id",
  solutionid: "application_id",
};

/** Where `amazon_callback_uri` in a website link was reported; the page names the four parameters alone. */
export const otherParametersProvenance: Provenance = {
  source: "https://github.com/amzn/selling-partner-api-models/issues/4093",
  retrieved: "2026-11-29",
  evidence: "community",
};
