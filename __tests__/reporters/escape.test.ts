import { describe, expect, test } from "vitest";
import { plainUrl, relativeUri } from "../../src/reporters/escape/uri.js";
import { clip, visible } from "../../src/reporters/escape/visible.js";
import { xmlText } from "../../src/reporters/escape/xml.js";

describe("an address is taken where it is plain", () => {
  const longest = `https://a.example/${"x".repeat(250 - 18)}`;
  const plain = [
    "https://a.example",
    "https://A-1.example:8443",
    "https://a.example:1/",
    "https://a.example/o/r/blob/v1.2/a%20b.md?x=1&y=~_#L1-L2",
    longest,
  ];

  test.each(plain)("%s", (url) => expect(plainUrl(url)).toBe(url));

  test.each([
    "http://a.example",
    "x https://a.example",
    "https://",
    "https://a.example:",
    "https://a.example:123456",
    "https://a.example:x",
    "https://a.example/a b",
    "https://a.example/(x)",
    "https://a.example/[x](y)",
    "https://a.example/<x>",
    "https://a.example/日",
    "https://a.example?x",
    "https://me@a.example/",
    `${longest}x`,
  ])("%s is left out", (url) => expect(plainUrl(url)).toBeUndefined());
});

test("what an address would read as syntax is written in capitals of hexadecimal", () => {
  expect(relativeUri("a!'()*b c/d")).toBe("a%21%27%28%29%2Ab%20c/d");
});

describe("text in XML", () => {
  test.each([
    ["a & b < c > \"d\" 'e'", "a &amp; b &lt; c &gt; &quot;d&quot; &apos;e&apos;"],
    ["##[error]x", "&#35;#[error]x"],
    ["a # b ## c #[ d", "a # b ## c #[ d"],
    ["::error::x", "&#58;:error::x"],
    ["   ::error::x", "   &#58;:error::x"],
    ["a ::error::x", "a ::error::x"],
    [":a", ":a"],
    ["  :a", "  :a"],
  ])("%j", (text, expected) => expect(xmlText(text)).toBe(expected));
});

test("the last character of four digits and the first of five", () => {
  expect(visible("\uffff\u{1fffe}\u{e0001}")).toBe("\\uffff\\u{1fffe}\\u{e0001}");
});

test("a text that is cut keeps the characters of two units before the cut", () => {
  expect(clip("\u{1f680}abc", 4)).toBe("\u{1f680}a…");
  expect(clip("\u{1f680}a\u{1f680}b", 5)).toBe("\u{1f680}a…");
});
