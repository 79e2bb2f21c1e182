import type { Severity, Stage } from "../report/finding.js";

/** A rule as a settings file may speak of it; no policy of a team may change or silence a fixed one. */
export interface NamedRule {
  readonly id: string;
  readonly severity: Severity;
  readonly otherSeverities: readonly Severity[];
  readonly fixed: boolean;
  readonly stage: Stage;
}
