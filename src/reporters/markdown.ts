import { type Finding, severities } from "../report/finding.js";
import type { Report, SuppressedFinding } from "../report/report.js";
import { uncheckedGroups } from "../report/unchecked.js";
import { codeViews } from "../report/views.js";
import { type FileView, fileViews } from "../report/walk.js";
import { codeSections } from "./code-words.js";
import { markdownCode, markdownLink, markdownText } from "./escape/markdown.js";
import { plainUrl, relativeUri } from "./escape/uri.js";
import { type Block, bytesOf, fitBlocks } from "./fit-blocks.js";
import { walkDiagram, walkTable } from "./markdown-walk.js";
import { missedGroups } from "./missed-checks.js";
import { rolesSections } from "./roles.js";
import { counted, nextStep, originInWords, verdict, worstFirst } from "./wording.js";

export interface MarkdownOptions {
  /** The address below which the files stand, as `https://github.com/owner/name/blob/<commit>`; without it no line is a link. */
  readonly baseUrl?: string | undefined;
  /** The most bytes that the text may take; by default what GitHub keeps of a job summary, 1 MiB, with some room. */
  readonly bytes?: number | undefined;
  /** Where a reader finds what is left out. */
  readonly rest?: string | undefined;
}

const mostBytes = 1_000_000;
/** Room for the sentence about what is left out. */
const reserve = 1_000;
const diagrams = 10;
const relatedShown = 5;
const reasonsShown = 50;

/** The report as GitHub Markdown, for a job summary or a comment. */
export function renderMarkdown(report: Report, options: MarkdownOptions = {}): string {
  const { bytes = mostBytes, rest = "the log of this step", baseUrl } = options;
  const head = `## SP-API Preflight: ${report.outcome}\n\n${verdict(report)} ${nextStep(report)}\n\n`;
  const blocks = fileViews(report).flatMap((view, index) => fileBlocks(view, index < diagrams, baseUrl));
  blocks.push(...codeBlocks(report, baseUrl));
  const { text, gone } = fitBlocks(blocks, bytes - reserve - bytesOf(head));
  const facts = report.factsDate === undefined ? "" : `\n\nFacts about Amazon as of ${report.factsDate}.`;
  return `${`${head}${leftOut(gone, rest)}${text}`.trimEnd()}${facts}\n`;
}

function leftOut(gone: readonly Block[], rest: string): string {
  const kinds = ["finding", "ignored finding", "file"].flatMap((kind) => {
    const number = gone.filter((block) => block.kind === kind).length;
    return number > 0 ? [counted(number, kind)] : [];
  });
  if (kinds.length === 0) return "";
  return `**Left out here for want of room: ${kinds.join(", ")}. All of them stand in ${rest}.**\n\n`;
}

function fileBlocks(view: FileView, drawn: boolean, baseUrl: string | undefined): Block[] {
  const { file, walk, findings, suppressed, failures } = view;
  const title = `### ${markdownCode(file.path)}\n\n`;
  return [
    { kind: "file", rank: -1, full: `${title}${markdownText(walk.sentence)}\n\n`, short: title },
    ...(failures.length > 0 ? [missedBlock(view)] : []),
    ...(drawn ? [extra(`${walkDiagram(view)}\n${walkTable(walk)}\n`)] : []),
    ...worstFirst(findings).map((finding) => findingBlock(finding, baseUrl)),
    ...ignoredBlocks(suppressed, baseUrl),
    ...rolesBlocks(view),
    uncheckedBlock(file.checks),
    { ...extra("\n"), rank: -1 },
  ];
}

function missedBlock(view: FileView): Block {
  const full = missedGroups(view).map(({ heading, groups }) => {
    const lines = groups.map(({ reason, rules }) => {
      return `- ${rules.map((rule) => markdownCode(rule, 100)).join(", ")}\n  <br>${markdownText(reason)}\n`;
    });
    return `**${heading}**\n\n${lines.join("")}\n`;
  });
  return { kind: "extra", rank: 0, full: full.join(""), short: "" };
}

