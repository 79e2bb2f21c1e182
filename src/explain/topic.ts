import { errorsMatching, type KnownError, knownErrors } from "../reference/errors.js";
import { editDistance } from "../reference/nearest.js";
import { catalogue } from "../rules/index.js";
import type { Rule } from "../rules/rule.js";
import { describeKey, type KeyDescription } from "../settings/key-description.js";
import { keyNames } from "../settings/schema-walk.js";
import { readersOf } from "./readers.js";
import { rulesBehind } from "./rules-behind.js";

/** Something that can be explained, with the rules that have to do with it. */
export type Topic =
  | { readonly kind: "rule"; readonly rules: readonly [Rule] }
  | { readonly kind: "key"; readonly key: KeyDescription; readonly rules: readonly Rule[] }
  | { readonly kind: "error"; readonly errors: readonly KnownError[]; readonly rules: readonly Rule[] };

/** What a text means: the id of a rule, a key of the settings, or a code or message of Amazon's, in this order. */
export function topicOf(text: string): Topic | undefined {
  const rule = catalogue.find(({ id }) => id === text);
  if (rule !== undefined) return { kind: "rule", rules: [rule] };
  const key = describeKey(text);
  if (key !== undefined) {
    const readers = readersOf(key.name);
    return { kind: "key", key, rules: catalogue.filter(({ id }) => readers.includes(id)) };
  }
  const errors = errorsOf(text);
  const rules = rulesBehind(text, errors);
  return errors.length + rules.length === 0 ? undefined : { kind: "error", errors, rules };
}

/** The errors that a text can mean; where it repeats the details of one, that one alone. */
function errorsOf(text: string): readonly KnownError[] {
  if (/^\d{3}$/.test(text)) return knownErrors().filter(({ status }) => status === Number(text));
  const errors = errorsMatching(text);
  const folded = text.toLowerCase();
  const details = errors[0]?.details?.toLowerCase().replace(/\.$/, "");
  const isExact = details !== undefined && folded.includes(details);
  return isExact ? errors.slice(0, 1) : errors;
}

const mostNear = 5;

/** What can be explained and is near a text that cannot: mistyped, or a part of its name. */
export function nearTopics(text: string): string[] {
  const codes = [...knownErrors().map(({ code }) => code), ...catalogue.flatMap(({ codes }) => codes)];
  const names = [...catalogue.map(({ id }) => id), ...keyNames(), ...codes.filter((code) => code !== undefined)];
  const folded = text.toLowerCase();
  const limit = Math.min(3, Math.max(1, Math.floor(text.length / 4)));
  const mistyped = names
    .map((name) => ({ name, distance: editDistance(folded, name.toLowerCase(), limit) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance)
    .map(({ name }) => name);
  const longer = folded.length < 3 ? [] : names.filter((name) => name.toLowerCase().includes(folded));
  return [...new Set([...mistyped, ...longer])].slice(0, mostNear);
}
