import { evidenceClause, provesFault } from "../../reference/evidence.js";
import type { DatedEnd } from "../../reference/legend.js";

/** Whether Amazon's own page gives the day, and it is not after `today`. */
export function hasPassed({ on, evidence }: DatedEnd, today: string): boolean {
  return on <= today && provesFault(evidence);
}

/** The end as the predicate of a sentence without its full stop. */
export function wordsOfEnd({ on, evidence }: DatedEnd, today: string): string {
  const clause = evidenceClause(evidence);
  return `${on <= today ? "ended" : "is announced to end"} on \`${on}\`${clause && `, ${clause}`}`;
}
