import { type Base, Facts } from "./model/facts.js";
import { tablesReadOn } from "./reference/operations.js";
import type { Demands } from "./report/demands.js";
import { silence } from "./report/ignores.js";
import { masker, maskSource, withCoveredName } from "./report/masked-source.js";
import type { LiveReport } from "./report/observation.js";
import { type Before, compareFile } from "./report/origin.js";
import { applySeverities, FilePolicy, noPolicy, type OuterPolicy, settleChecks } from "./report/policy.js";
import { assembleReport, type FailOn, type FileResult, type Report } from "./report/report.js";
import { settledFindings } from "./report/settled.js";
import { leastRoles } from "./roles/least-roles.js";
import { checksLost } from "./rules/change/checks-lost.js";
import { settingsRemoved } from "./rules/change/settings-removed.js";
import { codeCatalogue } from "./rules/code-catalogue.js";
import { comparedCode } from "./rules/compared-code.js";
import { catalogue } from "./rules/index.js";
import { type ComparedSettings, judgeCode } from "./rules/judge-code.js";
import { pageOf } from "./rules/listing.js";
import { joinedResults, lostChecks } from "./rules/lost-checks.js";
import type { Rule } from "./rules/rule.js";
import { runRules } from "./rules/run.js";
import { ignoreUnused } from "./rules/settings/ignore-unused.js";
import { withoutSecrets, withoutShapes } from "./secrets/secrets.js";
import { unmistakable } from "./secrets/unmistakable.js";
import { readSettings, type SettingsDocument } from "./settings/document.js";
import { keptWithObject } from "./settings/kept-with-object.js";
import type { Code } from "./source/code.js";

/** A settings file as it stands on disk. */
export interface SettingsFile {
  /** The path relative to the working folder, with `/`. */
  readonly path: string;
  /** Its bytes; of a file over the limit no more than one byte above it. */
  readonly bytes: Uint8Array;
  /** The same file before the change: its bytes, null where it is new, or why it is not known. */
  readonly base?: Uint8Array | null | { readonly unavailable: string };
  /** Whether the change takes the file away, so that there is nothing left to check; `bytes` are then empty. */
  readonly isGone?: boolean;
  /** What Amazon answered about the file, where it was asked. */
  readonly live?: LiveReport;
}

export interface PreflightOptions {
  readonly failOn: FailOn;
  /** Name and version of the program, for the report. */
  readonly tool: Report["tool"];
  /** The address below which the pages of the rules stand, without a slash at its end. */
  readonly docsBase: string;
  /** Today as YYYY-MM-DD; rules about dates are not checked without it. */
  readonly today?: string;
  /** What the files had before the change, where that is known. */
  readonly before?: Before;
  /** Whether findings that are proven to have been there before do not fail the run. */
  readonly onNew?: boolean;
  /** A policy from outside the files; none where it is left out. */
  readonly policy?: OuterPolicy;
  /** What must be checked; nothing where it is left out. */
  readonly demands?: Demands;
  /** Texts that no output may show, besides the secrets of the files. */
  readonly hidden?: readonly string[];
  readonly rules?: readonly Rule[];
  /** Called after each file with the number of files that are checked. */
  readonly checked?: ((files: number) => void) | undefined;
  /** The code to judge beside the settings. */
  readonly code?: Code | undefined;
  /** Whether the settings are only compared with the code, and not checked themselves. */
  readonly onlyCode?: boolean;
}

/**
 * Checks settings files against every rule and puts the findings of all of them into one report. Pure and
 * synchronous: the same files and options give the same report. Never throws for what a file holds. Who has read the
 * files already gives what `readFile` gives of each.
 */
export function preflight(files: readonly SettingsFile[], options: PreflightOptions, readBare = readFile): Report {
  const read = (file: SettingsFile) => withCoveredName(readBare(file), options.hidden);
  const compared = options.code === undefined ? [] : files.map((file) => comparedFile(read(file), options));
  const settings = compared.filter((_, index) => files[index]?.isGone !== true);
  const judged = options.code && judgeCode(options.code, { ...codeOptions(options), settings });
  const code = judged && comparedCode(judged, files, options.before ?? nothingBefore);
  // What is no settings file cannot be compared with, and says so itself.
  const unread = files.filter((_, index) => compared[index]?.facts.document.root === undefined);
  const report = assembleReport(
    (options.onlyCode === true ? unread : files).map((file, index) => {
      const result = checkFile(file, read(file), options);
      options.checked?.(index + 1);
      return result;
    }),
    options.failOn,
    options.tool,
    options.onNew,
    options.demands,
    code,
  );
  return { ...report, factsDate: tablesReadOn };
}

function codeOptions({ docsBase, today, policy = noPolicy }: PreflightOptions) {
  return { docs: (rule: string) => pageOf(docsBase, rule), today, outer: policy };
}

/** The settings of one file, whose name may hold a secret. */
export function readFile({ path, bytes }: SettingsFile): SettingsDocument {
  return readSettings(withoutSecrets(path), bytes);
}

