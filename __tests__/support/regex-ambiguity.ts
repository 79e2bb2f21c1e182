/**
 * Whether a regular expression takes time that grows faster than the text, read from its automaton. A matcher that
 * goes back and tries again is linear unless some text can be read in two ways from a loop: from a loop to itself
 * (exponential), or from one loop into another behind it (polynomial). Where a pattern may start anywhere, the search
 * for its start is a loop in front of it. Source: A. Weber and H. Seidl, On the degree of ambiguity of finite automata.
 */
export type Ambiguity = "none" | "polynomial" | "exponential";

/** Characters that stand for all: every one of ASCII and of Latin, and some of each kind that classes tell apart. */
const samples = [
  ...Array.from({ length: 0x250 }, (_, code) => String.fromCharCode(code)),
  ...["\u0301", "\u0416", "\u05d0", "\u200b", "\u2028", "\u202e", "\u2800", "\u3000", "\u65e5", "\ud800", "\udc00"],
  ...["\ue000", "\ufeff", "\uffff", "\u{1f600}", "\u{e0041}"],
];

/** A step without a character: where it can be made, and whether it may refuse. */
interface Silent {
  readonly to: number;
  readonly needs?: "start";
  readonly tests?: true;
  /** The position of the character that must, or must not, stand before. */
  readonly behind?: number;
}

interface Position {
  readonly atom: string;
  readonly to: number;
}

/** No more copies of a counted part are looked at: more of them change nothing but a constant. */
const mostCopies = 3;

const oneCharacter = /^(?:\[(?:\\.|[^\]\\])*\]|\\?.|\\[pP]\{[^}]*\})$/u;

class Automaton {
  readonly silent: Silent[][] = [];
  readonly positions: Position[] = [];
  /** The position that is read at a node. */
  readonly reads = new Map<number, number>();
  readonly lookbehinds: string[] = [];
  private at = 0;

  constructor(
    private readonly source: string,
    private readonly flags: string,
  ) {}

  node(): number {
    return this.silent.push([]) - 1;
  }

  link(from: number, to: number, more: Omit<Silent, "to"> = {}): void {
    this.silent[from]?.push({ to, ...more });
  }

  /** The alternatives up to a closing bracket, from `start`; returns the node behind them. */
  alternatives(start: number): number {
    const end = this.node();
    for (;;) {
      const first = this.node();
      this.link(start, first);
      this.link(this.sequence(first), end);
      if (this.source[this.at] !== "|") return end;
      this.at += 1;
    }
  }