/** What was found in the code file by file, then what it calls. */
function codeBlocks(report: Report, baseUrl: string | undefined): Block[] {
  const { code } = report;
  if (code === undefined) return [];
  const found = codeViews(report).flatMap(({ path, findings, suppressed }): Block[] => {
    const title = `### ${markdownCode(path)}\n\n`;
    return [
      { kind: "file", rank: -1, full: title, short: title },
      ...worstFirst(findings).map((finding) => findingBlock(finding, baseUrl)),
      ...ignoredBlocks(suppressed, baseUrl),
      { ...extra("\n"), rank: -1 },
    ];
  });
  const sections = codeSections(code).map(({ heading, lines }) =>
    extra(`\n${markdownText(heading)}\n\n${lines.map((line) => `- ${markdownText(line)}\n`).join("")}\n`),
  );
  return [...found, ...sections, uncheckedBlock(code.checks)];
}

function ignoredBlocks(suppressed: readonly SuppressedFinding[], baseUrl: string | undefined): Block[] {
  return [
    ...(suppressed.length > 0 ? [extra(`\nIgnored by comments: ${counted(suppressed.length, "finding")}\n\n`)] : []),
    ...suppressed.map((finding) => ignoredBlock(finding, baseUrl)),
  ];
}

/** A part that nobody misses when it is left out. */
function extra(full: string): Block {
  return { kind: "extra", rank: 3, full, short: "" };
}

function findingBlock(finding: Finding, baseUrl: string | undefined): Block {
  const { severity, codes, alsoSeen, rule, message, fix, related, file, line } = finding;
  const shown = codes.length > 0 ? ` ${markdownText(codes.join(", "), 150)}` : "";
  const origin = originInWords(finding);
  const also = alsoSeen.length > 0 ? ` (also seen: ${markdownText(alsoSeen.join(", "), 150)})` : "";
  const page = markdownLink(markdownCode(rule, 100), plainUrl(finding.docs));
  const texts = [
    markdownText(message),
    markdownText(fix),
    ...related.slice(0, relatedShown).map((other) => {
      const place = lineLink(other.file ?? file, other.line, baseUrl);
      const elsewhere = other.file === undefined ? "" : `${markdownCode(other.file, 200)}, `;
      return `${elsewhere}${place}: ${markdownText(other.message, 500)}`;
    }),
  ];
  return {
    kind: "finding",
    rank: severities.indexOf(severity),
    // A line of the list starts with a tag of ours, so that no text can start one.
    full: `- **${severity}**${shown}${also} at ${lineLink(file, line, baseUrl)} by ${page}${origin === "" ? "" : `, ${origin}`}\n${texts.map((text) => `  <br>${text}\n`).join("")}`,
    short: `- **${severity}** at line ${line} by ${markdownCode(rule, 100)}\n`,
  };
}

function rolesBlocks({ file }: FileView): Block[] {
  return (file.roles === undefined ? [] : rolesSections(file.roles)).map(({ heading, sentences }) =>
    extra(`\n${markdownText(heading)}\n\n${sentences.map((sentence) => `- ${markdownText(sentence)}\n`).join("")}\n`),
  );
}

function ignoredBlock({ file, line, severity, rule, reason }: SuppressedFinding, baseUrl: string | undefined): Block {
  const place = lineLink(file, line, baseUrl);
  const full = `- ${severity} at ${place} by ${markdownCode(rule, 100)}: ${markdownText(reason, 500)}\n`;
  return { kind: "ignored finding", rank: 4, full, short: "" };
}

function uncheckedBlock(checks: FileView["file"]["checks"]): Block {
  const groups = uncheckedGroups(checks);
  const rules = groups.reduce((sum, { rules, inPart }) => sum + rules.length + inPart.length, 0);
  const reasons = groups.slice(0, reasonsShown).map(({ reason, rules, inPart }) => {
    const names = [
      ...rules.map((rule) => markdownCode(rule, 100)),
      ...inPart.map((rule) => `${markdownCode(rule, 100)} (in part)`),
    ];
    return `- Reason: ${markdownText(reason)}\n  <br>Rules: ${names.join(",\n  ")}\n`;
  });
  const more = groups.length - reasons.length;
  if (more > 0) reasons.push(`- and for ${counted(more, "more reason")}\n`);
  const summary = `Not checked: ${counted(rules, "rule")}`;
  if (rules === 0) return extra("");
  return extra(`\n<details><summary>${summary}</summary>\n\n${reasons.join("")}\n</details>\n`);
}

function lineLink(file: string, line: number, baseUrl: string | undefined): string {
  const base = baseUrl === undefined ? undefined : plainUrl(baseUrl);
  const url =
    base === undefined ? undefined : plainUrl(`${base.replace(/(?<!\/)\/+$/, "")}/${relativeUri(file)}#L${line}`);
  return markdownLink(`line ${line}`, url);
}
