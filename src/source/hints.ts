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

interface Word {
  readonly hint: number;
  readonly bytes: Uint8Array;
  /** Where its telling pair stands in it. */
  readonly offset: number;
}

/** The words by a pair of bytes that each of them holds. */
interface Pairs {
  /** By the pair, one more than the place of its words in `words`; 0 for a pair that no word has. */
  readonly places: Uint16Array;
  readonly words: readonly (readonly Word[])[];
}

let pairs: Pairs | undefined;

/**
 * The hints in the bytes of a file, in one pass over every other of them: of two pairs of bytes that follow each other in
 * a word, one begins at an even offset of the file.
 */
export function hintsIn(bytes: Uint8Array): number {
  pairs ??= build();
  const { places, words } = pairs;
  const last = bytes.length - 1;
  let all = 0;
  for (let at = 0; at < last; at += 2) {
    // Both bytes are in the file, and every pair is in the table.
    const place = places[((bytes[at] as number) << 8) | (bytes[at + 1] as number)] as number;
    if (place !== 0) all |= hintsAt(bytes, at, words[place - 1] ?? [], all);
  }
  return all;
}

/** The hints, besides those that are known, of the words whose pair stands at `at`. */
function hintsAt(bytes: Uint8Array, at: number, words: readonly Word[], known: number): number {
  let found = 0;
  for (const { hint, bytes: word, offset } of words) {
    if ((known & hint) !== 0) continue;
    const start = at - offset;
    if (start < 0) continue;
    let index = 0;
    while (index < word.length && bytes[start + index] === word[index]) index += 1;
    if (index === word.length) found |= hint;
  }
  return found;
}

function build(): Pairs {
  const places = new Uint16Array(0x1_0000);
  const byPair: Word[][] = [];
  for (const [hint, list] of words) {
    for (const word of list) {
      const bytes = new TextEncoder().encode(word);
      const first = rarest(word);
      for (const offset of [first, first + 1]) {
        const pair = ((bytes[offset] ?? 0) << 8) | (bytes[offset + 1] ?? 0);
        if (places[pair] === 0) places[pair] = byPair.push([]);
        byPair[(places[pair] ?? 0) - 1]?.push({ hint, bytes, offset });
      }
    }
  }
  return { places, words: byPair };
}

const common = /[etaonrilsdcu]/g;

/** Where three letters stand in a word that few other words hold. */
function rarest(word: string): number {
  let [best, fewest] = [0, 4];
  for (let at = 0; at + 3 <= word.length; at += 1) {
    const count = word.slice(at, at + 3).match(common)?.length ?? 0;
    if (count < fewest) [best, fewest] = [at, count];
  }
  return best;
}
