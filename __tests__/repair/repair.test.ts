import { describe, expect, test } from "vitest";
import { repairDiff } from "../../src/repair/repair-diff.js";
import { defineRule, finding } from "../../src/rules/rule.js";
import { nodeAt } from "../../src/settings/tree.js";
import { repaired, roles, textOf, type Wish, wishing } from "../support/wishing.js";

/** name, roles, wishes, roles afterwards */
const made: [string, string[], Wish[], string[]][] = [
  ["a safe edit is made", ["a", "x"], [{ from: "x", to: "y" }], ["a", "y"]],
  ["an edit that is not safe is not", ["x"], [{ from: "x", to: "y", safe: false }], ["x"]],
  ["a notice is repaired as well", ["x"], [{ from: "x", to: "y", severity: "notice" }], ["y"]],
  ["what a repair uncovers is repaired", ["x"], [{ from: "x", to: "y" }, { from: "y" }], ["x"]],
  ["an edit that leaves its finding is left out", ["x"], [{ from: "x", to: "x" }], ["x"]],
  ["an edit that breaks the YAML is left out", ["x"], [{ from: "x", to: "[" }], ["x"]],
  ["an edit that starts a comment is left out", ["x"], [{ from: "x", to: "y # ] }" }], ["x"]],
  ["an edit that adds a value is left out", ["x"], [{ from: "x", to: "y, z" }], ["x"]],
  ["an edit that removes a value is left out", ["x", "a"], [{ from: "x", to: "", part: [0, 3] }], ["x", "a"]],
  ["an edit that changes the type is left out", ["x"], [{ from: "x", to: "true" }], ["x"]],
  [
    "one bad edit does not keep the good ones back",
    ["a", "b", "c", "d", "e"],
    ["a", "b", "c", "d", "e"].map((from) => ({ from, to: from === "d" ? "[" : from.toUpperCase() })),
    ["A", "B", "C", "d", "E"],
  ],
  [
    "an edit that two rules ask for is one edit",
    ["x"],
    [
      { from: "x", to: "y", id: "one" },
      { from: "x", to: "y", id: "two" },
    ],
    ["y"],
  ],
  [
    "of two edits that contradict each other the first is made where it ends both findings",
    ["x"],
    [
      { from: "x", to: "y", id: "one" },
      { from: "x", to: "z", id: "two" },
    ],
    ["y"],
  ],
];

test.each(made)("%s", (_, names, wishes, expected) => {
  const rules = wishes.map(wishing);
  const done = repaired(roles(...names), rules);
  expect(textOf(done)).toBe(roles(...expected));
  const again = repaired(done.bytes, rules);
  expect(again.repaired).toEqual([]);
  expect(again.bytes).toBe(done.bytes);
});

describe("an edit is left out", () => {
  test("where its finding goes but a worse one comes at the same place", () => {
    const rule = defineRule({
      ...wishing({ from: "x" }),
      *check(facts) {
        yield* wishing({ from: "x", to: "y", severity: "notice" }).check(facts);
        for (const place of facts.settings.at("roles").at("app").items())
          yield finding(place, {
            message: "It is.",
            fix: "None.",
            severity: place.written === "y" ? "error" : "notice",
          });
      },
    });
    expect(textOf(repaired(roles("x"), [rule]))).toBe(roles("x"));
  });

  test("where a rule breaks on what it writes", () => {
    const breaks = defineRule({
      ...wishing({ from: "y", id: "breaks" }),
      check({ settings }) {
        const names = settings.at("roles").at("app").items();
        if (names.some(({ written }) => written === "y")) throw new Error("broken");
        return [];
      },
    });
    expect(textOf(repaired(roles("x"), [wishing({ from: "x", to: "y" }), breaks]))).toBe(roles("x"));
  });

  test("where it touches a secret, even at its end", () => {
    const text = `${roles("x").trimEnd()}\nauthorizations: [{name: n, region: na, refreshToken: sesame-open}]\n`;
    const at = text.indexOf("sesame-open") + "sesame-open".length;
    for (const [start, end] of [
      [at - 11, at],
      [at - 4, at - 3],
      [at, at],
      [at - 11, at - 11],
    ] as const) {
      const rule = defineRule({
        ...wishing({ from: "x" }),
        *check({ settings, document }) {
          if (document.text !== text) return;
          yield finding(settings, {
            message: "It is.",
            fix: "None.",
            repair: { range: { start, end }, text: "y", safe: true },
          });
        },
      });
      expect(repaired(text, [rule]).repaired).toEqual([]);
    }
  });

  test("where it adds a comment, though every value stays", () => {
    const text = roles("a").replace("[a]", "\n    - x");
    expect(textOf(repaired(text, [wishing({ from: "x", to: "y" })]))).toBe(text.replace("- x", "- y"));
    expect(textOf(repaired(text, [wishing({ from: "x", to: "y # why" })]))).toBe(text);
  });

  test("where a comment silences the finding, or the policy switches its rule off", () => {
    const rule = wishing({ from: "x", to: "y" });
    const ignored = roles("x").replace("]\n", "] # preflight-ignore no-x -- agreed\n");
    expect(textOf(repaired(ignored, [rule]))).toBe(ignored);
    const off = `${roles("x")}preflight: {rules: {no-x: off}}\n`;
    expect(textOf(repaired(off, [rule]))).toBe(off);
  });
});

