import { describe, expect, test } from "vitest";
import { jsonText } from "../../src/reporters/escape/json.js";
import { markdownLink, markdownText, mermaidText } from "../../src/reporters/escape/markdown.js";
import { sarifMessage } from "../../src/reporters/escape/sarif-message.js";
import { terminalText } from "../../src/reporters/escape/terminal.js";
import { plainUrl, relativeUri } from "../../src/reporters/escape/uri.js";
import { clip, visible } from "../../src/reporters/escape/visible.js";
import { fitsInProperty, withoutCommands, workflowCommand } from "../../src/reporters/escape/workflow-command.js";
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

test.each([
  ["//a//b///c", "a/b/c"],
  ["a/b", "a/b"],
  ["a\ud800b\udc00", "a%EF%BF%BDb%EF%BF%BD"],
  ["\u{1f680}", "%F0%9F%9A%80"],
])("the path %j is an address that leads to no host", (path, written) => expect(relativeUri(path)).toBe(written));

test("JSON says the same with what is hidden, and what the runner obeys, written as an escape", () => {
  const value = { "a\u202e": ["\u{e0041}\u00ad", "##[error]x\ny #[ ##"] };
  const written = jsonText(value);
  expect(JSON.parse(written)).toEqual(value);
  expect(written).toBe('{\n  "a\\u202e": [\n    "\\udb40\\udc41\\u00ad",\n    "\\u0023#[error]x\\ny #[ ##"\n  ]\n}');
});

test.each([
  ["a [b](c)", "a \\[b\\](c)"],
  ["a \\[b\\\\]", "a \\\\\\[b\\\\\\\\\\]"],
  ["a \\ b", "a \\ b"],
  ["{0} {{x}", "{{0}} {{{{x}}"],
  ["a\nb\u202e", "a\\nb\\u202e"],
])("%j as a message of SARIF", (text, written) => expect(sarifMessage(text)).toBe(written));

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

describe("a command", () => {
  const command = (text: string, value?: string, lastLine?: string) =>
    workflowCommand({ name: "error", properties: value === undefined ? [] : [["title", value]], text, lastLine });

  test("has its properties, its text and its last line, each escaped for itself", () => {
    expect(command("x")).toBe("::error::x");
    const properties = [
      ["file", "a:b,c%d"],
      ["line", 3],
    ] as const;
    expect(workflowCommand({ name: "error", properties, text: "a%b\nc: d, e", lastLine: "https://d" })).toBe(
      "::error file=a%3Ab%2Cc%25d,line=3::a%25b%0Ac: d, e%0Ahttps://d",
    );
    expect(command("##[error]x [y]")).toBe("::error::##\\u005berror]x [y]");
  });

  test.each([
    ["=x", "\\u003dx"],
    [" x ", "\\u0020x\\u0020"],
    ["x=", "x="],
    ["a b", "a b"],
    [" ", "\\u0020"],
    ["x".repeat(300), "x".repeat(300)],
    ["x".repeat(301), `${"x".repeat(299)}…`],
    [":".repeat(101), `${"%3A".repeat(99)}…`],
    ["\u202e".repeat(51), `${"\\u202e".repeat(49)}…`],
    ["\u{e0041}".repeat(34), `${"\\u{e0041}".repeat(33)}…`],
  ])("takes the property %j", (value, written) => {
    expect(command("x", value)).toBe(`::error title=${written}::x`);
    expect(fitsInProperty(value)).toBe(!written.endsWith("…"));
  });

  test("has at most 1,000 characters, and a last line of at most 200 with what parts it from the text", () => {
    expect(command("x".repeat(2_000))).toBe(`::error::${"x".repeat(990)}…`);
    expect(command("x", undefined, "y".repeat(197))).toBe(`::error::x%0A${"y".repeat(197)}`);
    expect(command("x", undefined, "y".repeat(198))).toBe("::error::x");
    expect(command("a ".repeat(1_000))).toBe(`::error::${"a ".repeat(495)}…`);
    expect(command("x".repeat(2_000), undefined, "y")).toBe(`::error::${"x".repeat(986)}…%0Ay`);
  });

  test("switches others off and on by a word of 16 to 100 letters, digits, lines or hyphens", () => {
    for (const token of ["a_b-".repeat(4), "x".repeat(100)]) {
      expect(withoutCommands(" a\n", token)).toBe(`::stop-commands::${token}\n a\n::${token}::\n`);
    }
    for (const token of ["x".repeat(15), "x".repeat(101), `${"x".repeat(16)} `, ` ${"x".repeat(16)}`, ":".repeat(16)]) {
      expect(() => withoutCommands("", token)).toThrow(/^The token must be 16 to 100 letters/);
    }
  });
});

test("a piece of a line has at most 960 characters", () => {
  expect(terminalText("x".repeat(2_000))).toBe(`${"x".repeat(959)}…`);
});

test.each([
  ["x:12: y", "x\\u003a12: y"],
  ["x:12:", "x\\u003a12:"],
  ["x:1:22: y", "x\\u003a1\\u003a22: y"],
  ["a:12:3 error", "a\\u003a12\\u003a3 error"],
  ["12:34  error", "12\\u003a34  error"],
  ["a:1:234 warning x", "a\\u003a1\\u003a234 warning x"],
  ["a:12 -  fatal  error", "a\\u003a12 -  fatal  error"],
  ["a(12): x", "a\\u002812): x"],
  ["a(1,23): x", "a\\u00281,23): x"],
  ["a(1,2,3,44) : x", "a\\u00281,2,3,44) : x"],
  ["a,  col  12", "a\\u002c  col  12"],
  ["a, column1", "a\\u002c column1"],
  ["a,  line  12,  in f", "a\\u002c  line  12,  in f"],
  ["a,line 1,in f", "a\\u002cline 1,in f"],
  ["a, colour 1, line one, inside (1, 2)", "a, colour 1, line one, inside (1, 2)"],
])("what a matcher of problems reads in %j is written out", (text, written) =>
  expect(terminalText(text)).toBe(written),
);

describe("Markdown", () => {
  test("a link has its label and its address, or is its label", () => {
    expect(markdownLink("line 1", "https://a.example")).toBe("[line 1](https://a.example)");
    expect(markdownLink("line 1", undefined)).toBe("line 1");
  });

  test("a word of up to sixty letters is prose, a longer one is code", () => {
    expect(markdownText("x".repeat(60))).toBe("x".repeat(60));
    expect(markdownText("x".repeat(61))).toBe(`\`${"x".repeat(61)}\``);
    expect(markdownText("a `` b")).toBe("a  b");
  });

  test("text may fill what it is given", () => {
    expect(markdownText("a `b_c` d", 9)).toBe("a `b_c` d");
  });

  test("text that its signs would make longer than that is one span of code, cut", () => {
    expect(markdownText("_ a ".repeat(9), 40)).toBe(`\`${"_ a ".repeat(4)}_ a…\``);
  });

  test("words of any script are prose, with the blanks between them", () => {
    expect(markdownText("Größe  在庫, x_y  z")).toBe("Größe  在庫, `x_y`  z");
    expect(markdownText("在庫@x ①")).toBe("`在庫@x` ①");
  });

  test("a label of a diagram is letters, digits and blanks, or nothing", () => {
    expect(mermaidText("Product Listing 2")).toBe("Product Listing 2");
    expect(["", "x".repeat(41), "a-b", 'a"]'].map(mermaidText)).toEqual(["", "", "", ""]);
  });
});
