import { existsSync, readdirSync, readFileSync } from "node:fs";
import { Facts } from "../../src/rules/facts/facts.js";
import { catalogue } from "../../src/rules/index.js";
import type { Rule } from "../../src/rules/rule.js";
import { readSettings } from "../../src/settings/document.js";
import type { Path, TreeNode } from "../../src/settings/tree.js";
import { today } from "./check.js";

const fixtures = new URL("../fixtures/", import.meta.url);

/** A file that declares every key of the format. */
export const everyKey = readSettings("every-key.yml", readFileSync(new URL("every-key.yml", import.meta.url)));

/**
 * The keys that each rule reads: those that it needs, and every value that it or a fact of its asks for while it judges
 * its own fixtures, as they are and with every key declared that they leave out. Recorded, so that it cannot be wrong.
 */
export function recordedReads(): Record<string, readonly string[]> {
  return Object.fromEntries(catalogue.map((rule) => [rule.id, readsOf(rule)]));
}

function readsOf(rule: Rule): string[] {
  const folder = new URL(`${rule.id}/`, fixtures);
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".yml")) : [];
  const documents = names.map((name) => readSettings(name, readFileSync(new URL(name, folder))));
  const reads = new Set(rule.needs);
  for (const document of [everyKey, ...documents]) {
    if (document.root === undefined) continue;
    for (const tree of [document.root, filled(document.root, everyKey.root)]) {
      const root = recorded(tree, [], (path) => reads.add(nameOf(path)));
      judge(rule, new Facts({ ...document, root }, catalogue, today));
    }
  }
  return [...reads].sort();
}

function judge(rule: Rule, facts: Facts): void {
  try {
    if (rule.applies(facts)) for (const _ of rule.check(facts));
  } catch {
    // A rule that breaks is the fault of its own test.
  }
}

/** `node` with the keys of `sample` that it does not have, and with its entries behind those of each list. */
function filled(node: TreeNode, sample: TreeNode | undefined): TreeNode {
  const { entries, items } = node;
  if (entries !== undefined && sample?.entries !== undefined) {
    const own = [...entries].map(([key, entry]) => [key, filled(entry, sample.entries?.get(key))] as const);
    return { ...node, entries: new Map([...sample.entries, ...own]) };
  }
  const samples = sample?.items ?? [];
  return items === undefined
    ? node
    : { ...node, items: [...items.map((item) => filled(item, samples[0])), ...samples] };
}

/** A node that tells when the value of a scalar in it is read. */
function recorded(node: TreeNode, path: Path, read: (path: Path) => void): TreeNode {
  const { value, items, entries, ...rest } = node;
  if (node.kind === "scalar") {
    return Object.defineProperty({ ...rest }, "value", {
      get() {
        read(path);
        return value;
      },
    });
  }
  return {
    ...rest,
    ...(items && { items: items.map((item, index) => recorded(item, [...path, index], read)) }),
    ...(entries && {
      entries: new Map([...entries].map(([key, entry]) => [key, recorded(entry, [...path, key], read)])),
    }),
  };
}

/** The path as the format names it: `oauth.authorizationUris[].uri`. */
function nameOf(path: Path): string {
  return path.reduce<string>((name, part) => `${name}${typeof part === "number" ? "[]" : `.${part}`}`, "").slice(1);
}
