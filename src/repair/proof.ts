import { type Finding, severities } from "../report/finding.js";
import type { Report } from "../report/report.js";
import type { SettingsDocument } from "../settings/document.js";
import type { TreeNode } from "../settings/tree.js";
import type { TextRange } from "../settings/values.js";
import type { Replacement } from "./replacements.js";

/** A file as one check saw it. */
export interface Examined {
  readonly document: SettingsDocument;
  readonly report: Report;
}

/**
 * Whether the replacements did what they promise, and nothing else: their findings are gone, none is new or worse, and
 * every other value, key and comment of the file is what it was.
 */
export function isProven(before: Examined, after: Examined, replacements: readonly Replacement[]): boolean {
  return (
    after.report.crashes.length <= before.report.crashes.length &&
    findingsAreGone(before.report.findings, after.report.findings, replacements) &&
    commentsAreEqual(before.document, after.document) &&
    valuesAreEqual(before.document.root, after.document.root, replacements)
  );
}

/** Findings are compared by rule and path: their lines, texts and columns may change with the repair. */
function findingsAreGone(
  before: readonly Finding[],
  after: readonly Finding[],
  replacements: readonly Replacement[],
): boolean {
  const allowed = countsOf(before);
  for (const finding of replacements.flatMap(({ findings }) => findings)) {
    const key = keyOf(finding, severities.length - 1);
    allowed.set(key, (allowed.get(key) ?? 0) - 1);
  }
  return [...countsOf(after)].every(([key, count]) => count <= (allowed.get(key) ?? 0));
}

/** How many findings stand at each rule and path, counted at their severity and at every lower one. */
function countsOf(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const finding of findings) {
    for (let level = severities.indexOf(finding.severity); level < severities.length; level += 1) {
      const key = keyOf(finding, level);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

function keyOf({ rule, path }: Finding, level: number): string {
  return JSON.stringify([rule, path, level]);
}

function commentsAreEqual(before: SettingsDocument, after: SettingsDocument): boolean {
  return (
    before.comments.length === after.comments.length &&
    before.comments.every(({ text }, index) => text === after.comments[index]?.text)
  );
}

/** Whether two trees differ only where a replacement stands, in the text of the first or behind an alias of it. */
function valuesAreEqual(
  before: TreeNode | undefined,
  after: TreeNode | undefined,
  replacements: readonly Replacement[],
): boolean {
  const isReplaced = (range: TextRange | undefined) =>
    range !== undefined && replacements.some(({ start, end }) => start <= range.end && end >= range.start);
  const equal = (a: TreeNode, b: TreeNode): boolean => {
    if (a.kind !== b.kind) return false;
    if (a.kind === "scalar") return a.value === b.value || isReplaced(a.range) || isReplaced(a.anchor);
    const [items, others] = [a.items ?? [], b.items ?? []];
    const [entries, otherEntries] = [[...(a.entries ?? [])], [...(b.entries ?? [])]];
    return (
      items.length === others.length &&
      items.every((item, index) => pair(item, others[index])) &&
      entries.length === otherEntries.length &&
      entries.every(([name, entry], index) => {
        const [otherName, other] = otherEntries[index] ?? [];
        return (name === otherName || isReplaced(entry.key)) && pair(entry, other);
      })
    );
  };
  const pair = (a: TreeNode, b: TreeNode | undefined) => b !== undefined && equal(a, b);
  return before !== undefined && after !== undefined && equal(before, after);
}
