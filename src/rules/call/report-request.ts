import { operationsCalled, reportsCalled } from "../../model/declared-operations.js";
import type { Facts } from "../../model/facts.js";
import type { TypedCall } from "../../model/typed-call.js";
import { evidenceClause, provesFault } from "../../reference/evidence.js";
import { type ReportRequest, requestOfReport } from "../../reference/types.js";
import { inWords } from "../../report/in-words.js";
import { declaredHere, defineRule, each, type FindingDraft, finding, Open } from "../rule.js";

type Via = "create" | "schedule" | "list";
const operationOf = { create: "createReport", schedule: "createReportSchedule", list: "getReports" } as const;
const ways: readonly Via[] = ["create", "schedule", "list"];

export const reportRequest = defineRule({
  id: "report-request",
  stage: "call",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["400 InvalidInput"],
  title: "A report is asked for in a way that Amazon does not offer",
  source: "https://developer-docs.amazon.com/sp-api/docs/report-type-values-settlement",
  needs: ["calls.reports"],
  guards: [({ settings }) => !settings.at("calls").at("reports").isEmpty],
  check: (facts) =>
    each(reportsCalled(facts), (call) => {
      call.mustKnow();
      const offer = requestOfReport(call.requiredLabel);
      return offer === undefined ? undefined : judge(call, offer, facts);
    }),
});

function judge(call: TypedCall, offer: ReportRequest, facts: Facts): FindingDraft | undefined {
  const refused = ways.filter((way) => isRefused(way, offer));
  if (refused.length === 0) return undefined;
  const via = call.viaPlace.known;
  if (via !== undefined) {
    return refused.includes(via) ? fault(call, offer, [via], provesFault(offer.evidence)) : undefined;
  }
  const called = waysCalled(facts);
  // Without a way of its own, a report is at fault only where the file names no operation that may get it.
  if (called.length > 0 && called.every((way) => refused.includes(way))) return fault(call, offer, called, false);
  return call.viaPlace.mustKnow();
}

function isRefused(way: Via, { created, scheduled }: ReportRequest): boolean {
  return way !== "list" && (way === "create" ? created : scheduled) === false;
}

/** The ways that the declared operations have; none where the file may call another one. */
function waysCalled(facts: Facts): readonly Via[] {
  if (operationsCalled(facts).some((call) => call instanceof Open || call.whyUnnamed !== undefined)) return [];
  const names = new Set(facts.operationCalls.flatMap(({ operations }) => operations.map(({ name }) => name)));
  return ways.filter((way) => names.has(operationOf[way]));
}

function fault(call: TypedCall, offer: ReportRequest, asked: readonly Via[], isProven: boolean): FindingDraft {
  const named = (among: readonly Via[]) =>
    inWords(
      among.map((way) => operationOf[way]),
      "or",
    );
  const open = ways.filter((way) => !isRefused(way, offer) && (way !== "list" || (!offer.created && !offer.scheduled)));
  const clause = evidenceClause(offer.evidence);
  return finding(call.namePlace, {
    severity: isProven ? "error" : "warning",
    message: `\`${call.label}\` cannot be had by ${named(asked)}${clause && `, ${clause}`}${open.includes("list") ? ": Amazon makes it by itself" : ""}.`,
    fix: `Ask for it by ${named(open)}, and declare \`via: ${open[0]}\`.`,
    source: offer.source,
    related: declaredHere(call.viaPlace, "declared here"),
  });
}
