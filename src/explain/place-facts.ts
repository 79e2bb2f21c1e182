import { consentHost, consentHosts } from "../reference/consent.js";
import { evidenceClause } from "../reference/evidence.js";
import { type Marketplace, marketplaceNamed, marketplaces, marketplacesProvenance } from "../reference/marketplaces.js";
import { hostOf, regionNamed, regionOfHost } from "../reference/regions.js";
import { inBrackets, partnerLine } from "./fact-lines.js";

/** What is known about a marketplace or a host, with the key of the settings that names it. */
export interface PlaceFacts {
  readonly key: string;
  readonly lines: readonly string[];
}

/** What is known about the marketplace of exactly this id or code; undefined where Amazon's table has none. */
export function marketplaceFacts(text: string): PlaceFacts | undefined {
  const marketplace = marketplaceNamed(text);
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

/** What is known about a host of Amazon's, with or without `https://`; undefined for any other host. */
export function hostFacts(text: string): PlaceFacts | undefined {
  const [host = ""] = text.replace(/^https:\/\//i, "").split("/");
  const endpoint = regionOfHost(host);
  if (endpoint !== undefined) {
    const { region, environment } = endpoint;
    const served = marketplaces.filter((one) => one.region === region).map(({ code }) => code);
    const lines = [
      `${host.toLowerCase()}: ${environment} endpoint of the SP-API`,
      "",
      `  Region: ${regionNamed(region).name} (\`${region}\`).`,
      `  Marketplaces: ${served.join(", ")}.`,
      "",
    ];
    return { key: "endpoints[].url", lines };
  }
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
