import { preflight } from "../../../src/preflight.js";
import { repair } from "../../../src/repair/repair.js";
import { repairDiff } from "../../../src/repair/repair-diff.js";
import type { Finding } from "../../../src/report/finding.js";
import { uncheckedGroups } from "../../../src/report/unchecked.js";
import { fileViews } from "../../../src/report/walk.js";
import { renderJson } from "../../../src/reporters/json.js";
import { verdict } from "../../../src/reporters/wording.js";
import { bytesOf, fileName, optionsFor } from "./options.js";
import type { CheckAnswer, ShownFinding } from "./protocol.js";

/** Checks a text as the file `app-settings.yml`; `today` is a day as YYYY-MM-DD. Never throws for what the text holds. */
export function checkText(text: string, today: string): CheckAnswer {
  const options = optionsFor(today);
  const file = { path: fileName, bytes: bytesOf(text) };
  const report = preflight([file], options);
  const [view] = fileViews(report);
  if (view === undefined) throw new Error("A report of one file has one file.");
  const { checks, roles } = view.file;
  return {
    kind: "check",
    verdict: verdict(report),
    counts: report.counts,
    findings: report.findings.map(shownFinding),
    paths: report.findings.map(({ path }) => path),
    walk: view.walk,
    roles,
    unchecked: uncheckedGroups(checks),
    repaired: repairedText(text, today, report.findings),
    json: renderJson(report),
  };
}

function repairedText(text: string, today: string, findings: readonly Finding[]): CheckAnswer["repaired"] {
  if (!findings.some(({ edit }) => edit?.safe === true)) return undefined;
  const repaired = repair({ path: fileName, bytes: bytesOf(text) }, optionsFor(today));
  if (repaired.repaired.length === 0) return undefined;
  const after = new TextDecoder("utf-8", { ignoreBOM: true }).decode(repaired.bytes);
  return { text: after, difference: repairDiff(repaired).join("") };
}

/** A finding as the page shows it. */
export function shownFinding(finding: Finding): ShownFinding {
  const { rule, severity, codes, line, column, endLine, endColumn, message, fix, source, docs, edit } = finding;
  const shown = { rule, severity, codes, line, column, endLine, endColumn, message, fix, source, docs };
  return edit === undefined ? shown : { ...shown, edit };
}
