import type { Edit, Finding, Position, Severity } from "../report/finding.js";
import type { MaskedSource } from "../report/masked-source.js";
import type { Report } from "../report/report.js";
import { codeViews } from "../report/views.js";
import { type FileView, fileViews } from "../report/walk.js";
import { remembered } from "../settings/remembered.js";
import { jsonPieces, later } from "./escape/json.js";
import { markdownText } from "./escape/markdown.js";
import { bytesOf } from "./fit-blocks.js";
import { missedChecks } from "./missed-checks.js";
import { codedMessage, relatedInWords } from "./wording.js";

const levels: Readonly<Record<Severity, string>> = { error: "ERROR", warning: "WARNING", notice: "INFO" };

/**
 * The report in reviewdog's diagnostic format, with repairs as suggestions. Its columns count bytes of UTF-8, and its
 * messages become Markdown in comments. Source: reviewdog, proto/rdf/reviewdog.proto.
 */
export function renderRdjson(report: Report): string {
  return [...renderRdjsonInPieces(report)].join("");
}

/** The same text entry by entry. */
export function renderRdjsonInPieces(report: Report): Iterable<string> {
  return jsonPieces({
    source: { name: report.tool.name },
    diagnostics: [
      ...fileViews(report).flatMap((view) => [...placed(view.findings, view.file.source), ...missed(view)]),
      ...codeViews(report).flatMap(({ findings, source }) => placed(findings, source)),
    ],
  });
}

function placed(findings: readonly Finding[], source: MaskedSource) {
  const inBytes = bytesIn(source);
  return findings.map((finding) => later(() => diagnostic(finding, inBytes)));
}

/** What was to be checked and was not, at the file, since it has no line. */
function missed(view: FileView) {
  return missedChecks(view).map(({ rule, message }) => ({
    message: markdownText(`${message}.`),
    location: { path: view.file.path },
    severity: levels.error,
    code: { value: rule },
  }));
}

/** Many findings of a rule have one fix. */
const fixText = remembered((fix) => markdownText(fix));

function diagnostic(finding: Finding, inBytes: InBytes) {
  const { file, line, column, endLine, endColumn, severity, rule, docs, fix, edit } = finding;
  const said = `${markdownText(codedMessage(finding))} ${fixText(fix)}`;
  const start = inBytes({ line, column });
  const end = inBytes({ line: endLine, column: endColumn });
  return {
    // Not as `related_locations`, a field that reviewdog before 0.18 refuses.
    message: [said, ...relatedInWords(finding).map((place) => markdownText(place))].join("\n"),
    location: { path: file, range: { start, end } },
    severity: levels[severity],
    code: { value: rule, url: docs },
    ...(edit !== undefined && { suggestions: [suggestion(edit, inBytes)] }),
  };
}

function suggestion({ start, end, text }: Edit, inBytes: InBytes) {
  return { range: { start: inBytes(start), end: inBytes(end) }, text };
}

type InBytes = (position: Position) => Position;

/** So many columns are counted again for a position; those before them are counted once a line, which may be the whole file. */
const stretch = 1_024;

function bytesIn(source: MaskedSource): InBytes {
  const counted = new Map<number, number[]>();
  return ({ line, column }) => {
    const text = source.line(line);
    const starts = counted.get(line) ?? [0];
    counted.set(line, starts);
    const index = Math.floor((column - 1) / stretch);
    for (let known = starts.length; known <= index; known += 1) {
      starts.push((starts[known - 1] ?? 0) + bytesOf(text.slice(startOf(known - 1, text), startOf(known, text))));
    }
    return { line, column: (starts[index] ?? 0) + bytesOf(text.slice(startOf(index, text), column - 1)) + 1 };
  };
}

/** Where a stretch starts, no character cut in two. */
function startOf(index: number, text: string): number {
  const start = index * stretch;
  return /[\uDC00-\uDFFF]/.test(text[start] ?? "") ? start - 1 : start;
}
