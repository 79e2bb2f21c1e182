import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import ignore, { type Ignore } from "ignore";

/** Bounds for what strangers may write: a wildcard more multiplies the work of every test. */
const limits = { bytes: 256 * 1024, patterns: 2_000, characters: 500, wildcardsOfPart: 3, wildcards: 6 } as const;

interface Rules {
  /** The folder that the patterns speak of, absolute. */
  readonly folder: string;
  readonly patterns: Ignore;
}

/** The patterns of git from the root of a work tree down to a folder, the innermost last. */
export class GitIgnore {
  private constructor(
    private readonly rules: readonly Rules[],
    /** How many patterns were not obeyed, since they are beyond the bounds. */
    private readonly count: { refused: number },
  ) {}

  /** What git ignores in `folder`, by the files above it up to the root of the work tree; nothing where there is none. */
  static above(folder: string): GitIgnore {
    const root = workTreeOf(folder);
    const count = { refused: 0 };
    if (root === undefined) return new GitIgnore([], count);
    let all = new GitIgnore([], count).#with(root, join(root, ".git", "info", "exclude"));
    const names = relative(root, folder)
      .split(sep)
      .filter((name) => name !== "");
    let current = root;
    for (const name of names) {
      all = all.in(current);
      current = join(current, name);
    }
    return all;
  }

  get refused(): number {
    return this.count.refused;
  }

  /** With the patterns that stand in `folder` itself. */
  in(folder: string): GitIgnore {
    return this.#with(folder, join(folder, ".gitignore"));
  }

  /** Whether a file or folder is ignored; a folder above it is not asked about again. */
  ignores(path: string, isFolder: boolean): boolean {
    for (const { folder, patterns } of this.rules.toReversed()) {
      const inside = relative(folder, path).split(sep).join("/");
      if (inside === "" || inside.startsWith("../")) continue;
      const { ignored, unignored } = patterns.test(isFolder ? `${inside}/` : inside);
      if (ignored || unignored) return ignored;
    }
    return false;
  }

  #with(folder: string, file: string): GitIgnore {
    const lines = linesOf(file);
    if (lines.length === 0) return this;
    const obeyed = lines.slice(0, limits.patterns).filter(isObeyed);
    this.count.refused += lines.length - obeyed.length;
    return new GitIgnore([...this.rules, { folder, patterns: ignore().add(obeyed) }], this.count);
  }
}

function isObeyed(pattern: string): boolean {
  const wildcards = (text: string) => text.match(/\*+|\?/g)?.length ?? 0;
  return (
    pattern.length <= limits.characters &&
    wildcards(pattern) <= limits.wildcards &&
    pattern.split("/").every((part) => wildcards(part) <= limits.wildcardsOfPart)
  );
}

/** The patterns of a file; none where there is no such regular file. */
function linesOf(file: string): string[] {
  try {
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat === undefined || !stat.isFile() || stat.size > limits.bytes) return [];
    return readFileSync(file, "utf8")
      .split(/\r?\n/)
      .filter((line) => line.trim() !== "" && !line.startsWith("#"));
  } catch {
    return [];
  }
}

function workTreeOf(folder: string): string | undefined {
  for (let current = folder; ; current = dirname(current)) {
    if (existsSync(join(current, ".git"))) return current;
    if (dirname(current) === current) return undefined;
  }
}
