import type { TextRange } from "../settings/values.js";

/** The text of a file for code frames, with every secret in it already covered. */
export interface MaskedSource {
  /** The line numbered `line` from 1, without its line end; empty past the end. */
  line(line: number): string;
  readonly lineCount: number;
}

/** Covers the characters of `secrets` with as many asterisks, so that carets below them still point right. */
export function maskSource(text: string, lineStarts: readonly number[], secrets: readonly TextRange[]): MaskedSource {
  let masked: string | undefined;
  const covered = () => {
    if (masked !== undefined) return masked;
    masked = text;
    for (const { start, end } of secrets) {
      masked = masked.slice(0, start) + masked.slice(start, end).replace(/[^\r\n]/g, "*") + masked.slice(end);
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

/** Covers every occurrence of a secret in a text of ours; the longest secrets first, since one may hold another. */
export function masker(secrets: Iterable<string>): (text: string) => string {
  const values = [...new Set(secrets)].filter((value) => value.length >= 4).sort((a, b) => b.length - a.length);
  if (values.length === 0) return (text) => text;
  return (text) => values.reduce((masked, value) => masked.replaceAll(value, "***"), text);
}
