import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { isMap, isScalar, isSeq, parseDocument } from "yaml";
import type { Check, Finding } from "../../src/report/finding.js";
import { catalogue } from "../../src/rules/index.js";
import { secretKeys } from "../../src/settings/values.js";
import { check } from "../support/check.js";

type Keys = readonly (string | number)[];

/** Every value in turn, scalars, lists and maps alike, replaced by a placeholder, which declares none but a secret. */
function* opened(text: string): Generator<{ readonly path: string; readonly changed: string }> {
  for (const path of paths(parseDocument(text).contents, [])) {
    if (secretKeys.has(String(path.at(-1)))) continue;
    const changed = parseDocument(text);
    changed.setIn(path, "${VALUE}");
    yield { path: path.join("."), changed: changed.toString() };
  }
}

function* paths(node: unknown, path: Keys): Generator<Keys> {
  if (path.length > 0) yield path;
  if (isSeq(node)) for (const [index, item] of node.items.entries()) yield* paths(item, [...path, index]);
  if (!isMap(node)) return;
  for (const { key, value } of node.items) if (isScalar(key)) yield* paths(value, [...path, String(key.value)]);
}

const root = new URL("../fixtures/", import.meta.url);

/** Fixtures of a rule, without those that a base, the day or an alias would be needed for. */
function fixtures(rule: string, kind: RegExp): { readonly name: string; readonly text: string }[] {
  const exists = (name: string) => existsSync(new URL(`${rule}/${name}`, root));
  return readdirSync(new URL(`${rule}/`, root))
    .filter((name) => kind.test(name) && /(?<!\.base|no-today)\.yml$/.test(name))
    .filter((name) => !exists(name.replace(".yml", ".base.yml")))
    .map((name) => ({ name, text: readFileSync(new URL(`${rule}/${name}`, root), "utf8") }))
    .filter(({ text }) => !/[:-] [&*]\w|<<:/.test(text) && parseDocument(text).errors.length === 0);
}

/** What one rule says of a text; the rule about the form of the settings must know all the others. */
function judged(id: string, text: string): { readonly findings: readonly Finding[]; readonly check?: Check } {
  const rules = id === "settings-shape" ? catalogue : catalogue.filter((rule) => rule.id === id);
  const { findings, files } = check(text, { rules });
  const found = files[0]?.checks.find(({ rule }) => rule === id);
  return { findings: findings.filter(({ rule }) => rule === id), ...(found && { check: found }) };
}

describe("what is filled in at run time proves no fault", () => {
  const exceptions = [
    // Without it nothing of the file is known to be of the format.
    "settings-shape passing-every-form.yml version",
    // The declared region contradicts the host, and the marketplaces.
    "marketplace-region near-miss-region-contradicts-host.yml endpoints.0.url",
    // A name that is filled in is another one than those that are declared.
    ...["near-miss-one-name-for-two-regions.yml", "unknown-one-name-for-two-grants.yml"].flatMap((name) => [
      `authorization-region ${name} authorizations.1`,
      `authorization-region ${name} authorizations.1.name`,
    ]),
  ];

  test.each(catalogue.map(({ id }) => id))("%s", (id) => {
    const errors: string[] = [];
    for (const { name, text } of fixtures(id, /^(?:passing|near-miss|unknown)-/)) {
      for (const { path, changed } of opened(text)) {
        const isFault = judged(id, changed).findings.some(({ severity }) => severity === "error");
        if (isFault) errors.push(`${id} ${name} ${path}`);
      }
    }
    expect(errors.filter((one) => !exceptions.includes(one))).toEqual([]);
  });
});

describe("what is filled in at run time does not prove that all is well where there was a fault", () => {
  /** They speak about what is written in the file, which a placeholder is not. */
  const aboutTheText = ["settings-yaml", "settings-shape", "secret-in-settings", "ignore-unused"];
  const exceptions = [
    // Whatever the scope is then, there is one, which was the fault.
    "token-request-parameters failing-scope-empty.yml token.requests.0.scope",
    // A link that is a text has no region.
    "region-name failing-consent-link.yml oauth.authorizationUris.0",
  ];

  test.each(catalogue.map(({ id }) => id).filter((id) => !aboutTheText.includes(id)))("%s", (id) => {
    const passed: string[] = [];
    for (const { name, text } of fixtures(id, /^failing-/)) {
      const places = judged(id, text).findings.map(({ path }) => `${path.join(".")}.`);
      for (const { path, changed } of opened(text)) {
        if (!places.some((place) => place.startsWith(`${path}.`))) continue;
        if (judged(id, changed).check?.result === "passed") passed.push(`${id} ${name} ${path}`);
      }
    }
    expect(passed.filter((one) => !exceptions.includes(one))).toEqual([]);
  });
});
