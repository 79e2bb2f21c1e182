import type { Edit, Finding, Severity } from "../../../src/report/finding.js";
import type { LeastRoles } from "../../../src/report/least-roles.js";
import type { UncheckedGroup } from "../../../src/report/unchecked.js";
import type { Walk } from "../../../src/report/walk.js";
import type { Path } from "../../../src/settings/tree.js";

/** One finding as the page shows it. */
export type ShownFinding = Pick<
  Finding,
  "rule" | "severity" | "codes" | "line" | "column" | "endLine" | "endColumn" | "message" | "fix" | "source" | "docs"
> & { readonly edit?: Edit };

/** What the engine says of one settings file. */
export interface CheckAnswer {
  readonly kind: "check";
  readonly verdict: string;
  readonly counts: Readonly<Record<Severity, number>>;
  readonly findings: readonly ShownFinding[];
  /** The path of what each finding is about. */
  readonly paths: readonly Path[];
  readonly walk: Walk;
  readonly roles: LeastRoles | undefined;
  /** What could not be checked, by reason, with what is most useful to declare first. */
  readonly unchecked: readonly UncheckedGroup[];
  /** The file after its safe repairs, and the difference; undefined where there is nothing to repair. */
  readonly repaired: { readonly text: string; readonly difference: string } | undefined;
  /** The whole report as the command line writes it. */
  readonly json: string;
}

/** A part of a link, with the findings about it by their number in the list. */
export interface LinkPart {
  readonly name: string;
  readonly text: string;
  readonly findings: readonly number[];
}

/** What a pasted text turned out to be. */
export type PasteAnswer =
  | { readonly kind: "nothing" }
  | { readonly kind: "unknown"; readonly near: readonly string[] }
  | { readonly kind: "too-large"; readonly most: number }
  | { readonly kind: "binary" }
  /** A settings file, which belongs behind the other door. */
  | { readonly kind: "settings"; readonly text: string }
  | { readonly kind: "explanation"; readonly lines: readonly string[] }
  | {
      readonly kind: "link" | "redirect" | "token";
      readonly parts: readonly LinkPart[];
      readonly findings: readonly ShownFinding[];
      /** The text to copy instead; undefined where nothing can be repaired without thinking. */
      readonly corrected: string | undefined;
      /** Whether it sends a redirect URI, and nobody has said which ones are registered. */
      readonly isOpen?: boolean;
      /** The settings file that says the same. */
      readonly settings: string;
    };

/** What the page knows beside the pasted text. */
export interface Answers {
  readonly type: "public" | "private";
  readonly state: "draft" | "submitted" | "published";
  /** The registered redirect URIs, one a line; empty where they are not known. */
  readonly redirectUris: string;
  /** Who authorizes the app; empty where it is not known. */
  readonly partner: "" | "seller" | "vendor" | "both";
  /** `na`, `eu`, `fe`, or empty where it is not known. */
  readonly region: string;
}

export type Question =
  | { readonly kind: "check"; readonly text: string; readonly today: string }
  | { readonly kind: "paste"; readonly text: string; readonly answers: Answers; readonly today: string }
  | { readonly kind: "example"; readonly rule: string }
  /** The text of a door with every secret covered. */
  | { readonly kind: "cover"; readonly door: "link" | "file"; readonly text: string };

/** The first failing example of a rule's page; undefined for an unknown rule. */
export interface ExampleAnswer {
  readonly kind: "example";
  readonly text: string | undefined;
}

export type Answer =
  | CheckAnswer
  | { readonly kind: "paste"; readonly answer: PasteAnswer }
  | ExampleAnswer
  | { readonly kind: "cover"; readonly text: string };
