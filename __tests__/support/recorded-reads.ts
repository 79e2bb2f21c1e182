import { existsSync, readdirSync, readFileSync } from "node:fs";
import { Facts } from "../../src/model/facts.js";
import type { LiveReport } from "../../src/report/observation.js";
import { catalogue } from "../../src/rules/index.js";
import { type Rule, untilOpen } from "../../src/rules/rule.js";
import { readSettings, type SettingsDocument } from "../../src/settings/document.js";
import { answerOf } from "../../src/settings/open.js";
import type { Path, TreeNode } from "../../src/settings/tree.js";
import { today } from "./check.js";
import { liveReportOf } from "./live-report.js";

const fixtures = new URL("../fixtures/", import.meta.url);

/** A file that declares every key of the format. */
export const everyKey = readSettings("every-key.yml", readFileSync(new URL("every-key.yml", import.meta.url)));

/**
 * The keys that each rule reads: those that it needs, and every value that it or a fact of its asks for while it judges
 * its own fixtures, as they are and with every key declared that they leave out. Recorded, so that it cannot be wrong.
 * A rule that reads every value, whatever its key, is about no key: it has none here.
 */
export function recordedReads(): Record<string, readonly string[]> {
  return Object.fromEntries(catalogue.map((rule) => [rule.id, readsOf(rule)]));
}

function readsOf(rule: Rule): string[] {
  const reads = new Set(rule.needs);
  const read = (path: Path) => reads.add(nameOf(path));
  for (const { document, base, live } of [
    { document: everyKey, base: everyKey, live: undefined },
    ...fixturesOf(rule),
  ]) {
    for (const isFilled of [false, true]) {
      const facts = recordedFacts(document, isFilled, read);
      if (base !== undefined) facts.base = { kind: "file", facts: recordedFacts(base, isFilled, read) };
      facts.live = live;
      judge(rule, facts);
    }
  }
  return valuesOf(everyKey).every((name) => reads.has(name)) ? [] : [...reads].sort();
}

interface Fixture {
  readonly document: SettingsDocument;
  readonly base: SettingsDocument | undefined;
  readonly live: LiveReport | undefined;
}

function fixturesOf({ id }: Rule): Fixture[] {
  const folder = new URL(`${id}/`, fixtures);
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => /(?<!\.base)\.yml$/.test(name)) : [];
  const read = (name: string) => readSettings(name, readFileSync(new URL(name, folder)));
  return names.map((name) => {
    const before = name.replace(/\.yml$/, ".base.yml");
    const answers = new URL(name.replace(/\.yml$/, ".live.json"), folder);
    return {
      document: read(name),
      base: existsSync(new URL(before, folder)) ? read(before) : undefined,
      live: existsSync(answers) ? liveReportOf(readFileSync(answers, "utf8")) : undefined,
    };
  });
}

function recordedFacts(document: SettingsDocument, isFilled: boolean, read: (path: Path) => void): Facts {
  const tree = document.root && isFilled ? filled(document.root, everyKey.root) : document.root;
  return new Facts({ ...document, root: tree && recorded(tree, [], read) }, catalogue, today);
}

/** The names of all values of a file. */
function valuesOf({ root }: SettingsDocument): string[] {
  const below = (node: TreeNode, path: Path): string[] =>
    node.kind === "scalar"
      ? [nameOf(path)]
      : [...(node.items?.entries() ?? node.entries ?? [])].flatMap(([key, child]) => below(child, [...path, key]));
  return root === undefined ? [] : below(root, []);
}

function judge(rule: Rule, facts: Facts): void {
  const isRuledOut = rule.guards.some((guard) => answerOf(facts, guard) === false);
  if (!isRuledOut) for (const _ of untilOpen(() => rule.check(facts)));
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
