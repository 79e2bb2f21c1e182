import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { isMap, isScalar, isSeq, parseDocument } from "yaml";
import { UsageError } from "../../src/files/usage-error.js";
import { withLookAlikesTold } from "../../src/settings/look-alikes.js";
import { secretKeys } from "../../src/settings/values.js";
import { check } from "../support/check.js";

describe("a letter that looks like one of ASCII is told beside the value", () => {
  test.each([
    ["Cyrillic", "The host `\u0430mazon.com` is none.", "`\u0430mazon.com` (character 1 is U+0430, not `a`)"],
    ["Greek", "`am\u03B1zon.com`", "`am\u03B1zon.com` (character 3 is U+03B1, not `a`)"],
    ["fullwidth", "`eu\uFF0Dwest-1`", "`eu\uFF0Dwest-1` (character 3 is U+FF0D, not `-`)"],
    ["mathematical", "`\u{1D5BA}mazon`", "`\u{1D5BA}mazon` (character 1 is U+1D5BA, not `a`)"],
    ["dotless", "`author\u0131zation_code`", "(character 7 is U+0131, not `i`)"],
    ["Armenian and Lisu", "`\u0578a` `\uA4D0a`", "not `n`) `\uA4D0a` (character 1 is U+A4D0, not `B`)"],
    [
      "a whole word",
      "`https://\u0430\u0440\u0440\u04CF\u0435.com`",
      "(character 9 is U+0430, not `a`; 4 more like it)",
    ],
    ["a capital", "`\u0406D`", "(character 1 is U+0406, not `I`)"],
    ["a hyphen", "`us\u2010east-1`", "(character 3 is U+2010, not `-`)"],
    ["behind what is cut", "`\u0430mazon\u2026`", "(character 1 is U+0430, not `a`)"],
    ["beside an accent", "`c\u0430f\u00E9`", "(character 2 is U+0430, not `a`)"],
    ["no backticks", "wrong: r\u043Eles", "r\u043Eles (character 2 is U+043E, not `o`)"],
  ])("%s", (_, text, told) => {
    expect(withLookAlikesTold(text)).toContain(told);
  });

  test("once a value, and for three values at most", () => {
    const values = ["\u0430a", "\u0430b", "\u0430a", "\u0430c", "\u0430d"].map((value) => `\`${value}\``);
    expect(withLookAlikesTold(values.join(" ")).match(/U\+0430/g)).toHaveLength(3);
  });

  test.each([
    "`\u5E93\u5B58\u540C\u6B65\uFF08US\uFF09 \uFF08EU\uFF09`", // Chinese, with its own brackets
    "`SP-API\u5DE5\u5177`",
    "`\u30AB\u30BF\u30AB\u30CA \uFF21\uFF22`",
    "`\u041C\u0430\u0433\u0430\u0437\u0438\u043D \u0441\u043E\u043A`", // Russian
    "`https://\u043F\u0440\u0438\u043C\u0435\u0440.example/cb`",
    "`\u039A\u03B1\u03C4\u03AC\u03C3\u03C4\u03B7\u03BC\u03B1`", // Greek
    "`\u0645\u062A\u062C\u0631`",
    "`B\u00FCcher & Caf\u00E9`",
    "`2\u00B2 \u2122 \u2026 \u2013 \u{1F600}`",
    "`don\u2019t`",
  ])("%s stays as it is", (text) => {
    expect(withLookAlikesTold(text)).toBe(text);
  });

  test("in what a usage failure says", () => {
    expect(new UsageError("`\u0435rror` is none.").message).toBe(
      "`\u0435rror` (character 1 is U+0435, not `e`) is none.",
    );
  });
});

const looks: Readonly<Record<string, string>> = { a: "\u0430", e: "\u0435", o: "\u043E", p: "\u0440", c: "\u0441" };
const swapped = (text: string) => text.replace(/(?<!\{[^}]*)[aeopc]/, (letter) => looks[letter] ?? letter);

/** The file with a letter of one value or key after the other in another script. */
function* withLookAlike(text: string): Generator<string> {
  const document = parseDocument(text);
  const walk = function* (node: unknown): Generator<{ value: unknown }> {
    if (isSeq(node)) for (const item of node.items) yield* walk(item);
    if (isScalar(node) && typeof node.value === "string") yield node;
    if (!isMap(node)) return;
    for (const { key, value } of node.items) {
      if (!isScalar(key)) continue;
      yield key;
      if (!secretKeys.has(String(key.value))) yield* walk(value);
    }
  };
  for (const node of [...walk(document.contents)]) {
    const before = node.value;
    node.value = swapped(String(before));
    if (node.value !== before) yield document.toString();
    node.value = before;
  }
}

test("no rule shows a value that looks like the one that it asks for, without the letter beside it", () => {
  const speaking = new Set<string>();
  const untold = new Set<string>();
  for (const changed of withLookAlike(readFileSync(new URL("../support/every-key.yml", import.meta.url), "utf8"))) {
    const { findings, files } = check(changed);
    for (const { rule, message } of findings) if (/[\u0400-\u04FF]/.test(message)) speaking.add(rule);
    const reasons = files.flatMap(({ checks, roles }) => [
      ...checks.map(({ reason = "" }) => reason),
      ...(roles?.unjudged ?? []),
    ]);
    const said = findings.flatMap(({ message, fix, related }) => [message, fix, ...related.map((one) => one.message)]);
    for (const text of [...said, ...reasons]) {
      if (/[\u0400-\u04FF]/.test(text) && !/character \d+ is U\+04/.test(text)) untold.add(text);
    }
  }
  expect([...untold]).toEqual([]);
  expect(speaking.size).toBeGreaterThan(20);
});
