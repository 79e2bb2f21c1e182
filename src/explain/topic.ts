import { type ErrorPage, errorPageNamed } from "../reference/error-pages.js";
import { errorsMatching, type KnownError, knownErrors } from "../reference/errors.js";
import { editDistance } from "../reference/nearest.js";
import { operationNames } from "../reference/operations.js";
import { roles } from "../reference/roles.js";
import { feedTypeNames, notificationTypeNames, reportTypeNames } from "../reference/types.js";
import { codeCatalogue } from "../rules/code-catalogue.js";
import { catalogue } from "../rules/index.js";
import type { DescribedRule } from "../rules/listing.js";
import { describeKey, type KeyDescription } from "../settings/key-description.js";
import { keyNames } from "../settings/schema-walk.js";
import { operationFacts } from "./operation-facts.js";
import { hostFacts, marketplaceFacts, placeNames, regionFacts } from "./place-facts.js";
import { readersOf } from "./readers.js";
import { roleFacts } from "./role-facts.js";
import { rulesBehind } from "./rules-behind.js";
import { scopeFacts } from "./scope-facts.js";
import { typeFacts } from "./type-facts.js";

/** Something that can be explained, with the rules that have to do with it. */
export type Topic =
  | { readonly kind: "rule"; readonly rules: readonly [DescribedRule] }
  | { readonly kind: "key"; readonly key: KeyDescription; readonly rules: readonly DescribedRule[] }
  | { readonly kind: "fact"; readonly lines: readonly string[]; readonly rules: readonly DescribedRule[] }
  | { readonly kind: "error"; readonly errors: readonly KnownError[]; readonly rules: readonly DescribedRule[] };

const everyRule: readonly DescribedRule[] = [...catalogue, ...codeCatalogue];

/**
 * What a text means: the id of a rule, a key of the settings, an operation, a type, a marketplace, a region, a host, a role, or a
 * code or message of Amazon's, in this order; undefined where it means nothing.
 */
export function topicOf(text: string): Topic | undefined {
  const rule = everyRule.find(({ id }) => id === text);
  if (rule !== undefined) return { kind: "rule", rules: [rule] };
  const key = describeKey(text);
  if (key !== undefined) return { kind: "key", key, rules: rulesReading(key.name) };
  const fact = factOf(text);
  if (fact !== undefined) return { kind: "fact", lines: fact.lines, rules: rulesReading(fact.key) };
  const page = errorPageNamed(text);
  if (page !== undefined) return pageTopic(page);
  const errors = errorsOf(text);
  const rules = rulesBehind(text, errors);
  return errors.length + rules.length === 0 ? undefined : { kind: "error", errors, rules };
}

/** What the tables of Amazon's facts say about a text, with the key of the settings that names such a thing. */
function factOf(text: string): { readonly key: string; readonly lines: readonly string[] } | undefined {
  const operation = operationFacts(text);
  if (operation !== undefined) return { key: "calls.operations", lines: operation };
  const found = typeFacts(text) ?? marketplaceFacts(text) ?? regionFacts(text) ?? hostFacts(text) ?? scopeFacts(text);
  if (found !== undefined) return found;
  const role = roleFacts(text);
  return role && { key: "roles", lines: role };
}

/** What a page of Amazon's says about codes, in whatever language it was read, and the rules that follow from it. */
function pageTopic({ address }: ErrorPage): Topic {
  const isPage = (source: string) => source.replace(/\/lang-[\w-]+(?=\/)/, "") === address;
  const errors = knownErrors().filter(({ causes }) => causes.some(({ source }) => isPage(source)));
  return { kind: "error", errors, rules: catalogue.filter(({ source }) => isPage(source)) };
}

function rulesReading(key: string): DescribedRule[] {
  const readers = readersOf(key);
  return catalogue.filter(({ id }) => readers.includes(id));
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
  const known = [...operationNames(), ...reportTypeNames(), ...feedTypeNames(), ...notificationTypeNames()];
  const roleNames = roles.map(({ name }) => name);
  const ids = everyRule.map(({ id }) => id);
  const others = [...keyNames(), ...codes.filter((code) => code !== undefined), ...known, ...roleNames];
  const names = [...ids, ...others, ...placeNames()];
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
