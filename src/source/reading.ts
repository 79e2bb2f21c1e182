import type { Literal } from "./literal.js";
import type { Literals } from "./literals.js";
import type { Stretch } from "./stretch.js";
import type { Syntax } from "./syntax.js";
import type { SourceText } from "./text.js";

/** A file that is being read for sightings. */
export interface Reading {
  readonly source: SourceText;
  readonly syntax: Syntax;
  readonly literals: Literals;
  readonly vendored: boolean;
  readonly isEnvironment: boolean;
  /** Whether something else in the file tells that it is about SP-API, so that words of everybody count. */
  readonly isTraced: boolean;
}

/** Where a stretch of the file stands, and what the file is. */
export function placeOf({ source, vendored, isEnvironment }: Reading, stretch: Stretch) {
  return { file: source.path, ...source.spanOf(stretch), vendored, isEnvironment };
}

/** The stretch of a literal that the offset `at` of its value falls in: its first piece that holds `text`, else its first. */
export function pieceWith({ source }: Reading, { pieces }: Literal, text: string): Stretch {
  const [first = { start: 0, end: 0 }] = pieces;
  return pieces.find(({ start, end }) => source.text.slice(start, end).includes(text)) ?? first;
}

/** What stands before a literal, at most 120 characters. */
export function before({ source }: Reading, { pieces }: Literal): string {
  const from = pieces[0]?.from ?? 0;
  return source.text.slice(Math.max(0, from - 120), from);
}

/** What stands behind a literal, at most 120 characters. */
export function after({ source }: Reading, { pieces }: Literal): string {
  const to = pieces.at(-1)?.to ?? 0;
  return source.text.slice(to, to + 120);
}
