import { type Check, type Finding, severities } from "../report/finding.js";
import { notAskedFor } from "../report/observation.js";
import type { Report } from "../report/report.js";
import type { Path } from "../settings/tree.js";

/** `1 error`, `2 errors`. */
export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** `2 errors, 1 warning, 0 notices`. */
function countsInWords({ counts }: Report): string {
  return severities.map((severity) => counted(counts[severity], severity)).join(", ");
}

/** How the run ended, in one sentence with all counts. */
export function verdict(report: Report): string {
  const files = filesInWords(report);
  const ignored = report.counts.suppressed > 0 ? `, ${report.counts.suppressed} more ignored by comments` : "";
  const found = report.findings.length === 0 ? "no findings" : countsInWords(report);
  const word = report.outcome === "failed" ? "Failed" : "Passed";
  // Where code alone is read, no settings are checked.
  const extent = report.files.length === 0 && report.code !== undefined ? "" : `; ${extentInWords(report)}`;
  return `${word}: ${found} in ${files}${ignored}${whyPassed(report)}${extent}.`;
}

/** Why findings do not fail the run, as a clause; empty where there are none, or they do. */
function whyPassed({ outcome, findings, onNew, failOn }: Report): string {
  if (outcome === "failed" || findings.length === 0) return "";
  if (onNew === true) return `; nothing new is at or above \`${failOn}\``;
  return failOn === "never" ? "; no finding fails this run" : `; none is at or above \`${failOn}\``;
}

/** How much was not checked, and what of it the run asks for. */
function extentInWords({ unchecked, preconditions, failures }: Report): string {
  const required = failures.flatMap(({ kind, rules }) => (kind === "required" ? rules : [])).length;
  const over = failures.filter(({ kind }) => kind === "unchecked").length;
  return [
    `${unchecked} of ${counted(preconditions, "precondition")} not checked`,
    ...(required > 0 ? [`${required} of them required`] : []),
    ...(over > 0 ? [`more than is allowed in ${counted(over, "file")}`] : []),
  ].join(", ");
}

function filesInWords({ files, code }: Report): string {
  const settings = counted(files.length, "file");
  if (code === undefined) return settings;
  const read = `${counted(code.files, "file")} of code`;
  return files.length === 0 ? read : `${settings} and ${read}`;
}

/** What a person would do next. */
export function nextStep(report: Report): string {
  if (report.crashes.length > 0) return "A rule broke on a file, which is a fault of the checker: please report it.";
  if (report.failures.length > 0 && report.findings.length === 0) return "Declare what was to be checked and was not.";
  if (report.findings.length > 0) return "Correct what the findings name and run the check again.";
  const open = report.files.some(({ checks }) => checks.some(isOpen));
  if (report.files.length === 0 && report.code?.settings.length === 0) {
    return "Write the first settings file by `init --from-code`.";
  }
  return open ? "Declare what was not checked to have it checked." : "Nothing is left to do.";
}

function isOpen({ result, reason }: Check): boolean {
  return result === "not-checked" && reason !== notAskedFor;
}

/** The codes that a finding stands for, as one word or several; empty where Amazon documents none. */
export function codesInWords({ codes, alsoSeen }: Finding): string {
  const also = alsoSeen.length > 0 ? `(also seen: ${alsoSeen.join(", ")})` : "";
  return [codes.join(", "), also].filter((part) => part !== "").join(" ");
}

/** The message of a finding behind the codes that people search for: `MD1000: The link has no …`. */
export function codedMessage({ codes, message }: Finding): string {
  return codes.length === 0 ? message : `${codes.join(", ")}: ${message}`;
}

/** The places that a finding also names, each as a sentence. */
export function relatedInWords({ related }: Finding): string[] {
  return related.slice(0, 3).map(({ file, line, message }) => {
    return file === undefined ? `Line ${line}: ${message}` : `${file}, line ${line}: ${message}`;
  });
}

/** Whether the change brought a finding, as words behind it; empty where that is not known. */
export function originInWords({ origin }: Finding): string {
  if (origin === undefined) return "";
  return origin === "introduced" ? "introduced here" : "was there before";
}

/** A path of the settings as people write it: `oauth.redirectUris[0]`. */
export function settingName(path: Path): string {
  return path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${part}`))
    .join("")
    .replace(/^\./, "");
}

/** The findings of one file, the worst first, of one severity what a change brought before the others. */
export function worstFirst<T extends Finding>(findings: readonly T[]): T[] {
  return severities.flatMap((severity) => newFirst(findings.filter((finding) => finding.severity === severity)));
}

/** What a change brought, then the others, each in their order. */
export function newFirst<T extends Finding>(findings: readonly T[]): T[] {
  return [...findings.filter(isNew), ...findings.filter((finding) => !isNew(finding))];
}

function isNew({ origin }: Finding): boolean {
  return origin === "introduced";
}
