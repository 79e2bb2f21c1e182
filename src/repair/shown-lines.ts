import type { Report } from "../report/report.js";
import type { SettingsDocument } from "../settings/document.js";

/** The lines of a file as they may be printed, each with its own line end: secrets are covered, character by character. */
export function shownLines({ file, text, lineStarts }: SettingsDocument, { files }: Report): string[] {
  const source = files.find(({ path }) => path === file)?.source;
  return lineStarts.map((start, index) => {
    const written = text.slice(start, lineStarts[index + 1] ?? text.length);
    return (source?.line(index + 1) ?? "") + (/\r?\n$/.exec(written)?.[0] ?? "");
  });
}
