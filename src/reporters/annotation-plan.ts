import { type Finding, type Severity, severities } from "../report/finding.js";
import { type Annotation, annotationOf, remainder } from "./annotation.js";
import { newFirst } from "./wording.js";

export interface PlanOptions {
  /** Whether the run will close with an error of its own, which takes one of the places for errors. */
  readonly closing?: boolean | undefined;
  /** Where a reader finds the findings that are left out, as `the job summary`. */
  readonly rest: string;
}

/**
 * Annotations that the runner shows for a step, of each kind, first come, first served; what comes later is lost
 * without a word. It gives one place for warnings to itself where `with:` has an unknown input, so that is left free.
 * Source: GitHub, toolkit docs, problem-matchers.md; actions/runner, ExecutionContext.cs and ActionRunner.cs.
 */
const places: Readonly<Record<Severity, number>> = { error: 10, warning: 9, notice: 10 };

/**
 * The annotations for `findings`, errors first, so that none is lost without a word: one for each finding; where these
 * are too many, one for each line of a file; then the repeats of a rule in a file become one; and where that is not
 * enough, the last annotation counts the findings that are left out and says where they stand.
 */
export function planAnnotations(findings: readonly Finding[], { closing = false, rest }: PlanOptions): Annotation[] {
  return severities.flatMap((severity) => {
    const ofKind = newFirst(findings.filter((finding) => finding.severity === severity));
    const limit = places[severity] - (closing && severity === "error" ? 1 : 0);
    if (ofKind.length <= limit) return ofKind.map((finding) => annotationOf([finding]));
    const groups = fold(byLine(ofKind), limit);
    if (groups.length <= limit) return groups.map(annotationOf);
    const left = groups.slice(limit - 1).flat();
    return [...groups.slice(0, limit - 1).map(annotationOf), remainder(severity, left, rest)];
  });
}

/** Findings that share an annotation. */
type Group = readonly [Finding, ...Finding[]];

function byLine(findings: readonly Finding[]): Group[] {
  return grouped(findings, ({ file, line }) => `${line} ${file}`);
}

/** Folds the repeats of a rule in a file into the first of them, the most frequent rule first, until `limit` is kept. */
function fold(groups: readonly Group[], limit: number): Group[] {
  const alone = groups.filter((group) => group.length === 1).flat();
  const repeats = grouped(alone, ({ file, rule }) => `${rule} ${file}`);
  const folded = new Map<Finding, Group>();
  const gone = new Set<Finding>();
  let count = groups.length;
  for (const repeat of repeats.sort((a, b) => b.length - a.length)) {
    if (count <= limit) break;
    const [first, ...others] = repeat;
    folded.set(first, repeat);
    for (const other of others) gone.add(other);
    count -= others.length;
  }
  return groups.filter(([first]) => !gone.has(first)).map((group) => folded.get(group[0]) ?? group);
}

function grouped(findings: readonly Finding[], key: (finding: Finding) => string): Group[] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const group = groups.get(key(finding));
    if (group === undefined) groups.set(key(finding), [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}
