import type { Place } from "./place.js";
import type { Repair } from "./repair.js";
import { nodeAt } from "./tree.js";

/**
 * A repair that writes `text` instead of the whole value, inside its quotes; undefined where the value comes from an
 * alias, is folded or escaped, or where the new text would need quotes that are not there.
 */
export function replaceValue(place: Place, text: string, safe = true): Repair | undefined {
  const node = nodeAt(place.document.root, place.path);
  if (node?.textStart === undefined || typeof node.value !== "string") return undefined;
  const quoted = node.textStart > node.range.start;
  if (!/^[\w./:?&=%@~+-]+( [\w./:?&=%@~+-]+)*$/.test(text) || (!quoted && /: |:$| #|^[?:-]/.test(text)))
    return undefined;
  return { range: { start: node.textStart, end: node.textStart + node.value.length }, text, safe };
}

/** A repair that takes characters out of the value; undefined where they do not stand one by one in the file. */
export function removeCharacters(place: Place, start: number, end: number, safe = true): Repair | undefined {
  const node = nodeAt(place.document.root, place.path);
  if (node?.textStart === undefined || typeof node.value !== "string") return undefined;
  return { range: { start: node.textStart + start, end: node.textStart + end }, text: "", safe };
}
