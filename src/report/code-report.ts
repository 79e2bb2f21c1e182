import type { Span } from "../settings/locate.js";
import type { Check } from "./finding.js";
import type { NeededRole } from "./least-roles.js";
import type { MaskedSource } from "./masked-source.js";

/** One literal of the code, in the form of the report. */
export interface SightingEntry extends Span {
  readonly kind: string;
  /** What it says; a secret has none. */
  readonly value?: string;
  readonly file: string;
  readonly open: boolean;
  readonly operations: readonly string[];
  readonly vendored: boolean;
}

/** Something that the code uses, with the places where it stands. */
export interface CodeUse {
  readonly name: string;
  /** `file:line`, in order; the first few. */
  readonly places: readonly string[];
  /** How many places there are. */
  readonly count: number;
}

/** What the code calls, as far as its literals tell. */
export interface CodeCalls {
  /** The operations, by API. */
  readonly apis: readonly { readonly api: string; readonly operations: readonly CodeUse[] }[];
  /** Paths that are several operations, since no method is named near by. */
  readonly several: readonly CodeUse[];
  /** Paths whose end is known only at run time. */
  readonly open: readonly CodeUse[];
  readonly hosts: readonly CodeUse[];
  readonly regions: readonly string[];
  readonly types: readonly CodeUse[];
  /** The fewest roles that open every call, by region; null for one that is not told. */
  readonly roles: readonly { readonly region: string | null; readonly smallest: readonly NeededRole[] }[];
  /** Why the roles of some calls are not judged. */
  readonly unjudged: readonly string[];
}

/** What was found out about the code. */
export interface CodeReport {
  readonly folder: string;
  /** The settings files that it was compared with. */
  readonly settings: readonly string[];
  readonly files: number;
  readonly bytes: number;
  /** How many entries are left out, by reason. */
  readonly skipped: Readonly<Record<string, number>>;
  readonly sightings: readonly SightingEntry[];
  readonly checks: readonly Check[];
  readonly calls: CodeCalls;
  /** The lines of files that findings stand in, secrets already masked, by path; of settings files too that no report of their own shows. */
  readonly sources: ReadonlyMap<string, MaskedSource>;
  /** The secrets of the code whose form is their own, for the mask of a runner and nothing else. */
  readonly secrets: () => readonly string[];
}
