import type { Facts } from "../model/facts.js";
import { onceAFile } from "../model/once-a-file.js";
import type { Check } from "../report/finding.js";
import { keptWithObject } from "../settings/kept-with-object.js";
import { answerOf, Open } from "../settings/open.js";
import type { FindingDraft, Guard, Rule, Said } from "./rule.js";

export interface Judgement {
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
  let hidden: Open | undefined;
  for (const guard of rule.guards) {
    const answered = answerTo(guard)(facts);
    if (answered === false) return answer(rule, "not-applicable");
    if (answered instanceof Open) hidden ??= answered;
  }
  if (hidden !== undefined) return notChecked(rule, hidden);
  for (const need of rule.needs) {
    const place = facts.place(need);
    if (!place.seemsDeclared || place.writtenState === "placeholder") return notChecked(rule, place.open);
  }
  const said = saidBy(rule, facts);
  if (said.length === 0) return answer(rule, "passed");
  const drafts = said.filter((one) => one.kind === "finding");
  const open = said.filter((one) => one.kind === "unchecked");
  const reason = open.length === 0 ? undefined : [...new Set(open.map((one) => one.reason))].join("; ");
  if (drafts.length > 0) return answer(rule, "failed", reason, drafts);
  return { ...answer(rule, "not-checked", reason), left: open[0] };
}

/** Many rules have the same guards. */
const answerTo = keptWithObject((guard: Guard) => onceAFile((facts) => answerOf(facts, guard)));

/** All that a rule says, and at its end what is open and stopped it. Throws what else the rule throws. */
function saidBy(rule: Rule, facts: Facts): readonly Said[] {
  const said: Said[] = [];
  try {
    for (const one of rule.check(facts)) said.push(one);
  } catch (thrown) {
    if (!(thrown instanceof Open)) throw thrown;
    said.push(thrown);
  }
  return said;
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
