import { shortened } from "../../report/shortened.js";
import type { Place } from "../../settings/place.js";
import { finding, type Said } from "../rule.js";

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
): Generator<Said> {
  const before = base.isGiven ? head.required && base.required : undefined;
  if (before === undefined || before === head.required) return;
  yield finding(head, {
    message: `${what} changes from \`${shortened(before)}\` to \`${shortened(head.required)}\`, and ${effect}.`,
    fix,
  });
}
