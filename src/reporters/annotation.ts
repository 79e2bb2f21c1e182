import type { Finding, Severity } from "../report/finding.js";
import { clip } from "./escape/visible.js";
import { commandText } from "./escape/workflow-command.js";
import { codesInWords, counted, originInWords, relatedInWords } from "./wording.js";

/** One annotation in plain text, as GitHub shows it: no Markdown, nothing hidden, ready for any way to send it. */
export interface Annotation {
  readonly severity: Severity;
  /** Where it stands; undefined for one that speaks about the run. */
  readonly place: Pick<Finding, "file" | "line" | "column" | "endColumn"> | undefined;
  /** At most 255 characters, the limit of GitHub. */
  readonly title: string;
  /** Lines of text. */
  readonly text: string;
  /** An address that stands as a line of its own behind the text, which is how GitHub makes a link of it. */
  readonly link: string | undefined;
  /** The findings that it stands for. */
  readonly findings: readonly Finding[];
}

const longestTitle = 255;
const linesNamed = 20;
const findingsNamed = 6;

/** The annotation for findings of one line, or of one rule on as many lines. */
export function annotationOf(findings: readonly [Finding, ...Finding[]]): Annotation {
  const [first, second] = findings;
  if (second === undefined) return build(first, titleOf(first), textOf(first), first.docs, findings);
  return second.line === first.line ? sameLine(findings) : sameRule(findings);
}

/** The annotation that counts the findings for which there is no place left, which are two at least. */
export function remainder(severity: Severity, findings: readonly Finding[], rest: string): Annotation {
  const title = `${findings.length} more ${severity}s`;
  const why = `${title} are not shown as annotations, of which GitHub shows ten of a kind for a step.`;
  const text = commandText(`${why} All of them stand in ${rest}.`);
  return { severity, place: undefined, title, text, link: undefined, findings };
}

function sameLine(findings: readonly [Finding, ...Finding[]]): Annotation {
  const [first] = findings;
  const named = findings.slice(0, findingsNamed);
  const share = Math.floor(800 / named.length);
  const texts = named.map((finding) => clip(oneLine(`${nameOf(finding)}: ${finding.message} ${finding.fix}`), share));
  const more = findings.length - named.length;
  if (more > 0) texts.push(`and ${more} more on this line`);
  return build(
    first,
    `${counted(findings.length, first.severity)} on this line`,
    texts.join("\n"),
    undefined,
    findings,
  );
}

function sameRule(findings: readonly [Finding, ...Finding[]]): Annotation {
  const [first, ...others] = findings;
  const named = others.slice(0, linesNamed).map(({ line }) => line);
  const more = others.length - named.length;
  const also = `The same on line${others.length === 1 ? "" : "s"} ${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}.`;
  return build(first, `${titleOf(first)}, ${findings.length} times`, `${also}\n${textOf(first)}`, first.docs, findings);
}

function build(
  first: Finding,
  title: string,
  text: string,
  link: string | undefined,
  findings: readonly Finding[],
): Annotation {
  const { severity, file, line, column, endColumn } = first;
  return {
    severity,
    place: { file, line, column, endColumn },
    title: clip(commandText(oneLine(title)), longestTitle),
    text: commandText(text),
    link: link === undefined ? undefined : commandText(oneLine(link)),
    findings,
  };
}

/** What the seller will see comes first, then what it is, then the name of the rule. */
function titleOf(finding: Finding): string {
  const codes = finding.codes.join(", ");
  return `${codes === "" ? "" : `${codes}: `}${finding.title} (${finding.rule})`;
}

function nameOf(finding: Finding): string {
  const codes = codesInWords(finding);
  return codes === "" ? finding.rule : `${codes} ${finding.rule}`;
}

function textOf(finding: Finding): string {
  const { message, fix } = finding;
  const origin = originInWords(finding);
  const said = [
    `${message} ${fix}`,
    ...relatedInWords(finding),
    ...(origin === "" ? [] : [`This finding ${origin.replace("introduced", "is introduced")}.`]),
  ];
  return said.map(oneLine).join("\n");
}

/** Data has no line ends of its own in an annotation. */
function oneLine(text: string): string {
  return text.replaceAll("\n", "\\n");
}
