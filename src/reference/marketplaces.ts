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
  /** Whether the text can mean nothing else; false where a character of an id is missing, added or another. */
  readonly certain: boolean;
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

/** ISO 3166-1 alpha-3, which no field of SP-API takes. */
const threeLetterCodes: Readonly<Record<string, string>> = {
  ...{ CAN: "CA", USA: "US", MEX: "MX", BRA: "BR", SGP: "SG", AUS: "AU", JPN: "JP", IND: "IN", TUR: "TR", EGY: "EG" },
  ...{ IRL: "IE", ESP: "ES", GBR: "GB", FRA: "FR", BEL: "BE", NLD: "NL", DEU: "DE", ITA: "IT", SWE: "SE", POL: "PL" },
  ...{ ZAF: "ZA", SAU: "SA", ARE: "AE" },
};

/**
 * The marketplace that an unknown text nearly names: by letter case or blanks around it, by O for 0 or I for 1, by the
 * name or three-letter code of its country, or by one edit of an id. A code is too short to be guessed by an edit: CH is
 * not a mistyped CA.
 */
export function nearestMarketplace(text: string): NearMarketplace | undefined {
  if (text.length > 50) return undefined;
  const folded = fold(text);
  for (const marketplace of marketplaces) {
    const { id, code, aliases, country } = marketplace;
    const name = [id, code, ...aliases].find((known) => fold(known) === folded);
    if (name !== undefined) return { name, marketplace, certain: true };
    if (fold(country) === folded) return { name: code, marketplace, certain: true };
  }
  const code = threeLetterCodes[text.trim().toUpperCase()];
  const byCode = code === undefined ? undefined : marketplaceNamed(code);
  if (code !== undefined && byCode !== undefined) return { name: code, marketplace: byCode, certain: true };
  const close = marketplaces.find((entry) => editDistance(fold(entry.id), folded, 1) === 1);
  return close && { name: close.id, marketplace: close, certain: false };
}

function fold(text: string): string {
  return text.trim().toUpperCase().replaceAll("O", "0").replaceAll("I", "1");
}