test("edits that meet are made one after the other", () => {
  const letter = (at: number, from: string, to: string) =>
    defineRule({
      ...wishing({ from, id: `no-${from}` }),
      *check({ settings, document }) {
        const [place] = settings.at("roles").at("app").items();
        const start = (nodeAt(document.root, ["roles", "app", 0])?.textStart ?? 0) + at;
        if (place?.written[at] !== from) return;
        const repair = { range: { start, end: start + 1 }, text: to, safe: true };
        yield finding(place, { message: "It is.", fix: "None.", repair });
      },
    });
  const done = repaired(roles("xyz"), [letter(0, "x", "a"), letter(1, "y", "b"), letter(2, "z", "c")]);
  expect(textOf(done)).toBe(roles("abc"));
  expect(done.repaired.map(({ rule }) => rule)).toEqual(["no-x", "no-z", "no-y"]);
});

test("a value behind an anchor changes with its aliases", () => {
  const text = roles("&role x", "*role", "a");
  expect(textOf(repaired(text, [wishing({ from: "x", to: "y" })]))).toBe(roles("&role y", "*role", "a"));
});

test("a key is renamed where its value stays", () => {
  const rule = defineRule({
    ...wishing({ from: "x" }),
    *check({ settings, document }) {
      const place = settings.at("roles").at("app");
      const start = document.text.indexOf("app: [");
      if (!place.seemsDeclared) return;
      yield finding(place, {
        message: "It is.",
        fix: "None.",
        repair: { range: { start, end: start + 3 }, text: "profile", safe: true },
      });
    },
  });
  expect(textOf(repaired(roles("x"), [rule]))).toBe(roles("x").replace("app: [", "profile: ["));
});

test("what is no settings file stays as it is", () => {
  for (const bytes of [Uint8Array.of(0xff, 0xfe, 0x41), new TextEncoder().encode("app: [\n"), new Uint8Array()]) {
    const done = repaired(bytes, [wishing({ from: "x", to: "y" })]);
    expect([done.bytes, repairDiff(done)]).toEqual([bytes, []]);
    expect(done.bytes).toBe(bytes);
  }
});

test("many edits that all fail end after 64 checks", () => {
  let checks = 0;
  const names = Array.from({ length: 1_000 }, (_, index) => `role${index}`);
  const rule = defineRule({
    ...wishing({ from: "x" }),
    *check({ settings, document }) {
      checks += 1;
      for (const place of settings.at("roles").at("app").items()) {
        const start = document.text.indexOf(`${place.written}`);
        yield finding(place, {
          message: "It is.",
          fix: "None.",
          repair: { range: { start, end: start }, text: "x", safe: true },
        });
      }
    },
  });
  expect(repaired(roles(...names), [rule]).repaired).toEqual([]);
  expect(checks).toBe(64);
});
