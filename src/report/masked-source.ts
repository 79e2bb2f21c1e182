import type { TextRange } from "../settings/values.js";

/** The text of a file for code frames, with every secret in it already covered. */
export interface MaskedSource {
  /** The line numbered `line` from 1, without its line end; empty past the end. */
  line(line: number): string;
  readonly lineCount: number;
}

/** What must not be shown: characters of a file, and texts wherever they stand. */
export interface Covered {
  readonly range: TextRange;
  readonly texts: readonly string[];
}

/** Covers the characters of `secrets` with as many asterisks, so that carets below them still point right. */
export function maskSource(text: string, lineStarts: readonly number[], secrets: readonly Covered[]): MaskedSource {
  let masked: string | undefined;
  const covered = () => {
    if (masked !== undefined) return masked;
    masked = text;
    for (const { range } of secrets) {
      const { start, end } = range;
      masked = masked.slice(0, start) + masked.slice(start, end).replace(/[^\r\n]/g, "*") + masked.slice(end);
    }
    for (const secret of longestFirst(secrets.flatMap(({ texts }) => texts))) {
      masked = masked.replaceAll(secret, (shown) => shown.replace(/[^\r\n]/g, "*"));
    }
    return masked;
  };
  return {
    lineCount: lineStarts.length,
    line(line) {
      const start = lineStarts[line - 1];
      if (start === undefined) return "";
      return covered()
        .slice(start, lineStarts[line] ?? text.length)
        .replace(/\r?\n$/, "");
    },
  };
}

/** Covers every occurrence of a secret in a text of ours, and the beginning of one where the text was cut. */
export function masker(secrets: Iterable<string>): (text: string) => string {
  const values = longestFirst(secrets);
  if (values.length === 0) return (text) => text;
  return (text) => values.reduce((masked, value) => withoutCut(masked.replaceAll(value, "***"), value), text);
}

/** A shorter text would cover what is no secret; the longest first, since one secret may hold another. */
function longestFirst(secrets: Iterable<string>): string[] {
  const texts = new Set(secrets);
  return [...texts].filter((text) => text.length >= shortest).sort((a, b) => b.length - a.length);
}

const shortest = 4;

/** Covers a beginning of `secret` in front of an ellipsis, which stands where a long value was cut. */
function withoutCut(text: string, secret: string): string {
  if (!text.includes("…")) return text;
  const [first = "", ...rest] = text.split("…");
  return rest.reduce((shown, next, index) => {
    const before = index === 0 ? first : (rest[index - 1] ?? "");
    const kept = before.length - beginningAt(before, secret);
    return `${shown.slice(0, shown.length - before.length)}${before.slice(0, kept)}${kept < before.length ? "***" : ""}…${next}`;
  }, first);
}

/** How many characters at the end of `text` are a beginning of `secret`; 0 where they are too few to be one. */
function beginningAt(text: string, secret: string): number {
  for (let length = Math.min(text.length, secret.length - 1); length >= shortest; length -= 1) {
    if (text.endsWith(secret.slice(0, length))) return length;
  }
  return 0;
}
