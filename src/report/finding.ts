import type { Span } from "../settings/locate.js";
import type { Path } from "../settings/tree.js";

/** The steps of a seller's authorization, in order, and beside them those that are no step of it. */
export const stages = [
  "registration",
  "consent",
  "token",
  "signing",
  "call",
  "live",
  "secrets",
  "settings",
  "change",
  "code",
] as const;
export type Stage = (typeof stages)[number];

/** The stages that a seller walks through, as far as a file declares them. */
export const walkStages = ["registration", "consent", "token", "signing", "call"] as const satisfies readonly Stage[];

/** The same with what Amazon answered, where it was asked. */
export const askedStages = [...walkStages, "live"] as const satisfies readonly Stage[];

export const severities = ["error", "warning", "notice"] as const;
export type Severity = (typeof severities)[number];

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A replacement of the text between `start` and `end`, end exclusive; `safe` where it can be made without thinking. */
export interface Edit {
  readonly start: Position;
  readonly end: Position;
  readonly text: string;
  readonly safe: boolean;
}

export interface RelatedSpan extends Span {
  readonly path: Path;
  readonly message: string;
  /** Where that is another file than the finding's own. */
  readonly file?: string;
}

/** Whether a change brought the finding, or it was there before. */
export type Origin = "introduced" | "earlier";

/** What a finding is about, over time and whatever its severity, and how earlier versions wrote that; both are hashes. */
export interface Identity {
  readonly kind: string;
  readonly former: string;
}

/** One fault at one place, complete: a reporter needs nothing else. */
export interface Finding extends Span {
  readonly rule: string;
  readonly title: string;
  readonly stage: Stage;
  readonly severity: Severity;
  readonly codes: readonly string[];
  readonly alsoSeen: readonly string[];
  readonly file: string;
  readonly path: Path;
  readonly message: string;
  readonly fix: string;
  readonly source: string;
  readonly docs: string;
  readonly related: readonly RelatedSpan[];
  readonly edit?: Edit;
  /** The identity over time, with the severity: see `withFingerprints`. */
  readonly fingerprint: string;
  /** What the fingerprint is made of; for comparing within the program, and in no report. */
  readonly identity?: Identity;
  readonly origin?: Origin;
}

/** What a rule said about a file; a rule that could not be judged says why. */
export interface Check {
  readonly rule: string;
  readonly stage: Stage;
  readonly result: "failed" | "passed" | "not-applicable" | "not-checked";
  readonly reason?: string;
}
