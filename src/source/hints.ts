import { marketplaces } from "../reference/marketplaces.js";

/** What a file may hold, as bits: a quick look at its bytes says so before anything is read. */
export const hints = {
  fact: 1,
  path: 2,
  type: 4,
  marketplace: 8,
  secret: 16,
  named: 32,
  ignore: 64,
  library: 128,
} as const;

/** What each hint looks like. What is found is only a reason to read on. */
const words: readonly (readonly [number, readonly string[]])[] = [
  [hints.fact, ["sellingpartnerapi", "apps/authorize", "auth/o2/", "auth/O2/"]],
  [hints.path, ["/", '"', "'", "`"].flatMap((before) => ["v0", "v1", "v2", "202"].map((version) => before + version))],
  [hints.type, ["GET_", "POST_", "_FEED", "_REPORT", "MTR_B2", "UPLOAD_VAT"]],
  [hints.marketplace, marketplaces.map(({ id }) => id)],
  [hints.secret, ["oa2-cs.v", "Atzr", "Atza", "Atc|", "Atc%7", "Atz.sprdt"]],
  [hints.named, ["secret", "SECRET", "Secret"]],
  [hints.ignore, ["preflight-ignore"]],
  [
    hints.library,
    ["spapi", "SpApi", "SPAPI", "sp_api", "sp-api", "selling-partner", "SellingPartner", "amzsellingpartner"],
  ],
];

interface Automaton {
  /** The class of each byte; all that stand in no word are one. */
  readonly classes: Uint8Array;
  /** The next state by state and class; a state is the place of its row. */
  readonly next: Uint32Array;
  /** The hints that a state completes, by the state. */
  readonly found: Uint8Array;
}

let automaton: Automaton | undefined;

/** The hints in the bytes of a file, in one pass over them, by the algorithm of Aho and Corasick. */
export function hintsIn(bytes: Uint8Array): number {
  automaton ??= build();
  const { classes, next, found } = automaton;
  const { length } = bytes;
  let state = 0;
  let all = 0;
  for (let at = 0; at < length; at += 1) {
    // Every byte has a class, and every state a row: the tables are whole.
    state = next[state + (classes[bytes[at] as number] as number)] as number;
    all |= found[state] as number;
  }
  return all;
}

function build(): Automaton {
  const classes = new Uint8Array(256);
  let width = 1;
  for (const letter of words.flatMap(([, list]) => list).join("")) {
    const code = letter.charCodeAt(0);
    if (classes[code] === 0) classes[code] = width++;
  }
  const trie: { readonly children: Map<number, number>; hint: number }[] = [{ children: new Map(), hint: 0 }];
  for (const [hint, list] of words) {
    for (const word of list) {
      let state = 0;
      for (const letter of word) {
        const of = classes[letter.charCodeAt(0)] ?? 0;
        let child = trie[state]?.children.get(of);
        if (child === undefined) {
          child = trie.push({ children: new Map(), hint: 0 }) - 1;
          trie[state]?.children.set(of, child);
        }
        state = child;
      }
      const end = trie[state];
      if (end !== undefined) end.hint |= hint;
    }
  }
  const next = new Uint32Array(trie.length * width);
  const found = new Uint8Array(trie.length * width);
  const back = new Uint32Array(trie.length);
  const queue = [0];
  for (const state of queue) {
    const node = trie[state];
    const fallback = back[state] ?? 0;
    found[state * width] = (node?.hint ?? 0) | (state === 0 ? 0 : (found[fallback * width] ?? 0));
    for (let of = 0; of < width; of += 1) {
      const child = node?.children.get(of);
      const otherwise = state === 0 ? 0 : (next[fallback * width + of] ?? 0);
      next[state * width + of] = child === undefined ? otherwise : child * width;
      if (child === undefined) continue;
      back[child] = otherwise / width;
      queue.push(child);
    }
  }
  return { classes, next, found };
}
