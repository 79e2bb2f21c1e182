import type { Facts } from "../model/facts.js";
import type { CodeReport, SightingEntry } from "../report/code-report.js";
import { type Finding, type Severity, severities } from "../report/finding.js";
import { silence } from "../report/ignores.js";
import { type MaskedSource, masker, maskSource } from "../report/masked-source.js";
import { applySeverities, FilePolicy, type OuterPolicy, type SeverityPolicy, settleChecks } from "../report/policy.js";
import type { CodeResult, SuppressedFinding } from "../report/report.js";
import { secretMatches } from "../secrets/secret-matches.js";
import { withoutSecrets } from "../secrets/secrets.js";
import { remembered } from "../settings/remembered.js";
import type { Code } from "../source/code.js";
import type { SourceFile } from "../source/read-source.js";
import type { Sighting } from "../source/sighting.js";
import { codeCatalogue } from "./code-catalogue.js";
import { CodeFacts } from "./code-facts.js";
import { codeCalls } from "./code-summary.js";
import { runCodeRules } from "./run-code.js";

/** Settings that code is compared with, with their lines for the display and the severities that they give. */
export interface ComparedSettings {
  readonly facts: Facts;
  readonly source: MaskedSource;
  readonly policy: SeverityPolicy;
}

export interface JudgeOptions {
  readonly docs: (rule: string) => string;
  readonly today?: string | undefined;
  readonly settings: readonly ComparedSettings[];
  /** The policy from outside the settings. */
  readonly outer: OuterPolicy;
}

/** Judges what the code says, by itself and beside the settings. */
export function judgeCode(code: Code, { docs, today, settings, outer }: JudgeOptions): CodeResult {
  const files = code.sources.map((file) => ({ ...file, path: withoutSecrets(file.path) }));
  const shown: Code = {
    ...code,
    sources: files.map((file) => ({ ...file, sightings: file.sightings.map((one) => ({ ...one, file: file.path })) })),
  };
  const facts = new CodeFacts(
    shown,
    settings.map(({ facts }) => facts),
    today,
  );
  const texts = new Set([
    ...files.flatMap(({ secrets }) => secrets),
    ...settings.flatMap(({ facts }) => facts.secrets.flatMap(({ texts }) => texts)),
  ]);
  const hide = masker(texts);
  const mask = remembered((text) => hide(mayHide.test(text) ? withoutSecrets(text) : text));
  const run = runCodeRules(codeCatalogue, facts, { docs, mask });
  const policy = new FilePolicy(outer, policyOf(settings.map(({ policy }) => policy)));
  const silenced = outer.allowsIgnores
    ? silenceAll(run.findings, files, settings, today)
    : { kept: run.findings, suppressed: [] };
  const findings = applyPolicy(silenced.kept, policy);
  const { calls, sightings } = {
    calls: codeCalls(facts, mask),
    sightings: facts.sightings.map((one) => entryOf(one, mask)),
  };
  const named = new Set(
    [...findings, ...silenced.suppressed].flatMap(({ file, related }) => [
      file,
      ...related.map((one) => one.file ?? file),
    ]),
  );
  const report: CodeReport = {
    folder: withoutSecrets(code.folder),
    settings: settings.map(({ facts }) => facts.document.file),
    files: code.files,
    bytes: code.bytes,
    skipped: code.skipped,
    sightings,
    checks: settleChecks(run.checks, findings, policy),
    calls,
    sources: new Map([
      ...settings.map(({ facts, source }): [string, MaskedSource] => [facts.document.file, source]),
      ...files
        .filter(({ path }) => named.has(path))
        .map((file): [string, MaskedSource] => [file.path, linesOf(file, texts)]),
    ]),
    secrets: () => files.flatMap(({ secrets }) => secrets),
  };
  const suppressed = silenced.suppressed.map((one) => ({ ...one, reason: mask(one.reason) }));
  return { report, findings, suppressed, crashes: run.crashes };
}

/** What could be a secret, or a part of one. */
const mayHide = /[\w+/=|.-]{24}|@/;

function entryOf(sighting: Sighting, mask: (text: string) => string): SightingEntry {
  const { kind, value, file, line, column, endLine, endColumn, open, operations, vendored } = sighting;
  return {
    kind,
    ...(value !== undefined && { value: mask(value) }),
    file,
    line,
    column,
    endLine,
    endColumn,
    open,
    operations,
    vendored,
  };
}

/** The comments of the file that a finding stands in silence it, whatever file that is. */
function silenceAll(
  findings: readonly Finding[],
  files: readonly SourceFile[],
  settings: JudgeOptions["settings"],
  today: string | undefined,
) {
  const fixed = new Set(codeCatalogue.filter(({ fixed }) => fixed).map(({ id }) => id));
  const ignores = new Map([
    ...files.map(({ path, ignores }) => [path, ignores] as const),
    ...settings.map(({ facts }) => [facts.document.file, facts.ignores] as const),
  ]);
  const kept: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  for (const finding of findings) {
    const result = silence([finding], ignores.get(finding.file) ?? [], today, fixed);
    kept.push(...result.kept);
    suppressed.push(...result.suppressed);
  }
  return { kept, suppressed };
}

/** Code may serve several apps, so of several severities the worst counts. */
function policyOf(policies: readonly SeverityPolicy[]): SeverityPolicy {
  const words: readonly (Severity | "off")[] = [...severities, "off"];
  const ids = new Set(policies.flatMap((policy) => [...policy.keys()]));
  const isFixed = (id: string) => codeCatalogue.some((rule) => rule.id === id && rule.fixed);
  return new Map(
    [...ids].flatMap((id) => {
      const given = policies.map((policy) => policy.get(id));
      if (isFixed(id) || given.includes(undefined)) return [];
      const worst = words.find((word) => given.includes(word));
      return worst === undefined ? [] : [[id, worst] as const];
    }),
  );
}

/** What another rule says about code warns at most, however bad it is where the settings say it. */
function applyPolicy(findings: readonly Finding[], policy: FilePolicy): Finding[] {
  return findings.flatMap((finding) => {
    const [given] = applySeverities([finding], policy);
    if (given === undefined) return [];
    return finding.stage !== "code" && given.severity === "error" ? [finding] : [given];
  });
}

/** The kept lines of a file with every secret in them covered. */
function linesOf({ lines, lineCount }: SourceFile, texts: ReadonlySet<string>): MaskedSource {
  const shown = new Map<number, string>();
  return {
    lineCount,
    line(number) {
      const known = shown.get(number);
      if (known !== undefined) return known;
      const text = lines.get(number) ?? "";
      const hidden = [...secretMatches(text)].map((match) => match.hidden);
      const line = maskSource(text, [0], hidden, texts).line(1);
      shown.set(number, line);
      return line;
    },
  };
}