/** A settings file for the rules about code. */
function comparedFile(document: SettingsDocument, options: PreflightOptions): ComparedSettings {
  const { rules = catalogue, today, hidden: alsoHidden = [] } = options;
  const facts = new Facts(document, knownRules(rules), today);
  const texts = new Set([...facts.secrets.flatMap(({ texts }) => texts), ...alsoHidden]);
  const hidden = facts.secrets.flatMap(({ hidden }) => hidden);
  const source = maskSource(document.text, document.lineStarts, hidden, texts);
  return { facts, source, policy: policyOf(facts, options).own };
}

/** The rules that a settings file may name, those about code included, whether code is read or not. */
const knownRules = keptWithObject((rules: readonly Rule[]) => [...rules, ...codeCatalogue]);

function checkFile(
  { path, base, isGone = false, live }: SettingsFile,
  document: SettingsDocument,
  options: PreflightOptions,
): FileResult {
  const { rules = catalogue, docsBase, today, hidden: alsoHidden = [] } = options;
  const facts = new Facts(document, knownRules(rules), today);
  facts.policy = policyOf(facts, options);
  facts.live = live;
  if (isGone) facts.base = { kind: "gone" };
  else if (base !== undefined) facts.base = baseOf(path, base, options);
  // A rule that compares may quote the base, whose secrets are no others' business either.
  const secrets = [...facts.secrets, ...(facts.base.kind === "file" ? facts.base.facts.secrets : [])];
  const texts = new Set([...secrets.flatMap(({ texts }) => texts), ...alsoHidden]);
  const hidden = facts.secrets.flatMap(({ hidden }) => hidden);
  const source = maskSource(document.text, document.lineStarts, hidden, texts);
  const covered = masker(texts);
  const isKnownByPlace = secrets.some(({ texts }) => texts.length === 0);
  const mask = isKnownByPlace ? (words: string) => covered(withoutShapes(words)) : covered;
  const run = (rules: readonly Rule[]) => runRules(rules, facts, { docs: (rule) => pageOf(docsBase, rule), mask });

  const { about, others, fixed, lost } = partsOf(isGone ? rules.filter(({ id }) => id === settingsRemoved.id) : rules);
  const judged = run(others);
  facts.lost = lostChecks(judged, others, facts);
  const found = joinedResults(judged, run(lost));
  const ignores = facts.policy.outer.allowsIgnores ? facts.ignores : [];
  const silenced = silence(found.findings, ignores, today, fixed);
  facts.usedIgnores = silenced.used;
  const last = run(about);
  const aboutIgnores = silence(last.findings, ignores, today, fixed);

  const settled = applySeverities([...silenced.kept, ...aboutIgnores.kept], facts.policy);
  const { kept, ignored } = settledFindings(settled, [...silenced.suppressed, ...aboutIgnores.suppressed]);
  const { findings, earlier } = compareFile(kept, options.before ?? nothingBefore, fixed);
  const checks = settleChecks([...found.checks, ...last.checks], findings, facts.policy);
  return {
    path: document.file,
    source,
    secrets: unmistakable(secrets),
    checks,
    findings,
    excused: earlier,
    suppressed: ignored.map((one) => ({ ...one, reason: mask(one.reason) })),
    crashes: [...found.crashes, ...last.crashes],
    roles: leastRoles(facts, mask),
    live,
  };
}

const nothingBefore: Before = { findings: new Map(), isNewLine: () => undefined };

/** The rule about ignore comments speaks last; many files are checked with one list of rules. */
const partsOf = keptWithObject((rules: readonly Rule[]) => ({
  about: rules.filter(({ id }) => id === ignoreUnused.id),
  lost: rules.filter(({ id }) => id === checksLost.id),
  others: rules.filter(({ id }) => id !== ignoreUnused.id && id !== checksLost.id),
  fixed: new Set(rules.filter(({ fixed }) => fixed).map(({ id }) => id)),
}));

function baseOf(path: string, base: NonNullable<SettingsFile["base"]> | null, options: PreflightOptions): Base {
  if (base === null) return { kind: "new" };
  if (!(base instanceof Uint8Array)) return { kind: "unavailable", reason: base.unavailable };
  const facts = new Facts(readSettings(path, base), knownRules(options.rules ?? catalogue), options.today);
  facts.policy = policyOf(facts, options);
  if (facts.document.root === undefined) {
    return { kind: "unavailable", reason: "the file at the base could not be read as settings" };
  }
  return { kind: "file", facts };
}

/** What the file says about severities, on top of the policy from outside. */
function policyOf({ settings }: Facts, { policy = noPolicy, rules = catalogue }: PreflightOptions): FilePolicy {
  const { fixed } = partsOf(rules);
  const entries = settings.at("preflight").at("rules").entries();
  const own = entries.flatMap(([id, { valueIfTold: value }]) =>
    value === undefined || fixed.has(id) ? [] : [[id, value] as const],
  );
  return new FilePolicy(policy, new Map(own));
}
