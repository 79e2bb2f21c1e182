import { describe, expect, test } from "vitest";
import { maskSource } from "../../src/report/masked-source.js";
import { codeFrame, type Mark } from "../../src/reporters/code-frame.js";
import { printed } from "../../src/reporters/styled-line.js";

const mark = (line: number, column: number, endColumn: number, rest: Partial<Mark> = {}): Mark => {
  return { line, column, endColumn, label: "", style: "error", ...rest };
};

function frame(text: string, marks: readonly [Mark, ...Mark[]], columns = 60): string {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const lines = codeFrame(maskSource(text, starts, [], []), marks, columns);
  return `\n${lines.map((line) => printed(line, false)).join("")}`;
}

describe("the carets stand below the marked characters", () => {
  test("with the line above", () => {
    expect(frame("app:\n  state: draft\n", [mark(2, 10, 15)])).toBe(`
  1 | app:
  2 |   state: draft
    |          ^^^^^
`);
  });

  test("behind tabs", () => {
    expect(frame("\ta:\tb", [mark(1, 5, 6)])).toBe(`
  1 |     a:  b
    |         ^
`);
  });

  test("behind characters of two columns", () => {
    expect(frame("名: 日本 x 🚀 y", [mark(1, 4, 6), mark(1, 7, 8), mark(1, 9, 11), mark(1, 12, 13)])).toBe(`
  1 | 名: 日本 x 🚀 y
    |     ^^^^
    |          ^
    |            ^^
    |               ^
`);
  });

  test("behind combining marks and flags", () => {
    expect(frame("e\u0301e\u0301 🇩🇪 x", [mark(1, 11, 12)])).toBe(`
  1 | e\u0301e\u0301 🇩🇪 x
    |       ^
`);
  });

  test("behind characters that are written out", () => {
    expect(frame("a\u202eb##[error]c", [mark(1, 3, 4), mark(1, 13, 14)])).toBe(`
  1 | a\\u202eb##\\u005berror]c
    |        ^
    |                       ^
`);
  });

  test("at an empty place, at the end of a line and in an empty file", () => {
    expect(frame("abc", [mark(1, 2, 2), mark(1, 4, 4), mark(1, 9, 12)])).toBe(`
  1 | abc
    |  ^
    |    ^
    |    ^
`);
    expect(frame("", [mark(1, 1, 1)])).toBe(`
  1 |
    | ^
`);
  });
});

test("related places have a label and other carets, and what lies between is left out", () => {
  const text = Array.from({ length: 12 }, (_, index) => `key${index}: v`).join("\n");
  const related = mark(2, 7, 8, { label: "declared here", style: "dim" });
  expect(frame(text, [mark(11, 8, 9), related, mark(12, 1, 4, { label: "and here", style: "dim" })])).toBe(`
   2 | key1: v
     |       - declared here
     ...
  10 | key9: v
  11 | key10: v
     |        ^
  12 | key11: v
     | --- and here
`);
});

describe("a long line is cut around the carets", () => {
  const long = `${"a".repeat(50)}${"b".repeat(20)}${"c".repeat(50)}`;

  test("at its start, in its middle and at its end", () => {
    expect(frame(long, [mark(1, 3, 6)], 40)).toBe(`
  1 | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…
    |   ^^^
`);
    expect(frame(long, [mark(1, 51, 71)], 40)).toBe(`
  1 | …aaaaaaaabbbbbbbbbbbbbbbbbbbbccccc…
    |          ^^^^^^^^^^^^^^^^^^^^
`);
    expect(frame(long, [mark(1, 121, 121)], 40)).toBe(`
  1 | …cccccccc
    |          ^
`);
  });

  test("and shown again for a place that the first cut leaves out", () => {
    expect(frame(long, [mark(1, 1, 3), mark(1, 110, 112, { style: "dim", label: "there" })], 40)).toBe(`
  1 | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…
    | ^^
  1 | …ccccccccccccccccccc
    |          -- there
`);
  });

  test("never in the middle of a character", () => {
    for (let column = 1; column < 300; column += 1) {
      expect(frame("🚀".repeat(150), [mark(1, column, column + 1)], 41)).not.toMatch(/\p{Cs}/u);
    }
  });

  test("however little room its characters take", () => {
    const text = frame(`a${"\u0301".repeat(5_000)}b`, [mark(1, 1, 2)]);
    for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(1_000);
  });
});
