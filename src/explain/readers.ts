import { isWithin } from "../settings/key-description.js";
import { readKeys } from "./readers-table.js";

/** The rules that read the key of that name, or a key below it, in the order of the catalogue. */
export function readersOf(key: string, reads: Readonly<Record<string, readonly string[]>> = readKeys): string[] {
  return Object.entries(reads)
    .filter(([, keys]) => keys.some((read) => isWithin(read, key)))
    .map(([rule]) => rule);
}
