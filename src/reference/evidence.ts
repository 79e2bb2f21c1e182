/**
 * How well a fact is known. `official`: an Amazon page or repository was read for that very entry. `official-sibling`:
 * other operations of the same API were read. `official-2022`: Amazon's role files of 2022-01-06. `secondary`:
 * third-party notes that cite an Amazon page. `community`: other developers. `none`: nothing was found.
 */
export type Evidence = "official" | "official-sibling" | "official-2022" | "secondary" | "community" | "none";

/** From what is known best to what is not known at all. */
export const evidenceFromBest: readonly Evidence[] = [
  "official",
  "official-sibling",
  "official-2022",
  "secondary",
  "community",
  "none",
];

/** Where a fact comes from. */
export interface Provenance {
  readonly source: string;
  /** The day it was read, as YYYY-MM-DD. */
  readonly retrieved: string;
  readonly evidence: Evidence;
}

const clauses: Readonly<Record<Evidence, string>> = {
  official: "",
  "official-sibling": "as other operations of the same API have it",
  "official-2022": "as of Amazon's role files of 2022-01-06",
  secondary: "as third-party notes of 2026-08-29 give it",
  community: "as other developers report it",
  none: "as far as is known",
};

/** Whether a fact may raise an error: only what an Amazon page or repository says about that very entry. */
export function provesFault(evidence: Evidence): boolean {
  return evidence === "official";
}

/** How old or of what kind a fact is, as a clause for a message; empty for official facts. */
export function evidenceClause(evidence: Evidence): string {
  return clauses[evidence];
}
