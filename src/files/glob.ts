/** Whether a pattern holds wildcards, or names one path. */
export function isPattern(pattern: string): boolean {
  return /[*?{]/.test(pattern);
}

/**
 * Whether a path matches a pattern: `*` and `?` within a segment, `**` over any number of segments, `{a,b}` for
 * alternatives without nesting. Both use `/`. The work is bounded by the lengths of the two, never exponential.
 */
export function matches(pattern: string, path: string): boolean {
  return alternatives(pattern).some((single) => matchesSegments(single.split("/"), path.split("/")));
}

/** Whether a folder can hold paths that match, so that a walk need not enter the others. */
export function mayHold(pattern: string, folder: string): boolean {
  const inside = folder.split("/");
  return alternatives(pattern).some((single) => {
    const segments = single.split("/");
    for (const [index, name] of inside.entries()) {
      const segment = segments[index];
      if (segment === "**") return true;
      if (segment === undefined || index === segments.length - 1 || !matchesText(segment, name)) return false;
    }
    return true;
  });
}

const mostAlternatives = 64;

/** Whether a pattern has so many alternatives that it would be read in part only, and leave files unseen. */
export function isTooWide(pattern: string): boolean {
  return alternatives(pattern).length > mostAlternatives;
}

/** What a pattern stands for once its braces are written out; no more than a few too many of them. */
export function alternatives(pattern: string): readonly string[] {
  if (!pattern.includes("{")) return [pattern];
  let patterns = [pattern];
  for (let expanded = true; expanded && patterns.length <= mostAlternatives; ) {
    expanded = false;
    patterns = patterns.flatMap((single) => {
      const group = /^([^{}]*)\{([^{}]*)\}(.*)$/s.exec(single);
      if (group === null) return [single];
      expanded = true;
      const [, before = "", words = "", after = ""] = group;
      return words.split(",").map((word) => before + word + after);
    });
  }
  return patterns;
}

function matchesSegments(pattern: readonly string[], path: readonly string[]): boolean {
  return matchesBy(
    pattern,
    path,
    (segment) => segment === "**",
    (segment, name) => matchesText(segment, name),
  );
}

function matchesText(segment: string, name: string): boolean {
  if (name.startsWith(".") && !segment.startsWith(".")) return false;
  return matchesBy(
    [...segment],
    [...name],
    (c) => c === "*",
    (c, n) => c === "?" || c === n,
  );
}

/** Greedy matching with one remembered wildcard: at most pattern times text steps. */
function matchesBy(
  pattern: readonly string[],
  text: readonly string[],
  isWildcard: (part: string) => boolean,
  fits: (part: string, piece: string) => boolean,
): boolean {
  let p = 0;
  let t = 0;
  let wildcard = -1;
  let resume = 0;
  while (t < text.length) {
    const part = pattern[p];
    const piece = text[t] ?? "";
    if (part !== undefined && isWildcard(part)) {
      wildcard = p++;
      resume = t;
    } else if (part !== undefined && fits(part, piece)) {
      p++;
      t++;
    } else if (wildcard !== -1) {
      p = wildcard + 1;
      t = ++resume;
    } else return false;
  }
  return pattern.slice(p).every(isWildcard);
}
