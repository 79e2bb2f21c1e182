/** A day on which something ends that the app needs. */
export interface Deadline {
  /** The same in every run as long as the file declares the thing, whatever its day. */
  readonly id: string;
  readonly kind: DeadlineKind;
  readonly file: string;
  readonly line: number;
  /** The last day on which it works, as YYYY-MM-DD; for a removal the day from which calls fail. */
  readonly on: string;
  /** Days from today; negative where the day is over. */
  readonly daysLeft: number;
  readonly what: string;
  readonly action: string;
  readonly source: string;
}

export const deadlineKinds = ["client-secret", "authorization", "certificate", "removal", "ignore"] as const;
export type DeadlineKind = (typeof deadlineKinds)[number];

/** A day that is not known, and why. */
export interface UnknownDay {
  readonly kind: DeadlineKind;
  readonly file: string;
  readonly reason: string;
}

/** The days of several files, the next one first. */
export interface Deadlines {
  readonly today: string;
  readonly deadlines: readonly Deadline[];
  readonly unknown: readonly UnknownDay[];
}
