import type { Path } from "../settings/tree.js";
import type { Finding, Identity } from "./finding.js";
import { sha256 } from "./sha256.js";

/**
 * The identity of findings over time: rule, file, path without its indexes, and the offending value, never the line.
 * A secret value is given as undefined. `former` is what earlier versions wrote into their comments: with the indexes,
 * and an ordinal among equals, for which `seen` counts those of one file and belongs to the caller.
 */
export function identityOf(
  rule: string,
  file: string,
  path: Path,
  value: string | undefined,
  seen: Map<string, number>,
): Identity {
  const place = path.map((part) => (typeof part === "number" ? "[]" : part));
  const known = JSON.stringify([rule, file, path, value ?? null]);
  return {
    kind: hash(JSON.stringify([rule, file, place, value ?? null])),
    former: hash(`${known}#${next(seen, known)}`),
  };
}

/** The findings of one file, in order, with their fingerprints: the identity, the severity, and an ordinal among equals. */
export function withFingerprints<T extends Omit<Finding, "fingerprint">>(
  findings: readonly T[],
): (T & Pick<Finding, "fingerprint">)[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const known = `${finding.identity?.kind}#${finding.severity}`;
    return { ...finding, fingerprint: hash(`${known}#${next(seen, known)}`) };
  });
}

function next(seen: Map<string, number>, known: string): number {
  const ordinal = seen.get(known) ?? 0;
  seen.set(known, ordinal + 1);
  return ordinal;
}

function hash(text: string): string {
  return sha256(text).slice(0, 32);
}
