import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { harmless, terminalText } from "../../src/reporters/escape/terminal.js";
import { clip } from "../../src/reporters/escape/visible.js";
import { printed, styled } from "../../src/reporters/styled-line.js";
import { wrap } from "../../src/reporters/wrap.js";
import { hostileText } from "../support/hostile-report.js";
import { matchersOf } from "../support/problem-matchers.js";
import { readLog } from "../support/runner-commands.js";

describe("data in a line", () => {
  test.each([
    ["a\u001b[31mb", "a\\u001b[31mb"],
    ["a\nb\rc\td", "a\\nb\\rc\\td"],
    ["\u202eabc\u200b\ufeff", "\\u202eabc\\u200b\\ufeff"],
    ["\u{e0041}", "\\u{e0041}"],
    ["\ud83d", "\\ud83d"],
    ["a\u00a0b\u3000c", "a\\u00a0b\\u3000c"],
    ["##[error]x", "##\\u005berror]x"],
    ["::error::x", "\\u003a:error::x"],
    ["  ::error::x", "  \\u003a:error::x"],
    ["a ::error::x", "a ::error::x"],
    ["a.c:1:2: error: x", "a.c\\u003a1\\u003a2: error: x"],
    ["./a.go: x", "./a.go\\u003a x"],
    ["3:4  error  x  y", "3\\u003a4  error  x  y"],
    ["a.ts(1,2): error TS1: x", "a.ts\\u00281,2): error TS1: x"],
    ["a.js: line 1, col 2, Error - x (y)", "a.js: line 1\\u002c col 2, Error - x (y)"],
    ["https://app.example.com:8080/x?y=1", "https://app.example.com:8080/x?y=1"],
    ["at 10:30 on 2026-11-24", "at 10:30 on 2026-11-24"],
    ["日本語 🚀 é", "日本語 🚀 é"],
  ])("%j", (text, expected) => {
    expect(terminalText(text)).toBe(expected);
  });

  test("is read by no machine, and is not escaped twice", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const line = terminalText(text);
        expect(harmless(line)).toBe(line);
        expect(readLog(` ${line}`).commands).toEqual([]);
        expect(matchersOf(` ${line}`)).toEqual([]);
        expect(line.length).toBeLessThanOrEqual(960);
      }),
      { numRuns: 1_000 },
    );
  });
});

test("clip cuts no character in two", () => {
  expect(clip("abc", 3)).toBe("abc");
  expect(clip("abcd", 3)).toBe("ab…");
  expect(clip("a🚀b", 3)).toBe("a…");
});

test("wrap fills lines by what characters take", () => {
  expect(wrap("aa bb cc dd", 5)).toEqual(["aa bb", "cc dd"]);
  expect(wrap("日本 日本 x", 7)).toEqual(["日本", "日本 x"]);
  expect(wrap("", 7)).toEqual([]);
  expect(wrap(`x ${"y".repeat(1_700)}`, 20).map((line) => line.length)).toEqual([1, 800, 800, 100]);
});

test("a line that had to be changed is printed without colours", () => {
  expect(printed(["a ", styled("error", "b")], true)).toBe(" a \u001b[1;31mb\u001b[0m\n");
  expect(printed([styled("error", "##"), "[error]"], true)).toBe(" ##\\u005berror]\n");
  expect(printed([], true)).toBe("\n");
});
