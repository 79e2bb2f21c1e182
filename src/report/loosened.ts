import { type Severity, severities } from "./finding.js";

export type PolicyWord = Severity | "off";

/** What a policy makes of a finding, by the severity that its rule gives it. */
type Policy = (severity: Severity) => PolicyWord;

/** The worst of a rule's findings that `after` lowers, as what it was and what it becomes; undefined where none is. */
export function lowered(
  own: readonly Severity[],
  before: Policy,
  after: Policy,
): { from: PolicyWord; to: PolicyWord } | undefined {
  return own
    .map((severity) => ({ from: before(severity), to: after(severity) }))
    .filter(({ from, to }) => rank(to) < rank(from))
    .toSorted((one, other) => rank(other.from) - rank(one.from))[0];
}

/** How strict a severity is: the higher, the stricter; `off` is none of them and below them all. */
export function rank(word: PolicyWord): number {
  const order: readonly string[] = severities.toReversed();
  return order.indexOf(word);
}
