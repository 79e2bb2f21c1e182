import type { Failure } from "./demands.js";
import { askedStages, type Check, type Finding, walkStages } from "./finding.js";
import type { FileReport, Report, SuppressedFinding } from "./report.js";

type WalkStage = (typeof askedStages)[number];

/** What the rules of one stage said, as rule ids in the order of the catalogue. */
export interface StageResult {
  readonly stage: WalkStage;
  readonly passed: readonly string[];
  readonly failed: readonly string[];
  readonly notApplicable: readonly string[];
  readonly notChecked: readonly { readonly rule: string; readonly reason: string }[];
}

/** One file read as the way of a seller: registration, consent, token, signing, call, and Amazon's answers where it was asked. */
export interface Walk {
  readonly stages: readonly StageResult[];
  readonly stoppedAt: FileReport["stoppedAt"];
  /** What the first seller meets. It never promises that an authorization will work. */
  readonly sentence: string;
}

/** A file with all that a report holds about it. */
export interface FileView {
  readonly file: FileReport;
  readonly walk: Walk;
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly failures: readonly Failure[];
}

/** The report file by file. */
export function fileViews(report: Report): FileView[] {
  const findings = byFile(report.findings);
  const suppressed = byFile(report.suppressed);
  const failures = byFile(report.failures);
  return report.files.map((file) => {
    const ofFile = findings.get(file.path) ?? [];
    return {
      file,
      walk: walkOf(file, ofFile),
      findings: ofFile,
      suppressed: suppressed.get(file.path) ?? [],
      failures: failures.get(file.path) ?? [],
    };
  });
}

/** The walk through `file`; `findings` are those of this file. */
export function walkOf(file: FileReport, findings: readonly Finding[]): Walk {
  const stages = (file.live === undefined ? walkStages : askedStages).map((stage) => stageResult(stage, file.checks));
  const { stoppedAt } = file;
  return { stages, stoppedAt, sentence: stoppedAt === null ? openWay(stages, findings) : stop(stoppedAt, findings) };
}

function stageResult(stage: WalkStage, checks: readonly Check[]): StageResult {
  const ofStage = checks.filter((check) => check.stage === stage);
  const rules = (result: Check["result"]) => ofStage.filter((check) => check.result === result).map(({ rule }) => rule);
  return {
    stage,
    passed: rules("passed"),
    failed: rules("failed"),
    notApplicable: rules("not-applicable"),
    notChecked: ofStage
      .filter(({ result }) => result === "not-checked")
      .map(({ rule, reason }) => ({ rule, reason: reason ?? "no reason is known" })),
  };
}

/** Which of several codes comes first is not known, so all of them are named, up to three. */
function stop(stage: WalkStage, findings: readonly Finding[]): string {
  const errors = findings.filter((finding) => finding.stage === stage && finding.severity === "error");
  const codes = firstCodes(errors);
  if (codes.length === 0) {
    const [rule] = errors.map(({ rule }) => rule);
    return `The first seller stops at ${stage} for \`${rule ?? stage}\`, a fault for which Amazon documents no code.`;
  }
  return `The first seller stops at ${stage}: ${meets(stage)} ${alternatives(codes)}.`;
}

function meets(stage: WalkStage): string {
  return stage === "registration" || stage === "consent" ? "Amazon shows" : "the call meets";
}

/** Each code that is seen first, once. */
function firstCodes(findings: readonly Finding[]): readonly string[] {
  return [...new Set(findings.flatMap(({ codes }) => codes.slice(0, 1)))].map(quoted);
}

/** What may stop a seller by a warning, such as a role that is missing by an older list; else that nothing does. */
function mayStop(findings: readonly Finding[]): string {
  const warnings = findings.filter(({ severity, codes }) => severity === "warning" && codes.length > 0);
  const stage = askedStages.find((one) => warnings.some((warning) => warning.stage === one));
  if (stage === undefined) return "Nothing declared stops a seller";
  const codes = firstCodes(warnings.filter((warning) => warning.stage === stage));
  return `A seller may stop at ${stage}, where ${meets(stage)} ${alternatives(codes)}`;
}

function openWay(every: readonly StageResult[], findings: readonly Finding[]): string {
  // The preconditions that a file declares are counted; what Amazon answers is none of them.
  const stages = every.filter(({ stage }) => stage !== "live");
  const judged = stages.reduce((sum, { passed, failed }) => sum + passed.length + failed.length, 0);
  const open = stages.reduce((sum, { notChecked }) => sum + notChecked.length, 0);
  const total = judged + open;
  if (total === 0) return "No precondition of a seller's way could be judged.";
  const one = total === 1;
  if (judged === 0) {
    return one
      ? "The one precondition that applies could not be checked."
      : `None of the ${total} preconditions that apply could be checked.`;
  }
  const all = one ? "the one precondition that applies was" : `all ${total} preconditions that apply were`;
  const end = mayStop(findings);
  if (open === 0) return `${end}; ${all} checked.`;
  return `${end}; ${open} of ${total} preconditions could not be checked.`;
}

function alternatives(codes: readonly string[]): string {
  if (codes.length > 3) return `${codes.slice(0, 3).join(", ")} or another code`;
  return codes.length > 1 ? `${codes.slice(0, -1).join(", ")} or ${codes.at(-1)}` : codes.join("");
}

function quoted(code: string): string {
  return /^\w+$/.test(code) ? code : `\`${code}\``;
}

function byFile<T extends { readonly file: string }>(findings: readonly T[]): Map<string, T[]> {
  const files = new Map<string, T[]>();
  for (const finding of findings) {
    const ofFile = files.get(finding.file);
    if (ofFile === undefined) files.set(finding.file, [finding]);
    else ofFile.push(finding);
  }
  return files;
}
