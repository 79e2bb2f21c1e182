import { type Finding, type Severity, severities } from "../report/finding.js";
import { type Annotation, annotationOf, type Locate, remainder } from "./annotation.js";
import { newFirst } from "./wording.js";

export interface PlanOptions {
  /** Whether the run will close with an error of its own, which takes one of the places for errors. */
  readonly closing?: boolean | undefined;
  /** Where a reader finds the findings that are left out, as `the job summary`. */
  readonly rest: string;
  /** Where GitHub finds a finding; where it stands in the checked file, unless said otherwise. */
  readonly locate?: Locate | undefined;
}

/**
 * Annotations that the runner shows for a step, of each kind, first come, first served; what comes later is lost
 * without a word. It gives one place for warnings to itself where `with:` has an unknown input, so that is left free.
 * Source: GitHub, toolkit docs, problem-matchers.md; actions/runner, ExecutionContext.cs and ActionRunner.cs.
 */
const places: Readonly<Record<Severity, number>> = { error: 10, warning: 9, notice: 10 };

/**
 * The annotations for `findings`, errors first, as many as there are places, so that none is lost without a word: each
 * finding has its own, and where these are too many, the last one stands for the rest and says where they are.
 */
export function planAnnotations(findings: readonly Finding[], options: PlanOptions): Annotation[] {
  const { closing = false, rest, locate = ({ file, line }) => ({ file, line }) } = options;
  return severities.flatMap((severity) => {
    const ofKind = newFirst(findings.filter((finding) => finding.severity === severity));
    const limit = places[severity] - (closing && severity === "error" ? 1 : 0);
    const alone = ofKind.slice(0, ofKind.length > limit ? limit - 1 : limit);
    const [first, ...others] = ofKind.slice(alone.length);
    const last = first === undefined ? [] : [remainder([first, ...others], rest, locate)];
    return [...alone.map((finding) => annotationOf(finding, locate)), ...last];
  });
}
