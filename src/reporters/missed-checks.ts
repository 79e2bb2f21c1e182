import type { Check } from "../report/finding.js";
import { type UncheckedGroup, uncheckedGroups } from "../report/unchecked.js";
import type { FileView } from "../report/walk.js";
import { counted } from "./wording.js";

/** A check that was to be made and was not, with what to say about it. */
export interface MissedCheck {
  readonly rule: string;
  readonly message: string;
}

/** What the failures of a file name, each rule once, in the order of the catalogue. */
export function missedChecks({ file, failures }: FileView): MissedCheck[] {
  const required = new Set(failures.flatMap(({ kind, rules }) => (kind === "required" ? rules : [])));
  return unchecked(
    file.checks,
    failures.flatMap(({ rules }) => rules),
  ).map(({ rule, reason = "no reason is known" }) => ({
    rule,
    message: `${required.has(rule) ? "required and not checked" : "one of more than may stay unchecked"}: ${reason}`,
  }));
}

export interface MissedGroup {
  readonly heading: string;
  readonly groups: readonly UncheckedGroup[];
}

/** The same for a reader: a heading for each failure, and the rules by reason. */
export function missedGroups({ file, failures }: FileView): MissedGroup[] {
  return failures.map(({ kind, rules }) => {
    const what = kind === "required" ? "Required and not checked" : "More not checked than is allowed";
    return {
      heading: `${what}: ${counted(rules.length, "precondition")}`,
      groups: uncheckedGroups(unchecked(file.checks, rules)),
    };
  });
}

function unchecked(checks: readonly Check[], rules: readonly string[]): Check[] {
  const named = new Set(rules);
  return checks.filter(({ rule, result }) => result === "not-checked" && named.has(rule));
}
