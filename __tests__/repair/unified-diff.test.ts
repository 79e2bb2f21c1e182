import fc from "fast-check";
import { expect, test } from "vitest";
import { unifiedDiff } from "../../src/repair/unified-diff.js";

const linesOf = (text: string) => text.split(/(?<=\n)/);
const diff = (before: string, after: string) => unifiedDiff("a.yml", linesOf(before), linesOf(after)).join("");
const numbered = (count: number) => Array.from({ length: count }, (_, index) => `${index + 1}\n`).join("");

/** name, before, after, the hunks */
const diffs: [string, string, string, string][] = [
  ["nothing changed", "a\n", "a\n", ""],
  ["one line", "a\nb\nc\n", "a\nx\nc\n", "@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n"],
  ["the only line", "a\n", "b\n", "@@ -1 +1 @@\n-a\n+b\n"],
  ["neighbours stand together", "a\nb\n", "x\ny\n", "@@ -1,2 +1,2 @@\n-a\n-b\n+x\n+y\n"],
  [
    "no line end",
    "a\nb",
    "a\nx",
    "@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+x\n\\ No newline at end of file\n",
  ],
  ["a line end that comes", "a", "a\n", "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n"],
  ["CRLF", "a\r\nb\r\n", "a\r\nx\r\n", "@@ -1,2 +1,2 @@\n a\r\n-b\r\n+x\r\n"],
  ["a line added", "a\nc\n", "a\nb\nc\n", "@@ -1,2 +1,3 @@\n a\n+b\n c\n"],
  ["a line removed", "a\nb\nc\n", "a\nc\n", "@@ -1,3 +1,2 @@\n a\n-b\n c\n"],
  ["an empty text", "", "a\n", "@@ -0,0 +1 @@\n+a\n"],
  [
    "changes whose context meets share a hunk",
    numbered(9),
    numbered(9).replace("1\n", "x\n").replace("8\n", "y\n"),
    "@@ -1,9 +1,9 @@\n-1\n+x\n 2\n 3\n 4\n 5\n 6\n 7\n-8\n+y\n 9\n",
  ],
  [
    "changes further apart have their own",
    numbered(9),
    numbered(9).replace("1\n", "x\n").replace("9\n", "y\n"),
    "@@ -1,4 +1,4 @@\n-1\n+x\n 2\n 3\n 4\n@@ -6,4 +6,4 @@\n 6\n 7\n 8\n-9\n+y\n",
  ],
];

test.each(diffs)("%s", (_, before, after, hunks) => {
  expect(diff(before, after)).toBe(hunks === "" ? "" : `--- a/a.yml\n+++ b/a.yml\n${hunks}`);
});

test("applied to the one text it gives the other", () => {
  const text = fc
    .array(fc.constantFrom("a", "b", "", "- x", "@@"), { maxLength: 40 })
    .chain((lines) => fc.constantFrom("\n", "\r\n").map((end) => lines.map((line) => line + end).join("")))
    .chain((text) => fc.constantFrom("", "last").map((last) => text + last));
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(applied(before, diff(before, after))).toBe(after);
    }),
    { seed: 7, numRuns: 2_000 },
  );
});

/** Applies a unified diff as strictly as the format is: every line of it must agree with the text and with its header. */
function applied(text: string, patch: string): string {
  const before = linesOf(text).filter((line) => line !== "");
  const lines = linesOf(patch).slice(2);
  const result: string[] = [];
  let at = 0;
  for (let index = 0; index < lines.length; ) {
    const header = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@\n$/.exec(lines[index++] ?? "");
    if (header === null) break;
    const [from, count, newFrom, newCount] = header.slice(1).map((digits) => Number(digits ?? 1)) as [
      number,
      number,
      number,
      number,
    ];
    const start = count === 0 ? from : from - 1;
    result.push(...before.slice(at, start));
    expect(result.length).toBe(newCount === 0 ? newFrom : newFrom - 1);
    at = start;
    const lengthBefore = result.length;
    for (; index < lines.length && !lines[index]?.startsWith("@@ -"); index += 1) {
      const line = lines[index] ?? "";
      if (line.startsWith("\\")) continue;
      const bare = lines[index + 1]?.startsWith("\\") ? line.slice(1, -1) : line.slice(1);
      if (line[0] !== "+") expect(before[at++]).toBe(bare);
      if (line[0] !== "-") result.push(bare);
    }
    expect([at - start, result.length - lengthBefore]).toEqual([count, newCount]);
  }
  return [...result, ...before.slice(at)].join("");
}
