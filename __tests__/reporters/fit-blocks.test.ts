import { expect, test } from "vitest";
import { type Block, fitBlocks } from "../../src/reporters/fit-blocks.js";

const block = (kind: string, rank: number, full: string, short = ""): Block => ({ kind, rank, full, short });
const [later, first, bare] = [block("a", 2, "AAAAAA", "aa"), block("b", 1, "BBBB", "b"), block("c", 3, "\u00dc")];

test.each([
  [13, "AAAAAABBBB\u00dc", []],
  [12, "AAAAAABBBB\u00dc", []],
  [11, "AAAAAABBBB", ["c"]],
  [9, "aaBBBB\u00dc", []],
  [7, "aaBBBB", ["c"]],
  [6, "aaBBBB", ["c"]],
  [5, "aab\u00dc", []],
  [3, "aab", ["c"]],
  [2, "b", ["a", "c"]],
  [0, "", ["a", "b", "c"]],
])("%i bytes hold what matters most, each in the longest form that fits", (bytes, text, gone) => {
  const fitted = fitBlocks([later, first, bare], bytes);
  expect(fitted.text).toBe(text);
  expect(fitted.gone.map(({ kind }) => kind)).toEqual(gone);
});
