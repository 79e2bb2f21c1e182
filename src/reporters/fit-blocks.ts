/** A part of a document that may have to shrink. */
export interface Block {
  /** What is counted when nothing of it is left. */
  readonly kind: string;
  /** Less is more important. */
  readonly rank: number;
  readonly full: string;
  /** A shorter form, or an empty text where there is none. */
  readonly short: string;
}

export interface Fitted {
  readonly text: string;
  /** The blocks of which nothing is left. */
  readonly gone: readonly Block[];
}

/**
 * Chooses the form of each block so that the text takes at most `bytes` bytes of UTF-8: first every short form, then
 * every full one that still fits, in both rounds the most important block first.
 */
export function fitBlocks(blocks: readonly Block[], bytes: number): Fitted {
  const byRank = [...blocks].sort((a, b) => a.rank - b.rank);
  const chosen = new Map<Block, string>();
  let left = bytes;
  for (const form of ["short", "full"] as const) {
    for (const block of byRank) {
      const cost = bytesOf(block[form]) - bytesOf(chosen.get(block) ?? "");
      if (block[form] === "" || cost > left) continue;
      chosen.set(block, block[form]);
      left -= cost;
    }
  }
  return {
    text: blocks.map((block) => chosen.get(block) ?? "").join(""),
    gone: blocks.filter((block) => !chosen.has(block)),
  };
}

const encoder = new TextEncoder();

export function bytesOf(text: string): number {
  return encoder.encode(text).length;
}
