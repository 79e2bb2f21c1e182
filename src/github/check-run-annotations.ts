import type { Finding, RelatedSpan, Severity } from "../report/finding.js";
import type { MaskedSource } from "../report/masked-source.js";
import type { Report } from "../report/report.js";
import { sourcesOf } from "../report/views.js";
import { annotationOf, type Locate } from "../reporters/annotation.js";
import { codeFrame } from "../reporters/code-frame.js";
import { standsInProperty } from "../reporters/escape/workflow-command.js";
import { printed } from "../reporters/styled-line.js";
import { worstFirst } from "../reporters/wording.js";

/** An annotation of a check run, in the words of GitHub's API. */
export interface CheckRunAnnotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly start_column: number;
  readonly end_column: number;
  readonly annotation_level: "failure" | "warning" | "notice";
  readonly title: string;
  readonly message: string;
  /** The lines of the file with the fault marked. */
  readonly raw_details?: string;
}

const levels: Readonly<Record<Severity, CheckRunAnnotation["annotation_level"]>> = {
  error: "failure",
  warning: "warning",
  notice: "notice",
};
const frameColumns = 120;
const relatedShown = 5;

/**
 * One annotation for each finding that GitHub can show at its line, the worst first, those of one severity in the order
 * of the report.
 */
export function checkRunAnnotations(report: Report, locate: Locate): CheckRunAnnotation[] {
  const sources = sourcesOf(report);
  return worstFirst(report.findings).flatMap((finding) => {
    const { place, title, text, link } = annotationOf(finding, locate);
    if (place === undefined || !standsInProperty(place.file)) return [];
    const source = sources.get(finding.file);
    return [
      {
        path: place.file,
        start_line: place.line,
        end_line: place.line,
        start_column: place.column,
        end_column: Math.max(place.column, place.endColumn),
        annotation_level: levels[finding.severity],
        title,
        message: link === undefined ? text : `${text}\n${link}`,
        ...(source !== undefined && { raw_details: frame(finding, source) }),
      },
    ];
  });
}

function frame({ line, column, endColumn, severity, related }: Finding, source: MaskedSource): string {
  const others = related
    .filter(({ file }) => file === undefined)
    .slice(0, relatedShown)
    .map(relatedMark);
  const lines = codeFrame(source, [{ line, column, endColumn, label: "", style: severity }, ...others], frameColumns);
  return lines.map((line) => printed(line, false)).join("");
}

function relatedMark({ line, column, endColumn, message }: RelatedSpan) {
  return { line, column, endColumn, label: message, style: "dim" } as const;
}
