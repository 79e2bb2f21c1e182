import type { Facts } from "../model/facts.js";
import type { Severity } from "../report/finding.js";
import type { Open } from "../settings/open.js";
import type { Place } from "../settings/place.js";
import type { Sighting } from "../source/sighting.js";
import type { CodeFacts } from "./code-facts.js";
import type { Rule } from "./rule.js";

/** A place in the settings that code is compared with. */
export interface SettingsPlace {
  readonly facts: Facts;
  readonly place: Place;
}

/** What a rule says about one place of the code, or of the settings beside it. */
export interface CodeDraft {
  readonly kind: "finding";
  readonly at: Sighting | SettingsPlace;
  readonly message: string;
  readonly fix: string;
  readonly severity?: Severity;
  readonly codes?: readonly string[];
  readonly alsoSeen?: readonly string[];
  readonly source?: string;
  readonly related?: readonly { readonly at: Sighting | SettingsPlace; readonly message: string }[];
  /** Where another rule speaks: which. */
  readonly by?: Pick<Rule, "id" | "stage" | "title">;
}

/** A rule about what code says; what it says warns, and only a secret fails. */
export interface CodeRule extends Omit<Rule, "check" | "needs" | "guards"> {
  readonly stage: "code";
  check(code: CodeFacts): Iterable<CodeDraft | Open>;
}

type Definition = Pick<CodeRule, "id" | "severity" | "title" | "source" | "check"> & Partial<CodeRule>;

/** A rule about code from its facts. */
export function defineCodeRule(definition: Definition): CodeRule {
  return { stage: "code", otherSeverities: [], codes: [], alsoSeen: [], fixed: false, ...definition };
}

/** A finding at a place of the code or the settings. */
export function codeFinding(at: CodeDraft["at"], draft: Omit<CodeDraft, "kind" | "at">): CodeDraft {
  return { kind: "finding", at, ...draft };
}

/** Whether a place is one of the settings. */
export function isSettingsPlace(at: CodeDraft["at"]): at is SettingsPlace {
  return "facts" in at;
}
