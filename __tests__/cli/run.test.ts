import { describe, expect, test } from "vitest";
import { run } from "../../src/cli/run.js";
import { codeCatalogue } from "../../src/rules/code-catalogue.js";
import { catalogue } from "../../src/rules/index.js";
import { today } from "../support/check.js";
import { Workplace } from "../support/terminal.js";

const everyRule = [...catalogue, ...codeCatalogue];

describe("a program that breaks exits with 3 and one line that holds nothing of the error", () => {
  test.each([
    ["TypeError", new TypeError("Atzr|IwEBIA-secret ##[error]x")],
    ["string", "Atzr|IwEBIA-secret"],
    ["undefined", undefined],
  ])("%s", (kind, thrown) => {
    let err = "";
    const code = run(["--help"], {
      ...{ folder: "/", today, colour: false, columns: undefined },
      out: () => {
        throw thrown;
      },
      err: (text) => {
        err += text;
      },
    });
    expect(code).toBe(3);
    expect(err).toMatch(
      new RegExp(
        `^ sp-api-preflight \\d+\\.\\d+\\.\\d+ failed \\(${kind}\\)\\. Please report it with the command that was run\\.\\n$`,
      ),
    );
  });
});

describe("rules", () => {
  const rules = (...words: string[]) => new Workplace().runWith({ columns: 160 }, "rules", ...words);

  test("lists every rule with its stage, severity, title and codes, one a line", () => {
    const { code, out, err } = rules();
    expect([code, err]).toEqual([0, ""]);
    const lines = out.split("\n");
    expect(lines.filter((line) => /^ \S/.test(line))).toHaveLength(everyRule.length);
    expect(lines[0]).toMatch(
      /^ registration error {3}redirect-uri-fragment {12}A redirect URI has a fragment \(MD5110\)$/,
    );
    expect(lines.find((line) => line.includes(" state-missing "))).toMatch(/ The link has no `state`$/);
    expect(rules("--format", "text").out).toBe(out);
  });

  test("lists them as JSON", () => {
    const { code, out } = rules("--format", "json");
    expect(code).toBe(0);
    expect(JSON.parse(out).map(({ id }: { id: string }) => id)).toEqual(everyRule.map(({ id }) => id));
  });

  test.each([
    [["--format", "sarif"], " `rules` cannot be printed as `sarif`. Allowed: `text`, `json`.\n"],
    [["a.yml"], " `rules` takes no operand, and `a.yml` was given.\n"],
  ])("refuses %j", (words, err) => {
    expect(rules(...words)).toEqual({ code: 2, out: "", err });
  });
});
