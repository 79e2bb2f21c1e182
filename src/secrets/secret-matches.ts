import { isSampleSecret, longRun, type SecretShape, secretShapes } from "../reference/secret-shapes.js";
import { remembered } from "../settings/remembered.js";
import type { TextRange } from "../settings/values.js";
import { byLine } from "./secret-rest.js";
import { joinedViewsOf, type TextView, viewsOf } from "./text-views.js";

/** Something secret in a text, found by its shape, in whatever encoding. */
export interface SecretMatch {
  readonly what: string;
  /** All of it, as it stands in the text. */
  readonly range: TextRange;
  /** The part that must not be shown. */
  readonly hidden: TextRange;
  readonly texts: readonly string[];
  /** The secret as it is used, whole, if its form is its own. */
  readonly unmistakable: readonly string[];
  /** Whether it does harm there; what does none is covered all the same. */
  readonly isHarmful: boolean;
}

const base64 = /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{24,}/g;
/** What any secret in base64 says somewhere; most of what looks like base64 does not. */
const telling = /Atz|Atc\||oa2-cs|amzn\.mws|secret|token|client[_-]?id|FwoGZX|FQoGZX|IQoJb3/i;

/** Everything in `text` that has the shape of a secret; what is found in several readings may come more than once. */
export function* secretMatches(text: string): Generator<SecretMatch> {
  const begun = new Set<number>();
  for (const match of matchesIn(viewsOf(text))) {
    begun.add(match.range.start);
    yield match;
  }
  const [plain, ...decoded] = joinedViewsOf(text);
  if (plain === undefined) return;
  for (const match of shapeMatches(plain)) {
    // What its first line gives away is followed line by line.
    if (!begun.has(match.range.start)) yield* overLines(match, text);
  }
  yield* base64Matches(plain);
  yield* matchesIn(decoded);
}

/** A match over several lines, up to the first without a digit, which is a word that follows. */
function* overLines(match: SecretMatch, text: string): Generator<SecretMatch> {
  const lines = byLine(match.hidden, text);
  const word = lines.findIndex(({ start, end }, index) => index > 0 && !/\d/.test(text.slice(start, end)));
  const own = word === -1 ? lines : lines.slice(0, word);
  const [first, last] = [own[0], own.at(-1)];
  if (first === undefined || last === undefined || !text.slice(match.range.start, last.end).includes("\n")) return;
  const hidden = { start: first.start, end: last.end };
  const body = own.map(({ start, end }) => text.slice(start, end)).join("");
  yield { ...match, hidden, range: { start: match.range.start, end: hidden.end }, texts: [body] };
}

function* matchesIn(views: readonly TextView[]): Generator<SecretMatch> {
  for (const view of views) yield* shapeMatches(view);
  for (const view of new Set([views[0], views.at(-1)])) if (view !== undefined) yield* base64Matches(view);
}

function* shapeMatches(view: TextView): Generator<SecretMatch> {
  const small = view.text.toLowerCase();
  const hasLongRun = longRun.test(small);
  for (const shape of secretShapes) {
    const { hints } = shape;
    if (hints === undefined ? hasLongRun : hints.some((hint) => small.includes(hint))) {
      yield* matchesOf(shape, view);
    }
  }
}

function* matchesOf(shape: SecretShape, view: TextView): Generator<SecretMatch> {
  for (const match of view.text.matchAll(shape.pattern)) {
    const body = match[1] ?? match[0];
    const end = match.index + match[0].length;
    const isHarmful = shape.isHarmless !== true && !isSampleSecret(body);
    yield {
      what: shape.what,
      range: rangeIn(view, match.index, end),
      hidden: rangeIn(view, end - body.length, end),
      texts: [body],
      unmistakable: isHarmful && shape.isUnmistakable === true ? [match[0]] : [],
      isHarmful,
    };
  }
}

function* base64Matches(view: TextView): Generator<SecretMatch> {
  for (const { 0: run, index } of view.text.matchAll(base64)) {
    const decoded = tellingDecodings(run);
    const shape = secretShapes.find(
      ({ pattern, isHarmless }) => isHarmless !== true && decoded.some((text) => text.search(pattern) !== -1),
    );
    if (shape === undefined) continue;
    const matches = decoded.flatMap((text) => [...text.matchAll(shape.pattern)]);
    const bodies = matches.map((match) => match[1] ?? match[0]);
    const unmistakable = shape.isUnmistakable === true ? matches.map(([whole]) => whole) : [];
    const range = rangeIn(view, index, index + run.length);
    const isHarmful = bodies.some((body) => !isSampleSecret(body));
    const what = `${shape.what} in base64`;
    yield { what, range, hidden: range, texts: [run, ...bodies], unmistakable, isHarmful };
  }
}

const tellingDecodings = remembered((run) =>
  decodings(run)
    .filter((text) => telling.test(text))
    .flatMap((text) => viewsOf(text).map((view) => view.text)),
);

/** What `run` says in base64, wherever in it the first group of four characters begins. */
function decodings(run: string): string[] {
  const standard = run.replaceAll("-", "+").replaceAll("_", "/");
  return [0, 1, 2, 3].map((skipped) => {
    const length = standard.length - skipped;
    return atob(standard.slice(skipped, skipped + (length % 4 === 1 ? length - 1 : length)));
  });
}

function rangeIn(view: TextView, start: number, end: number): TextRange {
  return { start: view.at(start), end: view.at(end) };
}
