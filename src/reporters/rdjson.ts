import type { Edit, Finding, Position, Severity } from "../report/finding.js";
import type { MaskedSource } from "../report/masked-source.js";
import type { Report } from "../report/report.js";
import { fileViews } from "../report/walk.js";
import { jsonText } from "./escape/json.js";
import { markdownText } from "./escape/markdown.js";
import { bytesOf } from "./fit-blocks.js";

const levels: Readonly<Record<Severity, string>> = { error: "ERROR", warning: "WARNING", notice: "INFO" };

/**
 * The report in reviewdog's diagnostic format, with repairs as suggestions. Its columns count bytes of UTF-8, and its
 * messages become Markdown in comments. Source: reviewdog, proto/rdf/reviewdog.proto.
 */
export function renderRdjson(report: Report): string {
  return `${jsonText({
    source: { name: report.tool.name },
    diagnostics: fileViews(report).flatMap(({ file, findings }) => {
      return findings.map((finding) => diagnostic(finding, file.source));
    }),
  })}\n`;
}

function diagnostic(finding: Finding, source: MaskedSource) {
  const { file, line, column, endLine, endColumn, severity, rule, docs, message, fix, edit } = finding;
  const start = inBytes({ line, column }, source);
  const end = inBytes({ line: endLine, column: endColumn }, source);
  return {
    message: `${markdownText(message)} ${markdownText(fix)}`,
    location: { path: file, range: { start, end } },
    severity: levels[severity],
    code: { value: rule, url: docs },
    ...(edit !== undefined && { suggestions: [suggestion(edit, source)] }),
  };
}

function suggestion({ start, end, text }: Edit, source: MaskedSource) {
  return { range: { start: inBytes(start, source), end: inBytes(end, source) }, text };
}

function inBytes({ line, column }: Position, source: MaskedSource): Position {
  return { line, column: bytesOf(source.line(line).slice(0, column - 1)) + 1 };
}
