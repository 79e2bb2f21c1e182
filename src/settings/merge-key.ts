import type { BuiltNode, SayFault, TreeNode } from "./tree.js";
import { isTemplate } from "./values.js";

/** A map that is being built: its entries, and the same as plain data. */
export interface OpenMap {
  readonly entries: Map<string, TreeNode>;
  readonly data: Record<string, unknown>;
}

export interface MergeOptions {
  readonly fault: SayFault;
  /** Counts one more value; false where there is no room for it. */
  spend(): boolean;
}

/**
 * Adds to `target` what the values of its merge keys `<<` say and it does not say itself; to the reader it stands where
 * `<<` stands. Gives whether they add more that is not known, as `<<: ${COMMON}` does: what comes behind that may be
 * overridden by it, so nothing is added from there on.
 */
export function addMerged(values: readonly BuiltNode[], target: OpenMap, { fault, spend }: MergeOptions): boolean {
  let isOpen = false;
  for (const { node, data } of values.flatMap(listed)) {
    if (node.entries === undefined) {
      const isUnknown = node.kind === "unknown" || isTemplate(node.value);
      if (!isUnknown) fault("A merge key `<<` takes a map.", "Give it an alias of a map.", node.range);
      isOpen ||= isUnknown;
      continue;
    }
    for (const [name, entry] of isOpen ? [] : node.entries) {
      if (target.entries.has(name) || !spend()) continue;
      target.entries.set(name, entry);
      target.data[name] = (data as Record<string, unknown>)[name];
    }
    isOpen ||= node.isOpen === true;
  }
  return isOpen;
}

/** The entries of a list, or the value itself. */
function listed(value: BuiltNode): BuiltNode[] {
  const data = value.data as unknown[];
  return value.node.items?.map((node, index) => ({ node, data: data[index] })) ?? [value];
}
