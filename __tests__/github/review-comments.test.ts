import fc from "fast-check";
import { expect, test } from "vitest";
import type { ChangedLines } from "../../src/github/changed-lines.js";
import { markedFingerprint, marker } from "../../src/github/comment-marker.js";
import { encodedName } from "../../src/github/encoded-name.js";
import { reviewComments } from "../../src/github/review-comments.js";
import type { Finding } from "../../src/report/finding.js";
import type { Report } from "../../src/report/report.js";
import { hiddenCharacters } from "../support/hidden-characters.js";
import { always, hostileText } from "../support/hostile-report.js";
import { activeSyntax, withoutCode } from "../support/markdown.js";

/** Every line of every file is new, and stands at the head as it is shown. */
function allNew({ files }: Report): ChangedLines {
  const changes = new Map(
    files.map(({ path, source }) => {
      const numbers = Array.from({ length: source.lineCount }, (_, index) => index + 1);
      return [path, new Map(numbers.map((line) => [line, source.line(line)]))];
    }),
  );
  return {
    of: (path) => ({ kind: "known", status: "new", added: [], lines: changes.get(path) ?? new Map() }),
    gone: [],
    ancestor: undefined,
    problem: undefined,
  };
}

/** With a repair that puts a hostile text into its line. */
function repairable(finding: Finding): Finding {
  const start = { line: finding.line, column: 1 };
  return { ...finding, edit: { start, end: start, text: finding.message, safe: true } };
}

/** What is ours in a line of a comment; the rest comes from outside. */
const ours = [
  /^\*\*(?:Error|Warning|Notice)\*\* by (?:C|\[C\]\(https:[^()\s]*\)): /,
  /^\*\*(?:Fix|Why|See line \d+):\*\* /,
  / \(\[documented\]\(https:[^()\s]*\)\)\.$/,
];

test("a comment on a hostile finding is words, code and one marker at its end", () => {
  let comments = 0;
  let suggestions = 0;
  always((given) => {
    const report = { ...given, findings: given.findings.map(repairable) };
    const shown = new Set(report.findings.map(({ fingerprint }) => fingerprint));
    for (const { body, fingerprints } of reviewComments(report, allNew(report), "ci", (place) => place)) {
      const [fingerprint = ""] = fingerprints;
      comments += 1;
      expect(body.length).toBeLessThan(10_000);
      expect(body).not.toContain("##[");
      expect(hiddenCharacters(body.replaceAll("\n", ""))).toEqual([]);
      const marked = markedFingerprint(body, "ci");
      expect(marked).toBe(fingerprint === "" ? undefined : fingerprint);
      expect([...shown].map(encodedName)).toContain(fingerprint);
      const parts = body.split("\n\n").slice(0, -1);
      const block = parts.findIndex((part) => /^`{3,}suggestion\n/.test(part));
      if (block !== -1) {
        suggestions += 1;
        expect(block).toBe(parts.length - 1);
        const [fence = "", line = "", end = "", ...more] = parts[block]?.split("\n") ?? [];
        expect([end, more]).toEqual([fence.replace("suggestion", ""), []]);
        expect(line).not.toContain(end);
      }
      for (const part of block === -1 ? parts : parts.slice(0, -1)) {
        expect(part).not.toContain("\n");
        const text = ours.reduce((rest, pattern) => rest.replace(pattern, ""), withoutCode(part));
        expect(activeSyntax(text), part).toEqual([]);
      }
    }
  }, 300);
  expect(comments).toBeGreaterThan(500);
  expect(suggestions).toBeGreaterThan(20);
});

test("a marker is read as it was written, whatever is in it, and by its own instance alone", () => {
  fc.assert(
    fc.property(hostileText, hostileText, hostileText, (instance, other, fingerprint) => {
      const body = `Some text.\n\n${marker(instance, fingerprint)}`;
      expect(marker(instance, fingerprint)).toMatch(/^<!-- [\w.:~-]+ -->$/);
      expect(marker(instance, fingerprint).slice(4, -3)).not.toMatch(/--|>/);
      const expected = fingerprint === "" ? undefined : encodedName(fingerprint);
      expect(markedFingerprint(`${body}\r\n`, instance)).toBe(expected);
      if (other !== instance) expect(markedFingerprint(body, other)).toBeUndefined();
      expect(markedFingerprint(`${body}\n\nMore.`, instance)).toBeUndefined();
    }),
  );
});