  private sequence(start: number): number {
    let last = start;
    while (this.at < this.source.length && !/[|)]/.test(this.source[this.at] ?? "")) last = this.term(last);
    return last;
  }

  private term(start: number): number {
    const from = this.at;
    // Read once to see how often it is to be read, from a node that nothing leads to.
    this.atom(this.node());
    const counted = this.quantifier() ?? { least: 1, most: 1 };
    const after = this.at;
    const { least, most } = counted;
    const again = (node: number) => {
      this.at = from;
      return this.atom(node);
    };
    const end = this.node();
    let last = start;
    if (least === 0) this.link(start, end);
    for (let copy = 1; copy <= Math.max(1, Math.min(least, mostCopies)); copy += 1) {
      const first = this.node();
      this.link(last, first);
      last = again(first);
    }
    if (most === Number.POSITIVE_INFINITY) {
      const first = this.node();
      this.link(last, first);
      const behind = again(first);
      this.link(behind, first);
      this.link(behind, end);
    } else {
      for (let copy = Math.max(1, least); copy < Math.min(most, Math.max(1, least) + mostCopies); copy += 1) {
        this.link(last, end);
        const first = this.node();
        this.link(last, first);
        last = again(first);
      }
    }
    this.link(last, end);
    this.at = after;
    return end;
  }

  private quantifier(): { least: number; most: number } | undefined {
    const [all, sign, low, comma, high] = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(this.source.slice(this.at)) ?? [];
    if (all === undefined) return undefined;
    this.at += all.length;
    if (sign !== undefined) return { least: sign === "+" ? 1 : 0, most: sign === "?" ? 1 : Number.POSITIVE_INFINITY };
    const least = Number(low);
    return { least, most: high ? Number(high) : comma ? Number.POSITIVE_INFINITY : least };
  }

  private atom(start: number): number {
    const rest = this.source.slice(this.at);
    const end = this.node();
    const [group] = /^\((?:\?(?:[:=!]|<[=!]|<\w+>))?/.exec(rest) ?? [];
    if (group !== undefined) return this.group(group, start, end);
    const [edge] = /^(?:[$^]|\\[bB])/.exec(rest) ?? [];
    if (edge !== undefined) {
      this.at += edge.length;
      this.link(start, end, edge === "^" ? { needs: "start", tests: true } : { tests: true });
      return end;
    }
    const [atom = ""] =
      /^(?:\[(?:\\.|[^\]\\])*\]|\\(?:[pPu]\{[^}]*\}|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|k<\w+>|\d+|[\s\S])|[\s\S])/u.exec(
        rest,
      ) ?? [];
    this.at += atom.length;
    // What a group read is read again: it may be any character.
    const read = /^\\(?:k<|[1-9])/.test(atom) ? "[\\s\\S]" : atom;
    this.reads.set(start, this.positions.push({ atom: read, to: end }) - 1);
    return end;
  }

  private group(opening: string, start: number, end: number): number {
    this.at += opening.length;
    const from = this.at;
    const looksBack = opening.startsWith("(?<=") || opening.startsWith("(?<!");
    const inner = this.node();
    // What looks ahead reads as well, from the same place, and leads nowhere.
    if (!looksBack) this.link(start, inner);
    const behind = this.alternatives(inner);
    const content = this.source.slice(from, this.at);
    this.at += 1;
    if (looksBack && oneCharacter.test(content)) {
      const atom = opening === "(?<!" ? `(?!${content})[\\s\\S]` : content;
      this.link(start, end, { tests: true, behind: this.positions.push({ atom, to: end }) - 1 });
    } else if (/[=!]$/.test(opening)) this.link(start, end, { tests: true });
    else this.link(behind, end);
    if (looksBack) this.lookbehinds.push(content);
    return end;
  }

  /** The samples that a position reads, told by the names of their classes. */
  reading(): Set<string>[] {
    const flags = this.flags.replace(/[gyd]/g, "");
    const tests = this.positions.map(({ atom }) => new RegExp(`^(?:${atom})$`, flags));
    const classes = new Set(samples.map((sample) => tests.map((test) => (test.test(sample) ? "1" : "0")).join("")));
    return tests.map((_, position) => new Set([...classes].filter((name) => name[position] === "1")));
  }
}

/** How a pattern can be read; those of its lookbehinds, which are read backwards, count with it. */
export function ambiguityOf(source: string, flags: string): Ambiguity {
  const { graph, lookbehinds } = graphOf(source, flags);
  const counted = lookbehinds.map((inner) => inner.replace(/\[(?:\\.|[^\]\\])*\]|\\./gu, ""));
  if (counted.some((inner) => /[*+]|,\}/.test(inner))) return "polynomial";
  if (isExponential(graph)) return "exponential";
  return isPolynomial(graph) ? "polynomial" : "none";
}

interface Graph {
  /** For each position those that may follow, each with the number of ways to it. */
  readonly next: readonly ReadonlyMap<number, number>[];
  /** Whether two, or three, positions can read the same character. */
  agree(...positions: readonly number[]): boolean;
  /** Whether a match is complete behind a position, whatever follows. */
  readonly complete: ReadonlySet<number>;
}

