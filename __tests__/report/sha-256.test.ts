import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sha256 } from "../../src/report/sha-256.js";

const byNode = (text: string) => createHash("sha256").update(text).digest("hex");

test("hashes as Node does, at every length around the ends of a block", () => {
  for (let length = 0; length <= 200; length += 1) expect(sha256("a".repeat(length))).toBe(byNode("a".repeat(length)));
});

test("hashes any text as Node does", () => {
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 500 }), (text) => sha256(text) === byNode(text)));
});

test("hashes half surrogates and long texts as Node does", () => {
  for (const text of ["\uD800", "a\uDC00b", "ü…😀".repeat(20_000)]) expect(sha256(text)).toBe(byNode(text));
});
