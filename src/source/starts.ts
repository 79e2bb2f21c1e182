import type { Syntax } from "./syntax.js";

const tables = new WeakMap<Syntax, Uint8Array>();

/** Which characters begin something, by their code: 1 for what is to be looked at, 2 for a bracket. */
export function startsOf(syntax: Syntax): Uint8Array {
  const known = tables.get(syntax);
  if (known !== undefined) return known;
  const table = new Uint8Array(128).fill(syntax.words ? 1 : 0);
  const marks = [
    ...syntax.lineComments,
    ...syntax.blockComments.map(([open]) => open),
    ...syntax.quotes.map(({ open }) => open),
    ...(syntax.has.has("tags") ? ["?"] : []),
    ...(syntax.has.has("heredocs") ? ["<"] : []),
    ...(syntax.has.has("regexes") ? ["/"] : []),
    ...(syntax.has.has("wordLists") ? ["%"] : []),
  ];
  for (const mark of marks) table[mark.charCodeAt(0)] = 1;
  // A bracket tells which list a literal stands in; words hold brackets.
  if (syntax.words) table.fill(0, 0, 33);
  else for (const bracket of "([{)]}") table[bracket.charCodeAt(0)] = 2;
  tables.set(syntax, table);
  return table;
}
