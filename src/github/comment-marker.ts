import { encodedName } from "./encoded-name.js";

/** The hidden last line of a comment, by which a later run knows it again. */
export function marker(instance: string, fingerprint: string): string {
  return `<!-- sp-api-preflight:${encodedName(instance)}:${encodedName(fingerprint)} -->`;
}

/**
 * The fingerprint, as `marker` wrote it, of a comment of this instance; undefined for any other comment. Only the last
 * line counts: everything above it may hold what a file holds, and with it a marker that is none.
 */
export function markedFingerprint(body: string, instance: string): string | undefined {
  const last = body.trimEnd().split(/\r?\n/).at(-1) ?? "";
  const start = `<!-- sp-api-preflight:${encodedName(instance)}:`;
  if (!last.startsWith(start) || !last.endsWith(" -->")) return undefined;
  const fingerprint = last.slice(start.length, -" -->".length);
  return /^[\w.~]+$/.test(fingerprint) ? fingerprint : undefined;
}
