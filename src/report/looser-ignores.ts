import type { Ignore } from "./ignores.js";

/** An ignore comment with what the line that it silences says, by which it is known again when it moves. */
export interface IgnoreAbout {
  readonly ignore: Ignore;
  readonly content: string;
}

/** A rule that an ignore comment silences where it did not before, or for longer. */
export interface LooserIgnore {
  readonly ignore: Ignore;
  readonly rule: string;
  /** The last day of before; undefined where it was not silenced. */
  readonly before: string | undefined;
}

/** Behind every day. */
const noEnd = "~";

/**
 * What `after` silences beyond `before`. The same rule, reason and line are the same comment, wherever it stands: one more
 * of them is looser, and so is a later day or none.
 */
export function looserIgnores(before: readonly IgnoreAbout[], after: readonly IgnoreAbout[]): LooserIgnore[] {
  const known = byIdentity(before);
  const looser = [...byIdentity(after)].flatMap(([identity, comments]) => {
    const earlier = known.get(identity) ?? [];
    return comments.flatMap(({ ignore, rule }, index) => {
      const last = earlier[index]?.ignore;
      if (last !== undefined && endOf(ignore) <= endOf(last)) return [];
      return [{ ignore, rule, before: last?.until }];
    });
  });
  return looser.toSorted((one, other) => one.ignore.range.start - other.ignore.range.start);
}

function byIdentity(comments: readonly IgnoreAbout[]): Map<string, { ignore: Ignore; rule: string }[]> {
  const groups = new Map<string, { ignore: Ignore; rule: string }[]>();
  for (const { ignore, content } of comments) {
    for (const rule of new Set(ignore.rules)) {
      const identity = JSON.stringify([rule, ignore.reason, content]);
      const group = groups.get(identity) ?? [];
      groups.set(identity, group);
      group.push({ ignore, rule });
    }
  }
  const byEnd = (one: { ignore: Ignore }, other: { ignore: Ignore }) =>
    Number(endOf(one.ignore) < endOf(other.ignore)) - Number(endOf(one.ignore) > endOf(other.ignore));
  for (const group of groups.values()) group.sort(byEnd);
  return groups;
}

function endOf({ until }: Ignore): string {
  return until ?? noEnd;
}
