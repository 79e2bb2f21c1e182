import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { markdownCode, markdownText } from "../../src/reporters/escape/markdown.js";
import { bytesOf } from "../../src/reporters/fit-blocks.js";
import { renderMarkdown } from "../../src/reporters/markdown.js";
import { always, hostileText } from "../support/hostile-report.js";
import { activeSyntax, withoutCode } from "../support/markdown.js";
import { floodReport, sampleReport } from "../support/sample-report.js";

const baseUrl = "https://github.com/o/r/blob/abc";

/** The markup that the reporter itself writes, by the line it stands in; what is left must be plain words and code. */
const ours: readonly (readonly [RegExp, string])[] = [
  [/^## SP-API Preflight: (passed|failed)$/, ""],
  [/^### C$/, ""],
  [/^\*\*Left out here for want of room: [\w ,]+\. All of them stand in the log of this step\.\*\*$/, ""],
  [/^\| stage \| passed \| failed \| not checked \| not applicable \|$/, ""],
  [/^\| :-- \| --: \| --: \| --: \| --: \|$/, ""],
  [/^\| (\*\*)?[a-z]+(\*\*)?( \| \d+){4} \|$/, ""],
  [/^<details><summary>Not checked: \d+ rules?<\/summary>$/, ""],
  [/^<\/details>$/, ""],
  [/^- \*\*(error|warning|notice)\*\*/, ""],
  [/^- (?=error|warning|notice|Reason|and for)/, ""],
  [/^ {2}(<br>)?/, ""],
  [/\[(line \d+|C)\]\(https:\/\/[\w./~%+=&?#:-]+\)/g, "C"],
];

describe("whatever the files hold", () => {
  test("GitHub makes no more of it than we mean", () => {
    always((report) => {
      const lines = renderMarkdown(report, { baseUrl }).split("\n");
      let diagram = false;
      for (const line of lines) {
        if (line === "```mermaid") diagram = true;
        else if (line === "```" && diagram) diagram = false;
        else if (diagram) expect(line).toMatch(diagramLine);
        else {
          const words = ours.reduce((text, [markup, instead]) => text.replace(markup, instead), withoutCode(line));
          expect(activeSyntax(words), line).toEqual([]);
        }
      }
    });
  });

  test("a line starts with our own words", () => {
    always((report) => {
      const text = renderMarkdown(report, { baseUrl }).replace(/```mermaid[^`]*```/g, "");
      for (const line of text.split("\n")) {
        expect(withoutCode(line)).toMatch(
          /^$|^#{2,3} |^[A-Z*|]|^<\/?details>|^- (\*\*|error|warning|notice|Reason: |and for)| {2}(<br>|C)/,
        );
      }
    });
  });

  test("it takes no more bytes than it may, and counts what is left out", () => {
    always((report) => {
      for (const bytes of [1_500, 3_000, 10_000]) {
        const text = renderMarkdown(report, { bytes });
        const leftOut = Number(/want of room: (\d+) finding/.exec(text)?.[1] ?? 0);
        const shown = text.match(/^- \*\*(error|warning|notice)\*\*/gm)?.length ?? 0;
        expect(shown + leftOut).toBe(report.findings.length);
        expect(bytesOf(text)).toBeLessThanOrEqual(bytes);
      }
    });
  });
});

const diagramLine = new RegExp(
  [
    "^flowchart TD$",
    String.raw`^ {2}s\d\["(registration|consent|token|signing|call)(<br/>[A-Za-z0-9_ ,]+)*"\]:::(stopped|doubted|clear|open)$`,
    "^ {2}s0( -->| -\\.->)( s\\d( -->| -\\.->)?)+(?: s\\d)*$|^ {2}s0(?: (?:-->|-\\.->) s\\d){4}$",
    "^ {2}classDef [a-z]+ [a-z0-9#:,]+$",
  ].join("|"),
);

describe("text", () => {
  test.each([
    [
      "The link has no `version=beta`, and the app is in `draft`.",
      "The link has no `version=beta`, and the app is in `draft`.",
    ],
    ['It\'s 14 days (and/or more); "quoted": one-time, 50%!', 'It\'s 14 days (and/or more); "quoted": one-time, 50%!'],
    ["ask @bob or see #1", "ask `@bob` or see `#1`"],
    ["see https://evil.example and www.evil.example", "see `https://evil.example` and `www.evil.example`"],
    ["<b>x</b> *y* _z_ [a](b)", "`<b>x</b>` `*y*` `_z_` `[a](b)`"],
    ["commit deadbeef, GH-12", "commit `deadbeef`, `GH-12`"],
    ["a ` b", "a `  b `"],
    ["x`y`@z", "x`y@z`"],
    ["", ""],
  ])("%s", (text, expected) => {
    expect(markdownText(text)).toBe(expected);
  });

  test.each([
    ["a", "`a`"],
    ["", "`  `"],
    ["`", "`` ` ``"],
    ["a``b", "```a``b```"],
    [" a", "`  a `"],
    ["`".repeat(12), `\`${"\\u0060".repeat(12)}\``],
  ])("code of %s", (text, expected) => {
    expect(markdownCode(text)).toBe(expected);
  });

  test("is code and harmless words, and no longer than it may be", () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 60, max: 900 }), (text, longest) => {
        expect(activeSyntax(withoutCode(markdownText(text, longest)))).toEqual([]);
        expect(withoutCode(markdownCode(text, longest))).toBe("C");
        expect(markdownText(text, longest).length).toBeLessThanOrEqual(longest);
        expect(markdownCode(text, longest).length).toBeLessThanOrEqual(longest);
      }),
    );
  });
});

describe("size", () => {
  const flood = floodReport(5_000, (index) => ({ severity: index % 2 === 0 ? "notice" : "error" }));

  test("errors are shown before notices where not all findings fit", () => {
    const text = renderMarkdown(flood, { bytes: 200_000, rest: "the report file" });
    const shown = (severity: string) => text.match(new RegExp(`^- \\*\\*${severity}\\*\\*`, "gm"))?.length ?? 0;
    expect(shown("error")).toBe(2_500);
    expect(shown("notice")).toBeGreaterThan(0);
    expect(text).toContain(`${2_500 - shown("notice")} findings. All of them stand in the report file.`);
  });

  test("a job summary holds 5,000 findings with rule and line", () => {
    const text = renderMarkdown(flood);
    expect(bytesOf(text)).toBeLessThan(1_048_576);
    expect(text.match(/^- \*\*/gm)).toHaveLength(5_000);
    expect(text).not.toContain("Left out");
  });
});

test("without an address of the files no line is a link", () => {
  expect(renderMarkdown(sampleReport)).not.toMatch(/\[line/);
  expect(renderMarkdown(sampleReport, { baseUrl: "javascript:alert(1)" })).not.toMatch(/\[line/);
});
