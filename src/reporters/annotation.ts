import type { Finding, Severity } from "../report/finding.js";
import { clip } from "./escape/visible.js";
import { commandText } from "./escape/workflow-command.js";
import { counted, originInWords, relatedInWords } from "./wording.js";

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

/** Where GitHub finds the line of a finding; undefined where it cannot, as in a file that is not of the repository. */
export type Locate = (finding: Pick<Finding, "file" | "line">) => Pick<Finding, "file" | "line"> | undefined;

const longestTitle = 255;
const rulesNamed = 6;
const linesNamed = 8;

/** The annotation for one finding. */
export function annotationOf(finding: Finding, locate: Locate): Annotation {
  return build(finding, titleOf(finding), textOf(finding), finding.docs, [finding], locate);
}

/** The annotation that stands for all findings for which there is no other place left: the first in full, the rest by rule. */
export function remainder(findings: readonly [Finding, ...Finding[]], rest: string, locate: Locate): Annotation {
  const [first, ...others] = findings;
  const more = counted(others.length, `more ${first.severity}`);
  const why = `… and ${more}, since GitHub shows ten of a kind for a step: ${inRules(others)}. All of them stand in ${rest}.`;
  const title = `${clip(titleOf(first), longestTitle - 40)}, and ${more}`;
  return build(first, title, `${textOf(first)}\n${oneLine(why)}`, first.docs, findings, locate);
}

/** `rule on lines 3, 5 of file`, the most frequent first. */
function inRules(findings: readonly Finding[]): string {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.rule} ${finding.file}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  const sorted = [...groups.values()].sort((a, b) => b.length - a.length);
  const named = sorted.slice(0, rulesNamed).map((group) => {
    const lines = [...new Set(group.map(({ line }) => line))];
    const left = lines.length - linesNamed;
    const shown = `${lines.slice(0, linesNamed).join(", ")}${left > 0 ? `, +${left}` : ""}`;
    return `${group[0]?.rule} ${counted(group.length, "time")}, line ${shown} of ${clip(group[0]?.file ?? "", 60)}`;
  });
  const left = sorted.slice(rulesNamed).flat().length;
  return [...named, ...(left > 0 ? [`${left} of other rules or files`] : [])].join("; ");
}

function build(
  first: Finding,
  title: string,
  text: string,
  link: string | undefined,
  findings: readonly Finding[],
  locate: Locate,
): Annotation {
  const { severity, file, line, column, endColumn } = first;
  const place = locate(first);
  const lost = place === undefined ? `In ${oneLine(file)}, line ${line}, which GitHub cannot show here.\n` : "";
  return {
    severity,
    place: place && { ...place, column, endColumn },
    title: clip(commandText(oneLine(title)), longestTitle),
    text: commandText(lost + text),
    link: link === undefined ? undefined : commandText(oneLine(link)),
    findings,
  };
}

/** What the seller will see comes first, then what it is, then the name of the rule. */
function titleOf(finding: Finding): string {
  const codes = finding.codes.join(", ");
  return `${codes === "" ? "" : `${codes}: `}${finding.title} (${finding.rule})`;
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
