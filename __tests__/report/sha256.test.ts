import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sha256 } from "../../src/report/sha256.js";

const known = (text: string) => createHash("sha256").update(text).digest("hex");

test.each([0, 1, 54, 55, 56, 57, 63, 64, 65, 118, 119, 120, 128, 1_000, 100_000])(
  "a text of %i characters",
  (length) => {
    expect(sha256("a".repeat(length))).toBe(known("a".repeat(length)));
  },
);

test("any text has the digest that Node gives, letters of several bytes and lone surrogates included", () => {
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => sha256(text) === known(text)));
  expect(sha256("\uD800 é 中 😀")).toBe(known("\uD800 é 中 😀"));
});
