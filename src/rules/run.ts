import type { Facts } from "../model/facts.js";
import { clipped } from "../report/clipped.js";
import type { Check, Edit, Finding, Position, RelatedSpan } from "../report/finding.js";
import { identityOf } from "../report/fingerprint.js";
import type { Crash } from "../report/report.js";
import type { SettingsDocument } from "../settings/document.js";
import type { Span } from "../settings/locate.js";
import { withLookAlikesTold } from "../settings/look-alikes.js";
import type { Open } from "../settings/open.js";
import { nodeAt, type Path } from "../settings/tree.js";
import { secretKeys, type TextRange } from "../settings/values.js";
import { judge } from "./judge.js";
import type { FindingDraft, Rule } from "./rule.js";

export interface RunOptions {
  /** The address of a rule's page. */
  readonly docs: (rule: string) => string;
  /** Covers secrets in a text. */
  readonly mask: (text: string) => string;
}

export interface RunResult {
  readonly checks: readonly Check[];
  readonly findings: readonly Finding[];
  readonly crashes: readonly Crash[];
  /** What left rules that were not checked open, by rule. */
  readonly open: ReadonlyMap<string, Open>;
}

/** Applies every rule to one file. A rule that throws is a crash of its own; the others still speak. */
export function runRules(rules: readonly Rule[], facts: Facts, options: RunOptions): RunResult {
  const checks: Check[] = [];
  const findings: Finding[] = [];
  const crashes: Crash[] = [];
  const open = new Map<string, Open>();
  const seen = new Map<string, number>();
  const { document } = facts;
  for (const rule of rules) {
    try {
      const { check, drafts, left } = judge(rule, facts);
      if (left !== undefined && check.result === "not-checked") open.set(rule.id, left);
      checks.push(masked(check, options.mask));
      for (const draft of drafts) findings.push(concretise(rule, draft, document, seen, options));
    } catch (error) {
      const message = options.mask(error instanceof Error ? error.message : String(error));
      crashes.push({ rule: rule.id, file: document.file, message });
      checks.push({ rule: rule.id, stage: rule.stage, result: "not-checked", reason: "the rule broke on this file" });
    }
  }
  return { checks, findings: withoutRepeats(findings), crashes, open };
}

/** Most reasons hold nothing to mask, and their checks are the same in many files. */
function masked(check: Check, mask: RunOptions["mask"]): Check {
  if (check.reason === undefined) return check;
  const reason = withLookAlikesTold(mask(check.reason));
  return reason === check.reason ? check : { ...check, reason };
}

function concretise(
  rule: Rule,
  draft: FindingDraft,
  document: SettingsDocument,
  seen: Map<string, number>,
  { docs, mask }: RunOptions,
): Finding {
  const { locator } = document;
  const path = draft.range === undefined ? draft.at.path : [];
  const span = draft.range === undefined ? locator.at(path, draft.caret ?? "value") : locator.span(draft.range);
  const text = (words: string) => clipped(withLookAlikesTold(mask(words)));
  // A key may be a secret too.
  const shown = (place: Path) => place.map((part) => (typeof part === "string" ? mask(part) : part));
  const edit = draft.repair && editOf(document, draft.repair.range, draft.repair.text, draft.repair.safe);
  return {
    rule: rule.id,
    title: rule.title,
    stage: rule.stage,
    severity: draft.severity ?? rule.severity,
    codes: draft.codes ?? rule.codes,
    alsoSeen: draft.alsoSeen ?? rule.alsoSeen,
    file: document.file,
    path: shown(path),
    ...span,
    message: text(draft.message),
    fix: text(draft.fix),
    source: draft.source ?? rule.source,
    docs: docs(rule.id),
    related: relatedSpans(draft, document, path).map((related) => ({
      ...related,
      path: shown(related.path),
      message: text(related.message),
    })),
    ...(edit && mask(edit.text) === edit.text && { edit }),
    // Given once the policy of the file has settled the severity.
    fingerprint: "",
    identity: identityOf(rule.id, document.file, shown(path), offendingValue(draft, document, mask), seen),
  };
}

function relatedSpans(draft: FindingDraft, { locator }: SettingsDocument, path: Path): RelatedSpan[] {
  const anchor = draft.range === undefined ? locator.anchorOf(path) : undefined;
  return [
    ...(draft.related ?? []).map(({ at, message }) => ({ path: at.path, ...locator.at(at.path, "value"), message })),
    ...(draft.relatedRanges ?? []).map(({ range, message }) => ({ path: [], ...locator.span(range), message })),
    ...(anchor ? [{ path, ...anchor, message: "the anchor that the value comes from" }] : []),
  ];
}

function editOf({ locator }: SettingsDocument, range: TextRange, text: string, safe: boolean): Edit {
  const span: Span = locator.span(range);
  const start: Position = { line: span.line, column: span.column };
  return { start, end: { line: span.endLine, column: span.endColumn }, text, safe };
}

/** The value that a finding is about, for its fingerprint; a secret is left out, and so is what masking would change. */
function offendingValue(
  draft: FindingDraft,
  { root, text }: SettingsDocument,
  mask: RunOptions["mask"],
): string | undefined {
  if (draft.range !== undefined) {
    const value = text.slice(draft.range.start, draft.range.end);
    return mask(value) === value ? value : undefined;
  }
  const key = draft.at.path.at(-1);
  if (typeof key === "string" && secretKeys.has(key)) return undefined;
  const value = nodeAt(root, draft.at.path)?.value;
  return value === undefined || mask(String(value)) !== String(value) ? undefined : String(value);
}

function withoutRepeats(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ rule, line, column, message }) => {
    const identity = `${rule}\0${line}\0${column}\0${message}`;
    return !seen.has(identity) && seen.add(identity);
  });
}
