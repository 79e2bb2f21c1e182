import type { Report } from "../report/report.js";
import type { DescribedRule } from "../rules/listing.js";

const words = {
  failed: "broken",
  passed: "ruled out",
  "not-applicable": "ruled out",
  "not-checked": "not checked",
} as const;

/** What each file of the report says about these rules, line by line: broken first, then what is open. */
export function verdicts({ files, findings }: Report, rules: readonly DescribedRule[]): string[] {
  const ids = new Set(rules.map(({ id }) => id));
  return files.flatMap(({ path, checks }) => {
    const own = checks.filter(({ rule }) => ids.has(rule));
    const of = (...results: readonly string[]) => own.filter(({ result }) => results.includes(result));
    return [
      `In ${path}:`,
      ...of("failed").flatMap(({ rule }) =>
        findings
          .filter((finding) => finding.file === path && finding.rule === rule)
          .map(({ line, message }) => entry(words.failed, rule, `line ${line}: ${message}`)),
      ),
      ...of("not-checked").map(({ rule, reason }) => entry(words["not-checked"], rule, `${reason}.`)),
      ...of("passed").map(({ rule }) => entry(words.passed, rule, "it holds.")),
      ...of("not-applicable").map(({ rule }) =>
        entry(words["not-applicable"], rule, "this app has no such precondition."),
      ),
    ];
  });
}

function entry(word: string, rule: string, what: string): string {
  return `  ${word.padEnd(11)} ${rule}: ${what}`;
}