function graphOf(source: string, flags: string): { graph: Graph; lookbehinds: readonly string[] } {
  const automaton = new Automaton(source, flags);
  const start = automaton.node();
  const end = automaton.alternatives(start);
  const complete = new Set<number>();
  const next: Map<number, number>[] = [];
  const search = automaton.positions.length;
  const waysFrom = (node: number, position: number) => {
    const ways = new Map<number, number>();
    const walk = (current: number, seen: ReadonlySet<number>, tested: boolean) => {
      if (seen.has(current)) return;
      if (current === end && !tested) complete.add(position);
      const read = automaton.reads.get(current);
      if (read !== undefined) ways.set(read, (ways.get(read) ?? 0) + 1);
      const through = new Set([...seen, current]);
      for (const { to, needs, tests, behind } of automaton.silent[current] ?? []) {
        if (behind !== undefined && position === search) ways.set(behind, 1);
        else if (needs === undefined || flags.includes("m")) walk(to, through, tested || tests === true);
      }
    };
    walk(node, new Set(), false);
    return ways;
  };
  for (const [position, { to }] of automaton.positions.entries()) next[position] = waysFrom(to, position);
  const reading = automaton.reading();
  if (!flags.includes("y")) {
    // The search for a start: any character, or the end of a line where the pattern begins with one.
    const isAtLineStart = flags.includes("m") && /^\^/.test(source);
    const first = waysFrom(start, search);
    next[search] = new Map(
      isAtLineStart
        ? [
            [search, 1],
            [search + 1, 1],
          ]
        : [...first, [search, 1]],
    );
    if (isAtLineStart) next[search + 1] = first;
  }
  const lineEnds = new Set(
    automaton.positions.map((_, at) => at).filter((at) => /\\n|\\s|\^|\\S/.test(automaton.positions[at]?.atom ?? "")),
  );
  const agree = (...positions: readonly number[]) => {
    const real = [...new Set(positions)].filter((position) => position < search);
    if (positions.includes(search + 1) && real.some((position) => !lineEnds.has(position))) return false;
    const [one, ...others] = real.map((position) => reading[position] ?? new Set<string>());
    return one === undefined || [...one].some((name) => others.every((other) => other.has(name)));
  };
  complete.delete(search);
  return { graph: { next, agree, complete }, lookbehinds: automaton.lookbehinds };
}

/** The positions that can be reached from each, by at least one character. */
function reached({ next }: Graph): Set<number>[] {
  return next.map((_, from) => {
    const found = new Set<number>();
    const open = [from];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const to of next[at]?.keys() ?? []) {
        if (!found.has(to)) open.push(to);
        found.add(to);
      }
    }
    return found;
  });
}

function isExponential(graph: Graph): boolean {
  const reach = reached(graph);
  const sameLoop = (one: number, other: number) => reach[one]?.has(other) === true && reach[other]?.has(one) === true;
  return graph.next.some((steps, position) => {
    for (const [to, ways] of steps) if (ways > 1 && sameLoop(position, to)) return true;
    if (!reach[position]?.has(position)) return false;
    const step = ([one = 0, other = 0]: readonly number[]) =>
      [...(graph.next[one]?.keys() ?? [])]
        .filter((to) => sameLoop(position, to))
        .flatMap((a) =>
          [...(graph.next[other]?.keys() ?? [])].filter((to) => sameLoop(position, to)).map((b) => [a, b]),
        )
        .filter((pair) => graph.agree(...pair));
    const apart = closure([[position, position]], step).filter(([one, other]) => one !== other);
    return closure(apart, step).some(([one, other]) => one === position && other === position);
  });
}

function isPolynomial(graph: Graph): boolean {
  const reach = reached(graph);
  const loops = graph.next.map((_, at) => at).filter((at) => reach[at]?.has(at));
  return loops.some((front) =>
    loops.some((back) => {
      if (front === back || graph.complete.has(back) || !reach[front]?.has(back)) return false;
      const on = (at: number, loop: number) => reach[at]?.has(loop) === true && reach[loop]?.has(at) === true;
      const between = (at: number) => (at === back || reach[at]?.has(back)) === true;
      const step = ([a = 0, b = 0, c = 0]: readonly number[]) =>
        [...(graph.next[a]?.keys() ?? [])]
          .filter((to) => on(to, front))
          .flatMap((x) =>
            [...(graph.next[c]?.keys() ?? [])]
              .filter((to) => on(to, back) && graph.agree(x, to))
              .flatMap((z) => [...(graph.next[b]?.keys() ?? [])].filter(between).map((y) => [x, y, z])),
          )
          .filter((triple) => graph.agree(...triple));
      return closure([[front, front, back]], step, true).some(([a, b, c]) => a === front && b === back && c === back);
    }),
  );
}

/** Everything that steps lead to from `from`; the beginning itself only where `later` steps come back to it. */
function closure(
  from: readonly (readonly number[])[],
  step: (at: readonly number[]) => (readonly number[])[],
  later = false,
): (readonly number[])[] {
  const found = new Map<string, readonly number[]>(later ? [] : from.map((at) => [at.join(), at]));
  const open = [...from];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const to of step(at)) {
      if (found.has(to.join())) continue;
      found.set(to.join(), to);
      open.push(to);
    }
  }
  return [...found.values()];
}
