import type { Facts } from "../model/facts.js";
import type { Severity, Stage } from "../report/finding.js";
import type { Caret } from "../settings/locate.js";
import { Open } from "../settings/open.js";
import type { Place } from "../settings/place.js";
import type { Repair } from "../settings/repair.js";
import type { TextRange } from "../settings/values.js";

export { allKnown, allOf, answerOf, anyOf, knownAnswers, Open } from "../settings/open.js";
export type { Repair } from "../settings/repair.js";

export interface Related {
  readonly at: Place;
  readonly message: string;
}

/** What a rule says: a finding, or why a part of the precondition cannot be judged. */
export type Said = FindingDraft | Open;

/** A question that rules the precondition out where the answer is no. */
export type Guard = (facts: Facts) => boolean;

/** What a rule says about one place, in settings paths; the engine adds lines, columns, links and the fingerprint. */
export interface FindingDraft {
  readonly kind: "finding";
  readonly at: Place;
  /** Where the finding points: the value, or its key. */
  readonly caret?: Caret;
  /** For what is no value of the settings, a comment or a fault of syntax: the place in the text; the path is then empty. */
  readonly range?: TextRange;
  /** What is wrong with the actual value, and what is required. */
  readonly message: string;
  /** What to write instead. */
  readonly fix: string;
  readonly severity?: Severity;
  readonly codes?: readonly string[];
  readonly alsoSeen?: readonly string[];
  readonly source?: string;
  readonly repair?: Repair | undefined;
  readonly related?: readonly Related[];
  /** Places in the text that no path names, such as the first of two equal keys. */
  readonly relatedRanges?: readonly { readonly range: TextRange; readonly message: string }[];
}

export interface Rule {
  readonly id: string;
  readonly stage: Stage;
  readonly severity: Severity;
  /** The severities besides that its findings may have. */
  readonly otherSeverities: readonly Severity[];
  /** What the first seller or the first call would see. */
  readonly codes: readonly string[];
  /** Other codes that the same fault has had. */
  readonly alsoSeen: readonly string[];
  readonly title: string;
  /** The page that documents the precondition. */
  readonly source: string;
  /** Paths that must be declared with a value known before run time; else the rule is not checked. */
  readonly needs: readonly string[];
  /** One that is false rules the precondition out; else one that is open leaves the rule unchecked. */
  readonly guards: readonly Guard[];
  /** Whether no policy of a team may change or silence the rule. */
  readonly fixed: boolean;
  check(facts: Facts): Iterable<Said>;
}

type RuleDefinition = Pick<Rule, "id" | "stage" | "severity" | "title" | "source" | "check"> & Partial<Rule>;

/** A rule from its facts; what is left out is the ordinary case: no code, nothing needed, no guard. */
export function defineRule(definition: RuleDefinition): Rule {
  const usual = { otherSeverities: [], codes: [], alsoSeen: [], needs: [], guards: [], fixed: false };
  return { ...usual, ...definition };
}

/** A finding at the value of `at`, or at its key with `caret: "key"`. */
export function finding(at: Place, draft: Omit<FindingDraft, "kind" | "at">): FindingDraft {
  return { kind: "finding", at, ...draft };
}

/** The place as what a finding relates to; nothing where it is not declared, so that a default counts. */
export function declaredHere(at: Place, message: string): readonly Related[] {
  return at.seemsMissing ? [] : [{ at, message }];
}

/**
 * Judges each of `items` by itself: what is open in one ends that one and is told, and the others go on. A loop that asks
 * without it lets one open item take the findings of the others with it. What is open as a whole is told first.
 */
export function* each<Item>(
  items: Iterable<Item | Open>,
  judge: (item: Item) => Iterable<Said> | Said | undefined,
): Generator<Said> {
  const all = [...items];
  for (const item of all) if (item instanceof Open) yield item;
  for (const item of all) {
    if (item instanceof Open) continue;
    try {
      const said = judge(item);
      if (said === undefined) continue;
      if ("kind" in said) yield said;
      else yield* said;
    } catch (thrown) {
      if (!(thrown instanceof Open)) throw thrown;
      yield thrown;
    }
  }
}

/** What `judge` says until something is open, and that. */
export function untilOpen(judge: () => Iterable<Said> | Said | undefined): Generator<Said> {
  return each([judge], (judge) => judge());
}
