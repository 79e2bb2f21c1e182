import { earlierAmong } from "./earlier.js";
import type { Finding, Origin } from "./finding.js";

/** What is known of the same files before the change. */
export interface Before {
  /** The findings that a file had, by its path; no entry where that is not known. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  /** Whether the change adds or alters a line; undefined where that is not known. */
  isNewLine(file: string, line: number): boolean | undefined;
}

/** What a comparison says about findings. */
export interface Compared {
  /** Each finding marked as new or old: by what the file had before, else by its line. */
  readonly findings: readonly Finding[];
  /** Those that were proven to be there before: only they may be excused. */
  readonly earlier: ReadonlySet<Finding>;
}

/**
 * Compares the findings of one file with what it had before. Of rules among `fixed`, which nothing excuses, only the
 * line tells: the value of a secret, for one, is not compared.
 */
export function compareFile(findings: readonly Finding[], before: Before, fixed: ReadonlySet<string>): Compared {
  const isNewLine = ({ file, line }: Finding) => before.isNewLine(file, line);
  const [first] = findings;
  const known = first && before.findings.get(first.file);
  // What Amazon answers now may have nothing to do with the change.
  const compared = findings.filter(({ rule, stage }) => known !== undefined && !fixed.has(rule) && stage !== "live");
  const were = earlierAmong(compared, known ?? [], isNewLine);
  const asked = new Set(compared);
  const earlier = new Set<Finding>();
  const marked = findings.map((finding) => {
    const byLine = finding.stage === "live" ? undefined : isNewLine(finding);
    const origin = asked.has(finding) ? word(!were.has(finding)) : word(byLine);
    const one = origin === undefined ? finding : { ...finding, origin };
    if (were.has(finding)) earlier.add(one);
    return one;
  });
  return { findings: marked, earlier };
}

/** The findings marked as new or old by their lines alone. */
export function compareLines(findings: readonly Finding[], before: Before): Finding[] {
  return findings.map((finding) => {
    const origin = word(before.isNewLine(finding.file, finding.line));
    return origin === undefined ? finding : { ...finding, origin };
  });
}

function word(isNew: boolean | undefined): Origin | undefined {
  return isNew === undefined ? undefined : isNew ? "introduced" : "earlier";
}
