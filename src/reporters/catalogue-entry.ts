import type { Severity, Stage } from "../report/finding.js";

/** What a reader of a report may want to know about a rule, whether it found something or not. */
export interface CatalogueEntry {
  readonly id: string;
  readonly stage: Stage;
  readonly severity: Severity;
  readonly codes: readonly string[];
  readonly alsoSeen: readonly string[];
  readonly title: string;
  /** The page that documents the precondition. */
  readonly source: string;
  /** The page of the rule. */
  readonly docs: string;
}
