/** What a role adds to the price of a set; between equal sets the earlier name wins. */
export interface Candidate {
  readonly role: string;
  readonly isHeld: boolean;
  readonly isRestricted: boolean;
}

/**
 * The smallest set of roles that has one of each of `choices`: exact, by trying every set of the roles that matter. Of
 * equally small sets the one with more held roles, then with fewer restricted ones, then the first by name. `candidates`
 * are at most as many as Amazon has roles; a choice of none of them is left out.
 */
export function smallestCover(
  candidates: readonly Candidate[],
  choices: Iterable<ReadonlySet<string>>,
): readonly string[] {
  const sorted = [...candidates].sort((a, b) => (a.role < b.role ? -1 : 1));
  // The first name has the highest bit, so that of two sets of one size the greater number is the earlier by name.
  const bits = new Map(sorted.map(({ role }, index) => [role, 1 << (sorted.length - 1 - index)]));
  const maskOf = (roles: Iterable<string>) => [...roles].reduce((mask, role) => mask | (bits.get(role) ?? 0), 0);
  const masks = essential([...choices].map(maskOf).filter((mask) => mask !== 0));
  const used = masks.reduce((all, mask) => all | mask, 0);
  const held = maskOf(sorted.filter(({ isHeld }) => isHeld).map(({ role }) => role));
  const restricted = maskOf(sorted.filter(({ isRestricted }) => isRestricted).map(({ role }) => role));
  const isBetter = (set: number, than: number) =>
    (size(set) - size(than) ||
      size(set & ~held) - size(than & ~held) ||
      size(set & restricted) - size(than & restricted) ||
      than - set) < 0;
  let best = used;
  // Every subset of the used roles, from all of them down to none.
  for (let set = used; ; set = (set - 1) & used) {
    if (size(set) <= size(best) && isBetter(set, best) && masks.every((mask) => (mask & set) !== 0)) best = set;
    if (set === 0) break;
  }
  return sorted.map(({ role }) => role).filter((role) => ((bits.get(role) ?? 0) & best) !== 0);
}

/** Each choice once, without those that another one implies. */
function essential(masks: readonly number[]): readonly number[] {
  const distinct = [...new Set(masks)];
  return distinct.filter((mask) => !distinct.some((other) => other !== mask && (other & mask) === other));
}

function size(set: number): number {
  let left = set;
  let count = 0;
  for (; left !== 0; left &= left - 1) count += 1;
  return count;
}
