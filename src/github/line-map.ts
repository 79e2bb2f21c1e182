/** At most so many pairs of lines are compared one by one, between what both texts have once. */
const mostPairs = 1_000_000;

/**
 * Where the lines of one text stand in another, both counted from 1: undefined for a line that is not there. Lines
 * keep their order, so that of equal ones each has its own.
 */
export function lineMap(from: readonly string[], to: readonly string[]): (line: number) => number | undefined {
  const found = new Map<number, number>();
  const ranges = [{ a: 0, aEnd: from.length, b: 0, bEnd: to.length }];
  for (let range = ranges.pop(); range !== undefined; range = ranges.pop()) {
    let { a, aEnd, b, bEnd } = range;
    for (; a < aEnd && b < bEnd && from[a] === to[b]; a += 1, b += 1) found.set(a, b);
    for (; a < aEnd && b < bEnd && from[aEnd - 1] === to[bEnd - 1]; aEnd -= 1, bEnd -= 1) found.set(aEnd - 1, bEnd - 1);
    const anchors = increasing(commonOnce(from.slice(a, aEnd), to.slice(b, bEnd)));
    if (anchors.length === 0) {
      for (const [x, y] of longest(from.slice(a, aEnd), to.slice(b, bEnd))) found.set(a + x, b + y);
      continue;
    }
    let [x, y] = [a, b];
    for (const [ax, by] of anchors) {
      ranges.push({ a: x, aEnd: a + ax, b: y, bEnd: b + by });
      found.set(a + ax, b + by);
      [x, y] = [a + ax + 1, b + by + 1];
    }
    ranges.push({ a: x, aEnd, b: y, bEnd });
  }
  return (line) => {
    const place = found.get(line - 1);
    return place === undefined ? undefined : place + 1;
  };
}

type Pair = readonly [number, number];

/** The lines that each side has exactly once, in the order of the first. */
function commonOnce(from: readonly string[], to: readonly string[]): Pair[] {
  const [once, other] = [onceIn(from), onceIn(to)];
  return [...once].flatMap(([text, index]): Pair[] => {
    const place = other.get(text);
    return place === undefined ? [] : [[index, place]];
  });
}

function onceIn(lines: readonly string[]): Map<string, number> {
  const once = new Map<string, number>();
  const again = new Set<string>();
  for (const [index, line] of lines.entries()) {
    if (once.has(line)) again.add(line);
    once.set(line, index);
  }
  for (const line of again) once.delete(line);
  return once;
}

/** The longest part of `pairs` that increases on both sides. */
function increasing(pairs: readonly Pair[]): Pair[] {
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  for (const [index, [, place]] of pairs.entries()) {
    let [length, above] = [0, ends.length];
    while (length < above) {
      const middle = (length + above) >> 1;
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < place) length = middle + 1;
      else above = middle;
    }
    before[index] = ends[length - 1];
    ends[length] = index;
  }
  const chain: Pair[] = [];
  for (let index = ends.at(-1); index !== undefined; index = before[index]) {
    const pair = pairs[index];
    if (pair !== undefined) chain.unshift(pair);
  }
  return chain;
}

/** The longest common part of two short lists of lines; nothing where they are too long to compare. */
function longest(from: readonly string[], to: readonly string[]): Pair[] {
  if (from.length * to.length > mostPairs) return [];
  const rows = from.map(() => new Uint32Array(to.length + 1));
  rows.push(new Uint32Array(to.length + 1));
  const best = (x: number, y: number) => rows[x]?.[y] ?? 0;
  for (let x = from.length - 1; x >= 0; x -= 1) {
    for (let y = to.length - 1; y >= 0; y -= 1) {
      const row = rows[x];
      if (row !== undefined)
        row[y] = from[x] === to[y] ? best(x + 1, y + 1) + 1 : Math.max(best(x + 1, y), best(x, y + 1));
    }
  }
  const pairs: Pair[] = [];
  for (let [x, y] = [0, 0]; x < from.length && y < to.length; ) {
    if (from[x] === to[y]) pairs.push([x++, y++]);
    else if (best(x + 1, y) >= best(x, y + 1)) x += 1;
    else y += 1;
  }
  return pairs;
}
