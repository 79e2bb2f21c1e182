import { consentHost, consentHosts } from "../reference/consent.js";
import { evidenceClause } from "../reference/evidence.js";
import { tokenEndpoint } from "../reference/lwa.js";
import { type Marketplace, marketplaceNamed, marketplaces, marketplacesProvenance } from "../reference/marketplaces.js";
import {
  hostOf,
  type RegionFacts,
  regionNamed,
  regionOfHost,
  regions,
  regionsProvenance,
} from "../reference/regions.js";
import { inBrackets, partnerLine } from "./fact-lines.js";

/** What is known about a marketplace or a host, with the key of the settings that names it. */
export interface PlaceFacts {
  readonly key: string;
  readonly lines: readonly string[];
}

/** What is known about the marketplace of this id, code or country; undefined where Amazon's table has none. */
export function marketplaceFacts(text: string): PlaceFacts | undefined {
  const folded = text.toLowerCase();
  const marketplace = marketplaceNamed(text) ?? marketplaces.find(({ country }) => country.toLowerCase() === folded);
  if (marketplace === undefined) return undefined;
  const { id, country, code, aliases, region } = marketplace;
  const lines = [
    `${country}: marketplace ${id}`,
    "",
    `  Code: ${[code, ...aliases].join(" or ")}.`,
    `  Region: ${regionNamed(region).name} (\`${region}\`), served by ${hostOf(region)} and ${hostOf(region, "sandbox")}.`,
    ...consentLines(marketplace),
    `    ${marketplacesProvenance.source}`,
    "",
  ];
  return { key: "endpoints[].marketplaces", lines };
}

function consentLines({ code }: Marketplace): string[] {
  const hosts = consentHosts.filter(({ countries, alias }) => !alias && countries.includes(code));
  return hosts.map(({ host, partner, evidence }) => {
    return `  Consent page for ${partner}s: https://${host}${inBrackets(evidenceClause(evidence))}.`;
  });
}

/** What is known about a selling region, by its code or name. */
export function regionFacts(text: string): PlaceFacts | undefined {
  const folded = text.toLowerCase();
  const region = regions.find(({ code, name }) => code === folded || name.toLowerCase() === folded);
  return region && { key: "endpoints[].region", lines: regionLines(region) };
}

function regionLines({ code, name, host, sandboxHost }: RegionFacts): string[] {
  return [
    `${name}: selling region \`${code}\``,
    "",
    `  Endpoints: ${host} and ${sandboxHost}.`,
    marketplacesLine(code),
    "  A grant works in the region in which it was given alone.",
    `    ${regionsProvenance.source}`,
    "",
  ];
}

function marketplacesLine(region: RegionFacts["code"]): string {
  const served = marketplaces.filter((one) => one.region === region).map(({ code }) => code);
  return `  Marketplaces: ${served.join(", ")}.`;
}

/** What can be explained of places, by the names that people write. */
export function placeNames(): string[] {
  const hosts = [...regions.flatMap(({ host, sandboxHost }) => [host, sandboxHost]), tokenEndpoint.host];
  const pages = consentHosts.filter(({ alias }) => !alias).map(({ host }) => host);
  return [...hosts, ...pages, ...marketplaces.map(({ country }) => country), ...regions.map(({ name }) => name)];
}

/** What is known about a host of Amazon's, with or without `https://`; undefined for any other host. */
export function hostFacts(text: string): PlaceFacts | undefined {
  const [host = ""] = text.replace(/^https:\/\//i, "").split("/");
  const endpoint = regionOfHost(host);
  if (endpoint !== undefined) {
    const { region, environment } = endpoint;
    const lines = [
      `${host.toLowerCase()}: ${environment} endpoint of the SP-API`,
      "",
      `  Region: ${regionNamed(region).name} (\`${region}\`).`,
      marketplacesLine(region),
      "",
    ];
    return { key: "endpoints[].url", lines };
  }
  if (host.toLowerCase() === tokenEndpoint.host) return { key: "token.requests[].url", lines: tokenLines() };
  const page = consentHost(host);
  if (page === undefined) return undefined;
  const { region, partner, countries, alias, evidence, source } = page;
  const lines = [
    `${host.toLowerCase()}: consent page${alias ? ", by a name that Amazon documents nowhere" : ""}`,
    "",
    partnerLine(partner),
    `  Region: ${regionNamed(region).name} (\`${region}\`); countries: ${countries.join(", ")}${inBrackets(evidenceClause(evidence))}.`,
    `    ${source}`,
    "",
  ];
  return { key: "oauth.authorizationUris", lines };
}

function tokenLines(): string[] {
  return [
    `${tokenEndpoint.host}: Login with Amazon, which gives the tokens for all regions`,
    "",
    `  Token request: ${tokenEndpoint.method} ${tokenEndpoint.url}.`,
    `    ${tokenEndpoint.source}`,
    "",
  ];
}
