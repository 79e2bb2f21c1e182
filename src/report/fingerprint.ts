import type { Path } from "../settings/tree.js";
import { sha256 } from "./sha256.js";

/**
 * The identity of a finding over time: rule, file, path and offending value, and an ordinal among equals, never the
 * line. `seen` counts the equals of one file and belongs to the caller. A secret value is given as undefined.
 */
export function fingerprint(
  rule: string,
  file: string,
  path: Path,
  value: string | undefined,
  seen: Map<string, number>,
): string {
  const identity = JSON.stringify([rule, file, path, value ?? null]);
  const ordinal = seen.get(identity) ?? 0;
  seen.set(identity, ordinal + 1);
  return sha256(`${identity}#${ordinal}`).slice(0, 32);
}
