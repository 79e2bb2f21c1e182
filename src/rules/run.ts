import type { Facts } from "../model/facts.js";
import { clipped } from "../report/clipped.js";
import type { Check, Edit, Finding, Position, RelatedSpan } from "../report/finding.js";
import { identityOf } from "../report/fingerprint.js";
import type { Crash } from "../report/report.js";
import type { SettingsDocument } from "../settings/document.js";
import { keptWithObject } from "../settings/kept-with-object.js";
import type { Span } from "../settings/locate.js";
import { answerOf, Open } from "../settings/open.js";
import { nodeAt, type Path } from "../settings/tree.js";
import { secretKeys, type TextRange } from "../settings/values.js";
import { type FindingDraft, type Rule, untilOpen } from "./rule.js";

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
      const reason = options.mask(check.reason ?? "");
      checks.push(check.reason === undefined || reason === check.reason ? check : { ...check, reason });
      for (const draft of drafts) findings.push(concretise(rule, draft, document, seen, options));
    } catch (error) {
      const message = options.mask(error instanceof Error ? error.message : String(error));
      crashes.push({ rule: rule.id, file: document.file, message });
      checks.push({ rule: rule.id, stage: rule.stage, result: "not-checked", reason: "the rule broke on this file" });
    }
  }
  return { checks, findings: withoutRepeats(findings), crashes, open };
}

interface Judgement {
  readonly check: Check;
  readonly drafts: readonly FindingDraft[];
  /** The first thing that left the rule open. */
  readonly left?: Open | undefined;
}

/** What a rule says of the facts, without places. Throws what the rule throws. */
export function judge(rule: Rule, facts: Facts): Judgement {
  const { stage } = rule;
  // The rules that need no value read the text, which is there all the same.
  const readsText = (stage === "settings" || stage === "secrets") && rule.needs.length === 0;
  if (facts.document.root === undefined && !readsText && facts.base.kind !== "gone") {
    return answer(rule, "not-checked", "the file could not be read as settings");
  }
  const guarded = rule.guards.map((guard) => answerOf(facts, guard));
  if (guarded.includes(false)) return answer(rule, "not-applicable");
  const hidden = guarded.find((found) => found instanceof Open);
  if (hidden !== undefined) return notChecked(rule, hidden);
  for (const need of rule.needs) {
    const place = facts.place(need);
    if (!place.seemsDeclared || place.writtenState === "placeholder") return notChecked(rule, place.open);
  }
  let drafts: FindingDraft[] | undefined;
  let reasons: Set<string> | undefined;
  let left: Open | undefined;
  for (const said of untilOpen(() => rule.check(facts))) {
    if (said.kind === "finding") {
      drafts ??= [];
      drafts.push(said);
    } else {
      reasons ??= new Set();
      reasons.add(said.reason);
      left ??= said;
    }
  }
  const reason = reasons && [...reasons].join("; ");
  if (drafts !== undefined) return answer(rule, "failed", reason, drafts);
  return reason === undefined ? answer(rule, "passed") : { ...answer(rule, "not-checked", reason), left };
}

function notChecked(rule: Rule, left: Open): Judgement {
  return { ...answer(rule, "not-checked", left.reason), left };
}

const none: readonly FindingDraft[] = [];

function answer(rule: Rule, result: Check["result"], reason?: string, drafts = none): Judgement {
  const { id, stage } = rule;
  return { check: reason === undefined ? withoutReason(rule)[result] : { rule: id, stage, result, reason }, drafts };
}

/** Most checks of many files are one of these. */
const withoutReason = keptWithObject(
  ({ id: rule, stage }: Rule): Readonly<Record<Check["result"], Check>> => ({
    passed: { rule, stage, result: "passed" },
    failed: { rule, stage, result: "failed" },
    "not-applicable": { rule, stage, result: "not-applicable" },
    "not-checked": { rule, stage, result: "not-checked" },
  }),
);

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
  const text = (words: string) => clipped(mask(words));
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
