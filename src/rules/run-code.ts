import { clipped } from "../report/clipped.js";
import type { Check, Finding, RelatedSpan } from "../report/finding.js";
import { identityOf } from "../report/fingerprint.js";
import type { Crash } from "../report/report.js";
import type { Span } from "../settings/locate.js";
import { withLookAlikesTold } from "../settings/look-alikes.js";
import { Open } from "../settings/open.js";
import type { CodeFacts } from "./code-facts.js";
import { type CodeDraft, type CodeRule, isSettingsPlace } from "./code-rule.js";
import type { RunOptions, RunResult } from "./run.js";

/** Applies every rule about code. A rule that throws is a crash of its own; the others still speak. */
export function runCodeRules(rules: readonly CodeRule[], code: CodeFacts, options: RunOptions): RunResult {
  const checks: Check[] = [];
  const findings: Finding[] = [];
  const crashes: Crash[] = [];
  const seen = new Map<string, number>();
  for (const rule of rules) {
    const { id, stage } = rule;
    const check = (result: Check["result"], reason?: string) =>
      checks.push({
        rule: id,
        stage,
        result,
        ...(reason !== undefined && { reason: withLookAlikesTold(options.mask(reason)) }),
      });
    try {
      const drafts: CodeDraft[] = [];
      const reasons = new Set<string>();
      try {
        for (const said of rule.check(code)) {
          if (said.kind === "finding") drafts.push(said);
          else reasons.add(said.reason);
        }
      } catch (open) {
        if (!(open instanceof Open)) throw open;
        reasons.add(open.reason);
      }
      const reason = reasons.size > 0 ? [...reasons].join("; ") : undefined;
      if (drafts.length > 0) check("failed", reason);
      else check(reason === undefined ? "passed" : "not-checked", reason);
      for (const draft of drafts) findings.push(concretise(rule, draft, seen, options));
    } catch (error) {
      const message = options.mask(error instanceof Error ? error.message : String(error));
      crashes.push({ rule: id, file: options.mask(code.code.folder), message });
      check("not-checked", "the rule broke on this code");
    }
  }
  return { checks, findings, crashes, open: new Map() };
}

function concretise(rule: CodeRule, draft: CodeDraft, seen: Map<string, number>, { docs, mask }: RunOptions): Finding {
  const { id, stage, title } = draft.by ?? rule;
  const { file, path, span, value } = placeOf(draft.at);
  const words = (text: string) => clipped(withLookAlikesTold(mask(text)));
  const isShown = value !== undefined && mask(value) === value;
  return {
    rule: id,
    title,
    stage,
    severity: draft.severity ?? rule.severity,
    codes: draft.codes ?? rule.codes,
    alsoSeen: draft.alsoSeen ?? rule.alsoSeen,
    file,
    path,
    ...span,
    message: words(draft.message),
    fix: words(draft.fix),
    source: draft.source ?? rule.source,
    docs: docs(id),
    related: (draft.related ?? []).map(({ at, message }): RelatedSpan => {
      const other = placeOf(at);
      return {
        path: other.path,
        ...other.span,
        message: words(message),
        ...(other.file !== file && { file: other.file }),
      };
    }),
    fingerprint: "",
    identity: identityOf(id, file, path, isShown ? value : undefined, seen),
  };
}

function placeOf(at: CodeDraft["at"]) {
  if (isSettingsPlace(at)) {
    const { document } = at.facts;
    const { path } = at.place;
    return {
      file: document.file,
      path,
      span: document.locator.at(path, "value"),
      value: String(at.place.valueIfTold ?? ""),
    };
  }
  const { line, column, endLine, endColumn }: Span = at;
  return { file: at.file, path: [], span: { line, column, endLine, endColumn }, value: at.value };
}
