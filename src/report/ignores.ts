import { isDay } from "../settings/day.js";
import type { TextRange } from "../settings/values.js";
import type { Finding } from "./finding.js";
import type { SuppressedFinding } from "./report.js";

/** A comment `# preflight-ignore <rule-id>[, <rule-id>] [until YYYY-MM-DD] -- reason`. */
export interface Ignore {
  readonly range: TextRange;
  /** The line whose findings it silences. */
  readonly line: number;
  readonly rules: readonly string[];
  readonly until: string | undefined;
  readonly reason: string | undefined;
}

/** A comment of the file with the line it stands on, and whether nothing else stands there. */
export interface PlacedComment {
  readonly text: string;
  readonly range: TextRange;
  readonly line: number;
  readonly alone: boolean;
}

const directive = /^#[ \t]*preflight-ignore(?=[ \t]|$)(.*)/;

/** The ignore comments among `comments`; one that stands alone speaks about the next line that holds more. */
export function ignoresIn(comments: readonly PlacedComment[]): Ignore[] {
  const targets = targetLines(comments);
  return comments.flatMap((comment) => {
    const words = directive.exec(comment.text)?.[1];
    if (words === undefined) return [];
    const line = targets.get(comment.line) ?? comment.line;
    return [{ range: comment.range, line, ...directiveParts(words) }];
  });
}

/** For each line that holds a comment alone, the first line below it that does not. */
function targetLines(comments: readonly PlacedComment[]): ReadonlyMap<number, number> {
  const targets = new Map<number, number>();
  for (const { line, alone } of comments.toReversed()) {
    if (alone) targets.set(line, targets.get(line + 1) ?? line + 1);
  }
  return targets;
}

/** A character that a reader sees: no blank, no mark that has none to stand on, nothing that has no shape of its own. */
const visible = /(?![\p{C}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\u2800])./u;

function directiveParts(text: string): Pick<Ignore, "rules" | "until" | "reason"> {
  const split = text.indexOf("--");
  const reason = split === -1 ? "" : text.slice(split + 2).trim();
  const isSeen = visible.test(reason);
  const words = (split === -1 ? text : text.slice(0, split)).split(/[\s,]/).filter((word) => word !== "");
  const at = words.indexOf("until");
  return {
    rules: at === -1 ? words : words.slice(0, at),
    until: at === -1 ? undefined : words.slice(at + 1).join(" "),
    reason: isSeen ? reason : undefined,
  };
}

/** Whether `until` is a day that has passed, or no day at all. */
export function isExpired({ until }: Ignore, today: string | undefined): boolean {
  if (until === undefined) return false;
  return !isDay(until) || (today !== undefined && until < today);
}

/** Whether the comment silences anything at all: it needs a reason, and must not be expired. */
export function isActive(ignore: Ignore, today: string | undefined): boolean {
  return ignore.reason !== undefined && !isExpired(ignore, today);
}

interface Silenced {
  readonly kept: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  /** The ignores that silenced something. */
  readonly used: ReadonlySet<Ignore>;
}

/** Takes out the findings that an ignore comment silences. A comment without a reason, or expired, silences nothing. */
export function silence(
  findings: readonly Finding[],
  ignores: readonly Ignore[],
  today: string | undefined,
  fixedRules: ReadonlySet<string>,
): Silenced {
  const active = ignores.filter((ignore) => isActive(ignore, today));
  const kept: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  const used = new Set<Ignore>();
  for (const finding of findings) {
    const ignore = fixedRules.has(finding.rule)
      ? undefined
      : active.find(({ line, rules }) => line === finding.line && rules.includes(finding.rule));
    if (ignore?.reason === undefined) kept.push(finding);
    else {
      used.add(ignore);
      suppressed.push({ ...finding, reason: ignore.reason });
    }
  }
  return { kept, suppressed, used };
}
