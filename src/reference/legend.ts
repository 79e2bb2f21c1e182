import type { Evidence } from "./evidence.js";
import { evidenceLines, roleLines, sourceLines } from "./legend-table.js";
import { allRegions, type Region } from "./regions.js";

/** A role that gives access, and the regions in which it does. */
export interface RoleGrant {
  readonly role: string;
  /** All three where no limit is known. */
  readonly regions: readonly Region[];
}

/** The lines of a table; a table starts and ends with a line break. */
export function linesOf(table: string): string[] {
  return table.slice(1, -1).split("\n");
}

/** Puts off `make` until the first call and keeps its value. */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

const roleNames = once(() => linesOf(roleLines));
const sources = once(() => linesOf(sourceLines));
const evidences = once(() => new Map(linesOf(evidenceLines).map((line) => [line.slice(0, 1), line.slice(2)])));
const isEvidence = (word: string): word is Evidence =>
  ["official", "official-sibling", "official-2022", "secondary", "community", "none"].includes(word);
const letters: Readonly<Record<string, Region>> = { N: "na", E: "eu", F: "fe" };

/** The word of evidence for its letter in the tables. */
export function evidenceOf(letter: string | undefined): Evidence {
  const word = evidences().get(letter ?? "") ?? "none";
  return isEvidence(word) ? word : "none";
}

/** The address for its code in the tables, such as `a` or `a#anchor`; empty where the source names none. */
export function sourceOf(code: string | undefined): string {
  const [index = "", anchor] = (code ?? "").split("#");
  const page = index === "" ? "" : (sources()[Number.parseInt(index, 36)] ?? "");
  return anchor === undefined ? page : `${page}#${anchor}`;
}

/** The regions for their letters in the tables, such as `NE`; all three for none. */
export function regionsOf(code: string | undefined): readonly Region[] {
  if (code === undefined || code === "") return allRegions;
  return [...code].map((letter) => letters[letter]).filter((region) => region !== undefined);
}

/** The grants for their codes in the tables, such as `1 c 6NE`. */
export function grantsOf(codes: string | undefined): readonly RoleGrant[] {
  if (codes === undefined || codes === "") return [];
  return codes.split(" ").map((code) => ({
    role: roleNames()[Number.parseInt(code.slice(0, 1), 36)] ?? "",
    regions: regionsOf(code.slice(1)),
  }));
}

/** The end of something that Amazon has announced. */
export interface DatedEnd {
  readonly on: string;
  readonly evidence: Evidence;
  readonly source: string;
  /** The id or name of what takes its place. */
  readonly replacement?: string;
}

/** A date with its evidence, its source and a replacement, such as `2026-08-26 d 5`; undefined for an empty text. */
export function datedOf(text: string): DatedEnd | undefined {
  const [on = "", letter, source, replacement] = text.split(" ");
  if (on === "") return undefined;
  const end = { on, evidence: evidenceOf(letter), source: sourceOf(source) };
  return replacement === undefined ? end : { ...end, replacement };
}

/** Where alone something is offered, and how well that is known. */
export interface MarketplaceLimit {
  /** The codes that Amazon's table prints. */
  readonly codes: readonly string[];
  readonly evidence: Evidence;
  readonly source: string;
}

/** The marketplaces of a table, such as `o 1 US UK`; undefined for an empty text, where no limit is known. */
export function marketplacesOf(text: string | undefined): MarketplaceLimit | undefined {
  if (text === undefined || text === "") return undefined;
  const [letter, source, ...codes] = text.split(" ");
  return { codes, evidence: evidenceOf(letter), source: sourceOf(source) };
}
