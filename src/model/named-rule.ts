import type { Severity, Stage } from "../report/finding.js";
import type { Path } from "../settings/tree.js";

/** A rule as a settings file may speak of it; no policy of a team may change or silence a fixed one. */
export interface NamedRule {
  readonly id: string;
  readonly severity: Severity;
  readonly otherSeverities: readonly Severity[];
  readonly fixed: boolean;
  readonly stage: Stage;
}

/** A rule that was judged before the change and is not any more, with what leaves it open now. */
export interface LostCheck {
  readonly rule: string;
  readonly reason: string;
  readonly path: Path;
}
