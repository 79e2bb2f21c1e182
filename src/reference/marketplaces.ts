import type { Provenance } from "./evidence.js";
import { editDistance } from "./nearest.js";
import type { Region } from "./regions.js";

export interface Marketplace {
  readonly id: string;
  readonly country: string;
  /** The code that Amazon's table prints. */
  readonly code: string;
  /** Other codes of the same country: Amazon prints UK where ISO 3166 and the guide of 2021 have GB. */
  readonly aliases: readonly string[];
  readonly region: Region;
}

/** What someone who wrote an unknown marketplace most likely meant. */
export interface NearMarketplace {
  /** The id or code to write instead, whichever the text resembles. */
  readonly name: string;
  readonly marketplace: Marketplace;
}

export const marketplacesProvenance: Provenance = {
  source: "https://developer-docs.amazon.com/sp-api/docs/marketplace-ids",
  retrieved: "2026-11-22",
  evidence: "official",
};

export const marketplaces: readonly Marketplace[] = [
  marketplace("A2EUQ1WTGCTBG2", "Canada", "CA", "na"),
  marketplace("ATVPDKIKX0DER", "United States", "US", "na"),
  marketplace("A1AM78C64UM0Y8", "Mexico", "MX", "na"),
  marketplace("A2Q3Y263D00KWC", "Brazil", "BR", "na"),
  marketplace("A28R8C7NBKEWEA", "Ireland", "IE", "eu"),
  marketplace("A1RKKUPIHCS9HS", "Spain", "ES", "eu"),
  marketplace("A1F83G8C2ARO7P", "United Kingdom", "UK", "eu", ["GB"]),
  marketplace("A13V1IB3VIYZZH", "France", "FR", "eu"),
  marketplace("AMEN7PMS3EDWL", "Belgium", "BE", "eu"),
  marketplace("A1805IZSGTT6HS", "Netherlands", "NL", "eu"),
  marketplace("A1PA6795UKMFR9", "Germany", "DE", "eu"),
  marketplace("APJ6JRA9NG5V4", "Italy", "IT", "eu"),
  marketplace("A2NODRKZP88ZB9", "Sweden", "SE", "eu"),
  marketplace("AE08WJ6YKNBMC", "South Africa", "ZA", "eu"),
  marketplace("A1C3SOZRARQ6R3", "Poland", "PL", "eu"),
  marketplace("ARBP9OOSHTCHU", "Egypt", "EG", "eu"),
  marketplace("A33AVAJ2PDY3EV", "Turkey", "TR", "eu"),
  marketplace("A17E79C6D8DWNP", "Saudi Arabia", "SA", "eu"),
  marketplace("A2VIGQ35RCS4UG", "United Arab Emirates", "AE", "eu"),
  marketplace("A21TJRUUN4KGV", "India", "IN", "eu"),
  marketplace("A19VAU5U5O7RUS", "Singapore", "SG", "fe"),
  marketplace("A39IBJ37TRP1C6", "Australia", "AU", "fe"),
  marketplace("A1VC38T7YXB528", "Japan", "JP", "fe"),
];

function marketplace(
  id: string,
  country: string,
  code: string,
  region: Region,
  aliases: readonly string[] = [],
): Marketplace {
  return { id, country, code, aliases, region };
}

/** The marketplace with exactly this id or country code; UK and GB are the same. */
export function marketplaceNamed(nameOrId: string): Marketplace | undefined {
  return marketplaces.find(
    ({ id, code, aliases }) => id === nameOrId || code === nameOrId || aliases.includes(nameOrId),
  );
}

/**
 * The marketplace that an unknown text nearly names: by letter case or blanks around it, by O for 0 or I for 1, by the
 * name of its country, or by one edit of an id. A code is too short to be guessed by an edit: CH is not a mistyped CA.
 */
export function nearestMarketplace(text: string): NearMarketplace | undefined {
  if (text.length > 50) return undefined;
  const folded = fold(text);
  const id = marketplaces.find((entry) => fold(entry.id) === folded);
  if (id !== undefined) return { name: id.id, marketplace: id };
  for (const entry of marketplaces) {
    if (fold(entry.country) === folded) return { name: entry.code, marketplace: entry };
    const code = [entry.code, ...entry.aliases].find((known) => fold(known) === folded);
    if (code !== undefined) return { name: code, marketplace: entry };
  }
  const close = marketplaces.find((entry) => editDistance(fold(entry.id), folded, 1) === 1);
  return close === undefined ? undefined : { name: close.id, marketplace: close };
}

function fold(text: string): string {
  return text.trim().toUpperCase().replaceAll("O", "0").replaceAll("I", "1");
}
