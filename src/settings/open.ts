import type { Path } from "./tree.js";

/**
 * Why something cannot be judged: it is filled in at run time, malformed, or absent where it is needed. A strict read
 * throws it, and a rule yields it. It is no `Error`: nothing but `each` and the engine catches it.
 */
export class Open {
  readonly kind = "unchecked";

  constructor(
    /** A clause for people. */
    readonly reason: string,
    /** The place that leaves it open, where one does. */
    readonly path: Path = [],
  ) {}
}

/** Questions to be asked one after the other, each at most once. */
type Questions = readonly (() => boolean)[];

/** Whether the answer is yes for one at least: a known yes decides, and without one an open answer is thrown. */
export function anyOf(questions: Questions): boolean;
export function anyOf<Item>(items: Iterable<Item | Open>, ask: (item: Item) => boolean): boolean;
export function anyOf<Item>(items: Iterable<Item | Open>, ask: (item: Item) => boolean = answerItself): boolean {
  let open: Open | undefined;
  for (const item of items) {
    const answer = answerOf(item, ask);
    if (answer === true) return true;
    if (answer instanceof Open) open ??= answer;
  }
  if (open !== undefined) throw open;
  return false;
}

/** Whether the answer is yes for all: a known no decides, and without one an open answer is thrown. */
export function allOf(questions: Questions): boolean;
export function allOf<Item>(items: Iterable<Item | Open>, ask: (item: Item) => boolean): boolean;
export function allOf<Item>(items: Iterable<Item | Open>, ask: (item: Item) => boolean = answerItself): boolean {
  return !anyOf(items, (item) => !ask(item));
}

/** All of `items`. Throws the first that is `Open`. */
export function allKnown<Item>(items: Iterable<Item | Open>): Item[] {
  return [...items].map((item) => {
    if (item instanceof Open) throw item;
    return item;
  });
}

/** The answers that are known, for what needs no more than those. */
export function knownAnswers<Item, Answer>(items: Iterable<Item | Open>, ask: (item: Item) => Answer): Answer[] {
  return [...items].map((item) => answerOf(item, ask)).filter((answer): answer is Answer => !(answer instanceof Open));
}

function answerItself(question: unknown): boolean {
  return typeof question === "function" && question();
}

/** The answer, or why there is none. */
export function answerOf<Item, Answer>(item: Item | Open, ask: (item: Item) => Answer): Answer | Open {
  if (item instanceof Open) return item;
  try {
    return ask(item);
  } catch (thrown) {
    if (thrown instanceof Open) return thrown;
    throw thrown;
  }
}
