import type { Evidence } from "../reference/evidence.js";
import { evidenceClause, provesFault } from "../reference/evidence.js";
import type { OperationCall } from "./call.js";

/** What is known about the end of something that the code asks for. */
export interface End {
  /** The day from which calls fail; null where only its absence from Amazon's models is known. */
  readonly on: string | null;
  readonly evidence: Evidence;
  readonly source: string;
  /** The day of the last model that had it; undefined for what is still in the models or lists. */
  readonly lastSeen: string | undefined;
  readonly replacement: string | undefined;
}

/** The end of each meaning of the call; none where one of them lives on. */
export function endsOf({ operations, removed }: OperationCall): readonly End[] {
  const announced = operations.map(({ announcedEnd }) => announcedEnd).filter((end) => end !== undefined);
  if (announced.length < operations.length) return [];
  return [
    ...announced.map(({ on, evidence, source, replacement }) => {
      return { on, evidence, source, replacement, lastSeen: undefined };
    }),
    ...removed.map(({ removedOn, removalEvidence, source, replacement, lastSeen }) => {
      return { on: removedOn, evidence: removalEvidence, source, replacement, lastSeen };
    }),
  ];
}

/** Whether Amazon's own page gives a day of removal that is not after `today`, and the models have it no more. */
export function hasEnded({ on, evidence, lastSeen }: End, today: string): boolean {
  return lastSeen !== undefined && on !== null && on <= today && provesFault(evidence);
}

/** What is known about the end, as the predicate of a sentence without its full stop. */
export function endInWords({ on, evidence, lastSeen }: End, today: string): string {
  if (on === null)
    return `is gone from Amazon's models, which had it last on \`${lastSeen}\`, without a date of removal`;
  const clause = evidenceClause(evidence);
  const known = clause === "" ? "" : `, ${clause}`;
  if (on > today) return `is announced to end on \`${on}\`${known}`;
  return lastSeen === undefined ? `was announced to end on \`${on}\`${known}` : `was removed on \`${on}\`${known}`;
}
