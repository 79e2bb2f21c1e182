import type { Finding, RelatedSpan } from "../report/finding.js";
import type { MaskedSource } from "../report/masked-source.js";
import { codeFrame, type Mark } from "./code-frame.js";
import { terminalText } from "./escape/terminal.js";
import { visible } from "./escape/visible.js";
import { type Line, styled } from "./styled-line.js";
import { codesInWords, counted, originInWords, settingName } from "./wording.js";
import { wrap } from "./wrap.js";

/** How many places that a finding also names are shown. */
const relatedShown = 5;

/** A finding with the lines of its file, for a person; `width` is that of the terminal. */
export function findingLines(finding: Finding, source: MaskedSource, width: number): Line[] {
  const { severity, rule, path, related, message, fix, docs } = finding;
  const codes = codesInWords(finding);
  const origin = originInWords(finding);
  const setting = path.length > 0 ? ` (${terminalText(settingName(path))})` : "";
  const more = related.length - relatedShown;
  const shown = related.slice(0, relatedShown);
  const elsewhere = shown.filter(({ file }) => file !== undefined);
  return [
    [
      styled(severity, severity),
      ...(codes === "" ? [] : [" ", styled("strong", terminalText(codes))]),
      ` ${terminalText(rule)}${origin === "" ? "" : `, ${origin}`}`,
    ],
    [`  ${terminalText(finding.file)}:${finding.line}:${finding.column}${setting}`],
    [],
    ...codeFrame(
      source,
      [faultMark(finding), ...shown.filter(({ file }) => file === undefined).map(relatedMark)],
      width,
    ),
    ...elsewhere.map(({ file = "", line, column, message }): Line => {
      return [styled("dim", `   ${terminalText(file)}:${line}:${column} ${terminalText(message)}`)];
    }),
    ...(more > 0 ? [[styled("dim", `   and ${counted(more, "more place")}`)] satisfies Line] : []),
    [],
    ...paragraph(message, width, "  "),
    ...paragraph(`Fix: ${fix}`, width, "  "),
    [styled("dim", `  Rule: ${terminalText(docs)}`)],
  ];
}

/** Text over as many lines as it needs, the second and later ones indented like the first. */
export function paragraph(text: string, width: number, indent = ""): Line[] {
  return wrap(visible(text), width - indent.length).map((line) => [indent + line]);
}

function faultMark({ line, column, endColumn, severity }: Finding): Mark {
  return { line, column, endColumn, label: "", style: severity };
}

function relatedMark({ line, column, endColumn, message }: RelatedSpan): Mark {
  return { line, column, endColumn, label: message, style: "dim" };
}
