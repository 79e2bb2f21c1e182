import { describe, expect, it } from "vitest";
import { hints, hintsIn } from "../../src/source/hints.js";

const words: readonly (readonly [string, number])[] = [
  ["sellingpartnerapi", hints.fact],
  ["apps/authorize", hints.fact],
  ["auth/O2/", hints.fact],
  ["/v0", hints.path],
  ["`202", hints.path],
  ["'v2", hints.path],
  ["GET_", hints.type],
  ["_FEED", hints.type],
  ["UPLOAD_VAT", hints.type],
  ["A1F83G8C2ARO7P", hints.marketplace],
  ["Atc|", hints.secret],
  ["oa2-cs.v", hints.secret],
  ["Secret", hints.named],
  ["preflight-ignore", hints.ignore],
  ["spapi", hints.library],
  ["amzsellingpartner", hints.library],
];

const hintOf = (text: string) => hintsIn(new TextEncoder().encode(text));

describe("hints in the bytes of a file", () => {
  it.each(words)("%s is found at even and odd offsets, at the start and at the end", (word, hint) => {
    for (const before of ["", "x", "xx", "€", "xxxxxxx"]) {
      for (const after of ["", "y", "yy"])
        expect(hintOf(before + word + after) & hint, before + word + after).toBe(hint);
    }
  });

  it.each(words)("%s without its last or first letter is none", (word, hint) => {
    expect(hintOf(`x${word.slice(0, -1)}`) & hint).toBe(0);
    expect(hintOf(`x${word.slice(1)}`) & hint).toBe(0);
  });

  it("says all hints of a file at once, and none of an empty one", () => {
    const all = words.reduce((bits, [, hint]) => bits | hint, 0);
    expect(hintOf(words.map(([word]) => word).join(" "))).toBe(all);
    expect([hintOf(""), hintOf("v"), hintOf("/v"), hintOf("const a = 1;")]).toEqual([0, 0, 0, 0]);
  });
});
