import { readSettings } from "../settings/document.js";
import type { TreeNode } from "../settings/tree.js";
import { Facts } from "./facts.js";

/** Parts of settings, as values of YAML. */
export type Parts = Readonly<Record<string, unknown>>;

/**
 * The facts of a file that differs from `facts` in the sections of `parts`, each of whose keys replaces the one of the
 * file; of no file where there is none. What code says is judged so, by the rules that judge what settings say.
 */
export function derivedFacts(facts: Facts | undefined, parts: Parts, rules: Facts["rules"], today?: string): Facts {
  const whole: Record<string, unknown> = {};
  for (const [key, node] of facts?.document.root?.entries ?? []) whole[key] = plain(node);
  for (const [key, part] of Object.entries(parts)) {
    const known = whole[key];
    whole[key] = isMap(known) && isMap(part) ? { ...known, ...part } : part;
  }
  // JSON is YAML.
  const bytes = new TextEncoder().encode(JSON.stringify(whole));
  return new Facts(readSettings(facts?.document.file ?? "", bytes), rules, today);
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function plain(node: TreeNode): unknown {
  if (node.items !== undefined) return node.items.map(plain);
  if (node.entries !== undefined)
    return Object.fromEntries([...node.entries].map(([key, value]) => [key, plain(value)]));
  return node.value ?? null;
}
