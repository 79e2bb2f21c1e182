import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { type Ambiguity, ambiguityOf } from "./support/regex-ambiguity.js";
import { regexLiterals } from "./support/regex-literals.js";

const root = fileURLToPath(new URL("../src/", import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
const texts = new Map(files.map((file) => [file, readFileSync(join(root, file), "utf8")]));

describe("the test knows", () => {
  const known: [Ambiguity, string[]][] = [
    ["exponential", ["(a+)+$", "^(\\w|a)*$", "^(a{0,9})*$", "^(a|ab|b)*$", "^(?:a*b?)*c", "^(?:(?:a|b)+c?)+$"]],
    [
      "polynomial",
      ["^a*a*$", "a+$", "\\s+$", "^.*,.*$", "^[ \\t]*(.*)$", "x*y", "(?<=^ *):", "^\\d+\\w*@", "a(?=a*b)"],
    ],
    ["none", ["a+", "^\\d+$", "^(?:[a-z]+-)*[a-z]+$", "(?<!\\s)\\s+$", "^[^:]*:.*", "a{1,9}$", "a(?=b*c)", "x*", "^$"]],
    ["none", ["[*+]{1,3}$", "(['\"]).{1,9}\\1", "\\u{1f600}|\\p{L}", "(?<![\\w+])a", "(?:)", "a|b|"]],
  ];

  test.each(known.flatMap(([expected, sources]) => sources.map((source) => [source, expected])))(
    "%s: %s",
    (source, expected) => {
      expect(ambiguityOf(source, source.includes("\\p") ? "u" : "")).toBe(expected);
    },
  );

  test("what a regular expression is in a text of TypeScript, and what is none", () => {
    const text = [
      'const a = 1 / 2 / b; // a /comment/ "here"',
      '/* /no/ */ const b = /yes/g.test(x) ? /[/"]\\/`/ : `a ${c.replace(/in/u, "}")} /no/`;',
      "return /last/; f(x) / y / 2;",
    ].join("\n");
    expect(regexLiterals(text)).toEqual([
      { source: "yes", flags: "g", line: 2 },
      { source: '[/"]\\/`', flags: "", line: 2 },
      { source: "in", flags: "u", line: 2 },
      { source: "last", flags: "", line: 3 },
    ]);
  });
});

describe("every regular expression takes time in proportion to the text", () => {
  const literals = [...texts].flatMap(([file, text]) => regexLiterals(text).map((literal) => ({ file, ...literal })));

  test("that stands in the sources", () => {
    const slow = literals
      .map(({ file, line, source, flags }) => [ambiguityOf(source, flags), `src/${file}:${line} /${source}/${flags}`])
      .filter(([ambiguity]) => ambiguity !== "none");
    expect(slow).toEqual([]);
    expect(literals.length).toBeGreaterThan(150);
  });

  const built = new Map<string, RegExp[]>();
  beforeAll(async () => {
    const construct = (target: typeof RegExp, words: [string, string?]): RegExp => {
      const pattern = Reflect.construct(target, words);
      const [, file = ""] = /\/src\/([^\s:?]+\.ts)/.exec(new Error().stack ?? "") ?? [];
      built.set(file, [...(built.get(file) ?? []), pattern]);
      return pattern;
    };
    vi.stubGlobal("RegExp", new Proxy(RegExp, { construct }));
    vi.resetModules();
    // What GitHub's client puts together is not ours.
    const others = new Set(["action/index.ts", "cli/index.ts", "github/octokit.ts"]);
    for (const file of files.filter((name) => !others.has(name))) {
      await import(pathToFileURL(join(root, file)).href);
    }
    // What is made when it is needed is needed now.
    const { isHidden } = await import("../src/reporters/escape/visible.js");
    isHidden("\u200b");
    vi.unstubAllGlobals();
  });

  test("that is put together", () => {
    // One more is put together by the library that describes the shape of the settings.
    const ours = [...built].filter(([file]) => file !== "");
    const inFunctions = ["reporters/wrap.ts", "uri/host-kind.ts"];
    const places = [...texts].filter(([, text]) => text.includes("new RegExp(")).map(([file]) => file);
    expect([...ours.map(([file]) => file), ...inFunctions].sort()).toEqual([...places, "settings/schema.ts"].sort());
    const patterns = ours.flatMap(([file, all]) => all.map((pattern) => ({ file, pattern })));
    const slow = patterns.filter(({ pattern }) => ambiguityOf(pattern.source, pattern.flags) !== "none");
    expect(slow).toEqual([]);
  });
});
