import { joined } from "./joined.js";

/** Names in backticks, joined for people: `a`, `b` or `c`. */
export function inWords(names: readonly string[], conjunction: "and" | "or"): string {
  return joined(
    names.map((name) => `\`${name}\``),
    conjunction,
  );
}
