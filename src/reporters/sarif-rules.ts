import type { Finding, Severity } from "../report/finding.js";
import type { CatalogueEntry } from "./catalogue-entry.js";
import { markdownLink, markdownText } from "./escape/markdown.js";
import { sarifMessage } from "./escape/sarif-message.js";
import { plainUrl } from "./escape/uri.js";

const levels: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", notice: "note" };
const problems: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", notice: "recommendation" };

/** The rules that spoke, as SARIF describes them, in the order of the catalogue and behind it those that are in none. */
export function sarifRules(rules: readonly CatalogueEntry[], findings: readonly Finding[]) {
  const spoke = new Map(findings.map((finding) => [finding.rule, finding]));
  const listed = rules.filter(({ id }) => spoke.has(id));
  for (const { id } of listed) spoke.delete(id);
  return [...listed, ...[...spoke.values()].map((finding) => ({ ...finding, id: finding.rule }))].map(descriptor);
}

function descriptor({ id, stage, severity, codes, alsoSeen, title, source, docs }: CatalogueEntry) {
  const shown = [...codes, ...alsoSeen];
  const seen = shown.length > 0 ? ` Seen as ${shown.join(", ")}.` : "";
  const summary = `${title}.${seen}`;
  return {
    id,
    name: inPascalCase(id),
    shortDescription: { text: sarifMessage(`${title}.`) },
    fullDescription: { text: sarifMessage(summary) },
    helpUri: docs,
    help: {
      text: sarifMessage(`${summary} The precondition is documented at ${source} and the rule at ${docs}.`),
      markdown: `${markdownText(summary)}\n\n${link("The rule", docs)}, ${link("the documented precondition", source)}`,
    },
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: [stage, "sp-api"], "problem.severity": problems[severity] },
  };
}

/** `draft-without-beta` as `DraftWithoutBeta`, the form that SARIF asks of names. */
function inPascalCase(id: string): string {
  return id.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function link(label: string, url: string): string {
  return markdownLink(label, plainUrl(url));
}
