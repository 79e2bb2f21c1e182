import { silence } from "./report/ignores.js";
import { masker, maskSource } from "./report/masked-source.js";
import { applySeverities, type SeverityPolicy, settleChecks } from "./report/policy.js";
import { assembleReport, type FailOn, type FileResult, type Report } from "./report/report.js";
import { Facts } from "./rules/facts/facts.js";
import { catalogue } from "./rules/index.js";
import type { Rule } from "./rules/rule.js";
import { runRules } from "./rules/run.js";
import { ignoreUnused } from "./rules/settings/ignore-unused.js";
import { readSettings } from "./settings/document.js";

/** A settings file as it stands on disk. */
export interface SettingsFile {
  /** The path relative to the working folder, with `/`. */
  readonly path: string;
  /** Its bytes; of a file over the limit no more than one byte above it. */
  readonly bytes: Uint8Array;
}

export interface PreflightOptions {
  readonly failOn: FailOn;
  /** Name and version of the program, for the report. */
  readonly tool: Report["tool"];
  /** The address below which the pages of the rules stand, without a slash at its end. */
  readonly docsBase: string;
  /** Today as YYYY-MM-DD; rules about dates are not checked without it. */
  readonly today?: string;
  readonly rules?: readonly Rule[];
}

/**
 * Checks settings files against every rule and puts the findings of all of them into one report. Pure and
 * synchronous: the same files and options give the same report. Never throws for what a file holds.
 */
export function preflight(files: readonly SettingsFile[], options: PreflightOptions): Report {
  return assembleReport(
    files.map((file) => checkFile(file, options)),
    options.failOn,
    options.tool,
  );
}

function checkFile({ path, bytes }: SettingsFile, options: PreflightOptions): FileResult {
  const { rules = catalogue, docsBase, today } = options;
  const document = readSettings(path, bytes);
  const facts = new Facts(document, rules, today);
  const source = maskSource(
    document.text,
    document.lineStarts,
    facts.secrets.map(({ range }) => range),
  );
  const mask = masker(facts.secrets.flatMap(({ texts }) => texts));
  const run = (rules: readonly Rule[]) =>
    runRules(rules, facts, { docs: (rule) => `${docsBase}/docs/rules/${rule}.md`, mask });

  const found = run(rules.filter(({ id }) => id !== ignoreUnused.id));
  const fixed = new Set(rules.filter((rule) => rule.fixed).map(({ id }) => id));
  const { kept, suppressed, used } = silence(found.findings, facts.ignores, today, fixed);
  facts.usedIgnores = used;
  const about = run(rules.filter(({ id }) => id === ignoreUnused.id));
  const aboutIgnores = silence(about.findings, facts.ignores, today, fixed);

  const policy = severityPolicy(facts, fixed);
  const findings = applySeverities([...kept, ...aboutIgnores.kept], policy);
  const checks = settleChecks([...found.checks, ...about.checks], findings, policy);
  return {
    path,
    source,
    checks,
    findings,
    suppressed: [...suppressed, ...aboutIgnores.suppressed],
    crashes: [...found.crashes, ...about.crashes],
  };
}

function severityPolicy({ settings }: Facts, fixed: ReadonlySet<string>): SeverityPolicy {
  const entries = settings.at("preflight").at("rules").entries();
  return new Map(
    entries.flatMap(([id, { value }]) => (value === undefined || fixed.has(id) ? [] : [[id, value] as const])),
  );
}
