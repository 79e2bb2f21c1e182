import { type Finding, severities } from "./finding.js";

/**
 * The findings of `now` that stand for one of `before`, each for one, and of no higher severity than that one had.
 * Among equals those come first that stand on lines which were there: `isNewLine` knows, or gives undefined.
 */
export function earlierAmong(
  now: readonly Finding[],
  before: readonly Finding[],
  isNewLine: (finding: Finding) => boolean | undefined,
): ReadonlySet<Finding> {
  const left = new Map<string, number[]>();
  for (const finding of before) {
    const kind = kindOf(finding);
    left.set(kind, [...(left.get(kind) ?? []), rank(finding)].sort());
  }
  const earlier = new Set<Finding>();
  const stale = now.filter((finding) => isNewLine(finding) !== true);
  const ordered = [...stale, ...now.filter((finding) => isNewLine(finding) === true)];
  for (const severity of severities) {
    for (const finding of ordered.filter((one) => one.severity === severity)) {
      const ranks = left.get(kindOf(finding)) ?? [];
      // The mildest that is severe enough, so that the severe ones are left for those that need them.
      const taken = ranks.findLastIndex((known) => known <= rank(finding));
      if (taken === -1) continue;
      ranks.splice(taken, 1);
      earlier.add(finding);
    }
  }
  return earlier;
}

function kindOf({ identity, fingerprint }: Finding): string {
  return identity?.kind ?? fingerprint;
}

function rank({ severity }: Finding): number {
  return severities.indexOf(severity);
}
