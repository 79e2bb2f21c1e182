import { expect, test } from "vitest";
import { readSettings } from "../../src/settings/document.js";
import type { Caret } from "../../src/settings/locate.js";
import type { Path } from "../../src/settings/tree.js";

const read = (text: string) => readSettings("app-settings.yml", new TextEncoder().encode(text));

/** name, text, path, caret, `line:column-endColumn`, and the span of the anchor where there is one */
const positions: [string, string, Path, Caret, string, string?][] = [
  ["a plain value", "app:\n  id: abc\n", ["app", "id"], "value", "2:7-10"],
  ["its key", "app:\n  id: abc\n", ["app", "id"], "key", "2:3-5"],
  ["a quoted value with its quotes", "app: {id: 'a b'}\n", ["app", "id"], "value", "1:11-16"],
  ["an empty value is shown at its key", "app:\n  id:\n  name: x\n", ["app", "id"], "value", "2:3-5"],
  ["an absent key is shown at the key of its section", "app:\n  id: x\n", ["app", "type"], "value", "1:1-4"],
  [
    "an absent section is shown at `app`",
    "credentials:\n  mode: lwa\napp:\n  id: x\n",
    ["oauth", "loginUri"],
    "value",
    "3:1-4",
  ],
  ["without `app` line 1 stands for all", "# first\ncredentials:\n  mode: lwa\n", ["app"], "value", "1:1-8"],
  [
    "an absent key of a list entry is shown at the entry",
    "endpoints:\n  - region: eu\n",
    ["endpoints", 0, "url"],
    "value",
    "2:5-11",
  ],
  ["an entry of a block list", "a:\n  - x\n  - yy\n", ["a", 1], "value", "3:5-7"],
  ["an entry of a flow list", "a: [x, yy]\n", ["a", 1], "value", "1:8-10"],
  ["a flow list on one line", "a: [x, yy]\n", ["a"], "value", "1:4-11"],
  ["a flow list over lines is cut at its first", "a: [x,\n  yy]\n", ["a"], "value", "1:4-7"],
  ["a block list is shown at its key", "app:\n  a:\n    - x\n", ["app", "a"], "value", "2:3-4"],
  ["a block scalar is cut at its first line", "a: |\n  one\n  two\nb: 1\n", ["a"], "value", "1:4-5"],
  ["a folded plain scalar is cut at its first line", "a: one\n  two\n", ["a"], "value", "1:4-7"],
  ["CRLF line ends", "app:\r\n  id: abc\r\n  name: x\r\n", ["app", "name"], "value", "3:9-10"],
  ["CRLF is no part of a span", "a: [x,\r\n  yy]\r\n", ["a"], "value", "1:4-7"],
  ["a byte order mark takes no column", "\uFEFFapp: x\n", ["app"], "value", "1:6-7"],
  ["an emoji before the column counts two units", "a: {b: \u{1F600}, c: x}\n", ["a", "c"], "value", "1:15-16"],
  ["an alias is shown where it is used", "a: &v abc\nb: *v\n", ["b"], "value", "2:4-6", "1:7-10"],
  ["a merged value is shown at the merge", "a: &m\n  x: 1\nb:\n  <<: *m\n", ["b", "x"], "value", "4:7-9", "2:6-7"],
  ["a key of its own beats a merged one", "a: &m {x: 1}\nb:\n  x: 2\n  <<: *m\n", ["b", "x"], "value", "3:6-7"],
  ["a key that is a number", "a: {1: x}\n", ["a", "1"], "value", "1:8-9"],
  ["a document start moves nothing", "---\na: x\n...\n", ["a"], "value", "2:4-5"],
];

test.each(positions)("%s", (_, text, path, caret, expected, anchor) => {
  const { locator } = read(text);
  const { line, column, endLine, endColumn } = locator.at(path, caret);
  expect(endLine).toBe(line);
  expect(`${line}:${column}-${endColumn}`).toBe(expected);
  const at = locator.anchorOf(path);
  expect(at && `${at.line}:${at.column}-${at.endColumn}`).toBe(anchor);
});

/** name, text, message, `line:column` of the fault, and of the place it relates to */
const faults: [string, string, RegExp, string, string?][] = [
  ["an empty file", "", /empty|nothing/, "1:1"],
  ["comments alone", "# nothing\n", /declares nothing/, "1:1"],
  ["a list", "- a\n", /not a mapping/, "1:1"],
  ["a tab as indentation", "a:\n\tb: 1\n", /[Tt]ab/, "2:1"],
  ["an unclosed bracket", "a: [1\nb: 2\n", /./, "2:1"],
  ["a command in the faulty line is not repeated", "a: 1\n::stop-commands::pwn: [\n", /^(?!.*stop-commands)/, "3:1"],
  ["a duplicate key", "a: 1\nb: 2\na: 3\n", /`a` is given twice/, "3:1", "1:1"],
  ["an unknown tag", "a: !foo x\n", /[Tt]ag/, "1:4"],
  ["an unresolved alias", "a: *nowhere\n", /`\*nowhere` stands for no anchor/, "1:4"],
  ["an alias of itself", "a: &a [*a]\n", /inside its own anchor/, "1:8"],
  ["two documents", "a: 1\n---\nb: 2\n", /more than one YAML document/, "2:1"],
  ["a lone carriage return", "a: 1\rb: 2\n", /carriage return/, "1:5"],
  ["a control character", "a: x\u001B[2J\n", /U\+001B/, "1:5"],
  ["a merge of a text", "a: {<<: x}\n", /merge key/, "1:9"],
];

test.each(faults)("%s is a fault of YAML", (_, text, message, expected, related) => {
  const { yamlFaults, locator } = read(text);
  expect(yamlFaults[0]?.message).toMatch(message);
  const span = locator.span(yamlFaults[0]?.range ?? { start: -1, end: -1 });
  expect(`${span.line}:${span.column}`).toBe(expected);
  const other = yamlFaults[0]?.related && locator.span(yamlFaults[0].related.range);
  expect(other && `${other.line}:${other.column}`).toBe(related);
});

const encodings: [string, Uint8Array, RegExp][] = [
  ["UTF-16", new Uint8Array([0xff, 0xfe, 0x61, 0]), /UTF-16/],
  ["Latin-1", new Uint8Array([0x61, 0x3a, 0x20, 0xfc, 0x0a]), /not encoded in UTF-8/],
  ["NUL", new TextEncoder().encode("a: \0\n"), /NUL/],
  ["too large", new Uint8Array(256 * 1024 + 1).fill(0x23), /larger than 256 KiB/],
];

test.each(encodings)("%s bytes are a fault of YAML", (_, bytes, message) => {
  expect(
    readSettings("x.yml", bytes)
      .yamlFaults.map((fault) => fault.message)
      .join(),
  ).toMatch(message);
});
