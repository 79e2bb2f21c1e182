import type { Finding, Severity } from "../report/finding.js";
import type { CatalogueEntry } from "./catalogue-entry.js";
import { markdownLink, markdownText } from "./escape/markdown.js";
import { sarifMessage } from "./escape/sarif-message.js";
import { plainUrl } from "./escape/uri.js";

const levels: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", notice: "note" };
const problems: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", notice: "recommendation" };

/** Every rule as SARIF describes it; a rule that is in no catalogue but found something is listed behind the others. */
export function sarifRules(rules: readonly CatalogueEntry[], findings: readonly Finding[]) {
  const known = new Set(rules.map(({ id }) => id));
  const others = new Map(findings.filter(({ rule }) => !known.has(rule)).map((finding) => [finding.rule, finding]));
  return [...rules, ...[...others.values()].map((finding) => ({ ...finding, id: finding.rule }))].map(descriptor);
}

function descriptor({ id, stage, severity, codes, alsoSeen, title, source, docs }: CatalogueEntry) {
  const shown = [...codes, ...alsoSeen];
  const seen = shown.length > 0 ? ` Seen as ${shown.join(", ")}.` : "";
  const summary = `${title}.${seen}`;
  return {
    id,
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

function link(label: string, url: string): string {
  return markdownLink(label, plainUrl(url));
}
