import { shortened } from "../../report/shortened.js";
import type { Place } from "../../settings/place.js";
import { type FindingDraft, finding, type Unchecked, unchecked } from "../rule.js";

interface ChangeInWords {
  /** The subject of the sentence. */
  readonly what: string;
  /** What follows from the change, as a clause. */
  readonly effect: string;
  readonly fix: string;
}

/** That an identifier is another one than at the base; silent where it was not declared there. */
export function* identifierChanged(
  head: Place<string>,
  base: Place<string>,
  { what, effect, fix }: ChangeInWords,
): Generator<FindingDraft | Unchecked> {
  if (base.isMissing) return;
  if (base.value === undefined || head.value === undefined) yield unchecked(head.value === undefined ? head : base);
  else if (base.value !== head.value) {
    yield finding(head, {
      message: `${what} changes from \`${shortened(base.value)}\` to \`${shortened(head.value)}\`, and ${effect}.`,
      fix,
    });
  }
}
