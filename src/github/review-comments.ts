import type { Finding } from "../report/finding.js";
import type { Report } from "../report/report.js";
import { sourcesOf } from "../report/views.js";
import type { Locate } from "../reporters/annotation.js";
import { markdownCode, markdownLink, markdownText } from "../reporters/escape/markdown.js";
import { plainUrl } from "../reporters/escape/uri.js";
import { codesInWords, worstFirst } from "../reporters/wording.js";
import type { ChangedLines } from "./changed-lines.js";
import { marker } from "./comment-marker.js";
import { encodedName } from "./encoded-name.js";
import { suggestion } from "./suggestion.js";

/** A comment on one line of the head, in the words of GitHub's API. */
export interface ReviewComment {
  readonly path: string;
  readonly line: number;
  readonly side: "RIGHT";
  readonly body: string;
  /** What the comment is about, as the marker at the end of its body writes it, or an earlier version did. */
  readonly fingerprints: readonly string[];
}

/** The finding as the markers of this version and of earlier ones write it. */
export function markedBy({ fingerprint, identity }: Finding): string[] {
  return [fingerprint, ...(identity === undefined ? [] : [identity.former])].map(encodedName);
}

const names = { error: "Error", warning: "Warning", notice: "Notice" } as const;
const relatedShown = 3;

/** A comment for each finding that stands on a line which the change adds or alters, the worst first. */
export function reviewComments(
  report: Report,
  changes: ChangedLines,
  instance: string,
  locate: Locate,
): ReviewComment[] {
  const sources = sourcesOf(report);
  return worstFirst(report.findings).flatMap((finding) => {
    const place = locate(finding);
    const change = place && changes.of(place.file);
    const text = change?.kind === "known" ? change.lines.get(place?.line ?? 0) : undefined;
    const source = sources.get(finding.file);
    if (place === undefined || text === undefined || source === undefined) return [];
    const shown = source.line(finding.line);
    return isShownAs(text, shown) ? [comment(finding, place, text, shown, instance)] : [];
  });
}

/**
 * Whether `text`, a line of the head, is the line that was checked. It need not be: what the runner checks out is the
 * merge with the base, whose lines may stand elsewhere. A secret is covered by as many asterisks.
 */
function isShownAs(text: string, shown: string): boolean {
  const plain = text.replace(/\r$/, "");
  if (plain.length !== shown.length) return false;
  for (let index = 0; index < shown.length; index += 1) {
    if (shown[index] !== "*" && shown[index] !== plain[index]) return false;
  }
  return true;
}

function comment(
  finding: Finding,
  place: Pick<Finding, "file" | "line">,
  text: string,
  shown: string,
  instance: string,
): ReviewComment {
  const { line, severity, rule, docs, message, fix, related, edit } = finding;
  const page = markdownLink(markdownCode(rule, 100), plainUrl(docs));
  const repair = suggestion(edit, line, text, shown);
  const parts = [
    `**${names[severity]}** by ${page}: ${markdownText(message)}`,
    `**Fix:** ${markdownText(fix)}`,
    `**Why:** ${why(finding)}`,
    ...related.slice(0, relatedShown).map(seeAlso),
    ...(repair === undefined ? [] : [repair]),
    marker(instance, finding.fingerprint),
  ];
  return {
    path: place.file,
    line: place.line,
    side: "RIGHT",
    body: parts.join("\n\n"),
    fingerprints: markedBy(finding),
  };
}

function seeAlso({ file, line, message }: Finding["related"][number]): string {
  const place = file === undefined ? `line ${line}` : `${markdownCode(file, 200)}, line ${line}`;
  return `**See ${place}:** ${markdownText(message, 300)}`;
}

function why(finding: Finding): string {
  const codes = codesInWords(finding);
  const seen = codes === "" ? "" : `, which is met as ${markdownText(codes, 200)}`;
  const url = plainUrl(finding.source);
  const source = url === undefined ? "" : ` (${markdownLink("documented", url)})`;
  return `${markdownText(finding.title, 300)}${seen}${source}.`;
}
