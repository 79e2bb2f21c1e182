import type { Finding, Position } from "../report/finding.js";
import type { SettingsDocument } from "../settings/document.js";
import type { TextRange } from "../settings/values.js";

/** New characters for a range of the text, and the findings that ask for them. */
export interface Replacement extends TextRange {
  readonly text: string;
  readonly findings: readonly Finding[];
}

/**
 * The safe edits of `findings` as ranges of the text, in order, each apart from the one before it: what meets it must
 * wait. An edit that several findings ask for is one replacement. What touches a secret is left out, whoever asks for
 * it; `shown` is the text with its secrets covered.
 */
export function safeReplacements(
  findings: readonly Finding[],
  { text, lineStarts }: SettingsDocument,
  shown: string,
): Replacement[] {
  const offset = ({ line, column }: Position) => (lineStarts[line - 1] ?? text.length) + column - 1;
  const wanted = new Map<string, Replacement>();
  for (const finding of findings) {
    const { edit } = finding;
    if (edit?.safe !== true) continue;
    const start = offset(edit.start);
    const end = offset(edit.end);
    // The characters beside the range count too: what is added to the end of a secret changes it.
    const isSecret = text.slice(Math.max(0, start - 1), end + 1) !== shown.slice(Math.max(0, start - 1), end + 1);
    if (isSecret) continue;
    const key = `${start} ${end} ${edit.text}`;
    wanted.set(key, { start, end, text: edit.text, findings: [...(wanted.get(key)?.findings ?? []), finding] });
  }
  return apart([...wanted.values()]);
}

/** `text` with the replacements made; they are in order and do not meet. */
export function withReplacements(text: string, replacements: readonly Replacement[]): string {
  let done = "";
  let from = 0;
  for (const { start, end, text: written } of replacements) {
    done += text.slice(from, start) + written;
    from = end;
  }
  return done + text.slice(from);
}

function apart(replacements: readonly Replacement[]): Replacement[] {
  const kept: Replacement[] = [];
  for (const replacement of [...replacements].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (replacement.start > (kept.at(-1)?.end ?? -1)) kept.push(replacement);
  }
  return kept;
}
