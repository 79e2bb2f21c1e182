import { declaresNoCalls, operationsCalled, typesCalled } from "../../model/declared-operations.js";
import { type End, endInWords, endsOf, hasEnded } from "../../model/operation-ends.js";
import type { TypedCall } from "../../model/typed-call.js";
import { operationsNamed, tablesReadOn } from "../../reference/operations.js";
import type { Place } from "../../settings/place.js";
import { hasPassed } from "../parts/dated-end.js";
import { defineRule, each, type FindingDraft, finding } from "../rule.js";

export const operationRemoved = defineRule({
  id: "operation-removed",
  stage: "call",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["403"],
  title: "The code calls what Amazon has removed, or is about to remove",
  source: "https://developer-docs.amazon.com/sp-api/docs/sp-api-deprecations",
  guards: [(facts) => !declaresNoCalls(facts)],
  *check(facts) {
    // Nobody runs this before its tables were read.
    const today = facts.today ?? tablesReadOn;
    yield* each(operationsCalled(facts), (call) => {
      call.mustKnow();
      const ends = endsOf(call);
      // Where the name has several meanings, only what holds for each of them is said.
      const mildest = ends.find((end) => !hasEnded(end, today)) ?? ends[0];
      return mildest && ended(call.namePlace, `\`${call.label}\``, mildest, today);
    });
    yield* each(typesCalled(facts), (call) => typeEnded(call, today));
  },
});

function ended(at: Place, subject: string, end: End, today: string): FindingDraft {
  const isOver = hasEnded(end, today);
  return finding(at, {
    severity: isOver ? "error" : "warning",
    message: `${subject} ${endInWords(end, today)}${isOver ? ", and calls to it fail" : ""}.`,
    fix: instead(end.replacement),
    source: end.source,
  });
}

/** A removed type does not refuse the call: its feed, report or subscription fails. Amazon's list of feeds is complete. */
function typeEnded({ knownType, kind, namePlace }: TypedCall, today: string): FindingDraft | undefined {
  const { removed, type } = knownType;
  if (removed === undefined) return undefined;
  const isOver = kind === "feed" && hasPassed(removed, today);
  const end = { replacement: undefined, ...removed, lastSeen: removed.on };
  return finding(namePlace, {
    severity: isOver ? "error" : "warning",
    codes: [],
    message: `The ${kind} type \`${type}\` ${endInWords(end, today)}${isOver ? ", and a feed of it ends as `FATAL`" : ""}.`,
    fix: instead(end.replacement),
    source: end.source,
  });
}

function instead(replacement: string | undefined): string {
  if (replacement === undefined) return "Drop it, or use what Amazon's deprecations page names in its place.";
  const [operation] = operationsNamed(replacement);
  return operation === undefined
    ? `Use \`${replacement}\` instead.`
    : `Call \`${replacement}\` instead, which is \`${operation.method} ${operation.path}\`.`;
}
