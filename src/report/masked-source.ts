import type { SettingsDocument } from "../settings/document.js";
import type { TextRange } from "../settings/values.js";
import { secretRanges } from "./secret-ranges.js";

/** The text of a file for code frames, with every secret in it already covered. */
export interface MaskedSource {
  /** The line numbered `line` from 1, without its line end; empty past the end. */
  line(line: number): string;
  readonly lineCount: number;
}

/**
 * Covers the characters of `secrets` with as many asterisks, so that carets below them still point right, and so every
 * other occurrence of `texts`, which are the secrets themselves.
 */
export function maskSource(
  text: string,
  lineStarts: readonly number[],
  secrets: readonly TextRange[],
  texts: Iterable<string>,
): MaskedSource {
  let masked: string | undefined;
  // A line may be the whole file, and all findings may stand on it.
  const lines: Record<number, string> = {};
  const again = secretRanges(texts, shortestInSource);
  const covered = () => {
    masked ??= cover(text, secrets, (hidden) => hidden.replace(/[^\r\n]/g, "*"));
    return masked;
  };
  const shownLine = (line: number) => {
    const start = lineStarts[line - 1];
    if (start === undefined) return "";
    const shown = covered()
      .slice(start, lineStarts[line] ?? text.length)
      .replace(/\r?\n/, "");
    return cover(shown, again(shown), (hidden) => "*".repeat(hidden.length));
  };
  return {
    lineCount: lineStarts.length,
    line(line) {
      lines[line] ??= shownLine(line);
      return lines[line];
    },
  };
}

/** A shorter secret may be a word of the settings, which are to be read. */
const shortestInSource = 8;
const shortestInWords = 4;

/** Covers every occurrence of a secret in a text of ours, whole or cut short. */
export function masker(secrets: Iterable<string>): (text: string) => string {
  const find = secretRanges(secrets, shortestInWords);
  return (text) => cover(text, find(text), () => "***");
}

/** `text` with each of `ranges`, which may overlap, put through `hide`. */
export function cover(text: string, ranges: readonly TextRange[], hide: (hidden: string) => string): string {
  const pieces: string[] = [];
  let kept = 0;
  for (const { start, end } of ranges.toSorted((one, other) => one.start - other.start)) {
    if (end <= kept) continue;
    pieces.push(text.slice(kept, Math.max(kept, start)), hide(text.slice(Math.max(kept, start), end)));
    kept = end;
  }
  return pieces.join("") + text.slice(kept);
}

/** The document without `hidden` in the name of its file. */
export function withCoveredName(document: SettingsDocument, hidden: readonly string[] = []): SettingsDocument {
  const file = masker(hidden)(document.file);
  return file === document.file ? document : { ...document, file };
}
