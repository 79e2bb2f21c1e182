const longest = 100;

/**
 * The candidate that a mistyped text most likely means: one that differs in letter case alone, else the first of those
 * with the fewest edits (an insertion, a deletion, a substitution, or two neighbours swapped). Undefined where none is
 * within `maxDistance` edits, which is a quarter of the text but one to three unless told, or where the text is long.
 */
export function nearest(text: string, candidates: Iterable<string>, maxDistance?: number): string | undefined {
  if (text.length === 0 || text.length > longest) return undefined;
  const folded = text.toLowerCase();
  const limit = maxDistance ?? Math.min(3, Math.max(1, Math.floor(text.length / 4)));
  let best: string | undefined;
  let fewest = limit + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - text.length) > limit) continue;
    const other = candidate.toLowerCase();
    if (other === folded) return candidate;
    // A distance that is no smaller than the best one so far changes nothing, so the work shrinks as matches are found.
    const distance = editDistance(folded, other, fewest - 1);
    if (distance < fewest) {
      best = candidate;
      fewest = distance;
    }
  }
  return best;
}

/** Damerau-Levenshtein distance (optimal string alignment) up to `limit`; more than `limit` where it is greater. */
export function editDistance(a: string, b: string, limit: number): number {
  const over = limit + 1;
  if (Math.abs(a.length - b.length) > limit || a.length > longest || b.length > longest) return over;
  let twoAbove: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = new Array<number>(b.length + 1).fill(over);
    if (row <= limit) current[0] = row;
    let smallest = current[0] ?? over;
    // Cells further than `limit` from the diagonal cannot end at `limit` or less.
    for (let column = Math.max(1, row - limit); column <= Math.min(b.length, row + limit); column += 1) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (above[column] ?? over) + 1,
        (current[column - 1] ?? over) + 1,
        (above[column - 1] ?? over) + (same ? 0 : 1),
      );
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (isSwap) cost = Math.min(cost, (twoAbove[column - 2] ?? over) + 1);
      current[column] = cost;
      smallest = Math.min(smallest, cost);
    }
    // A swap reaches back two rows, so both must be over the limit.
    if (smallest > limit && Math.min(...above) > limit) return over;
    twoAbove = above;
    above = current;
  }
  return Math.min(above[b.length] ?? over, over);
}
