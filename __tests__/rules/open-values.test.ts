import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseDocument } from "yaml";
import type { Check, Finding } from "../../src/report/finding.js";
import type { LiveReport } from "../../src/report/observation.js";
import { catalogue } from "../../src/rules/index.js";
import { check } from "../support/check.js";
import { liveReportOf } from "../support/live-report.js";
import { opened } from "../support/opened-values.js";

const root = new URL("../fixtures/", import.meta.url);

interface Fixture {
  readonly name: string;
  readonly text: string;
  /** The text before the change. */
  readonly base: string | undefined;
  /** What Amazon answered. */
  readonly live: LiveReport | undefined;
}

/** Fixtures of a rule, without those that need an alias, or the day on which nobody says which it is. */
function fixtures(rule: string, kind: RegExp): Fixture[] {
  const read = (name: string) => readFileSync(new URL(`${rule}/${name}`, root), "utf8");
  const names = readdirSync(new URL(`${rule}/`, root));
  return names
    .filter((name) => kind.test(name) && /(?<!\.base|no-today)\.yml$/.test(name))
    .map((name) => ({
      ...{ name, text: read(name), before: name.replace(".yml", ".base.yml") },
      answers: name.replace(".yml", ".live.json"),
    }))
    .filter(({ text }) => !/[:-] [&*]\w|<<:/.test(text) && parseDocument(text).errors.length === 0)
    .map(({ before, answers, ...fixture }) => ({
      ...fixture,
      base: names.includes(before) ? read(before) : undefined,
      live: names.includes(answers) ? liveReportOf(read(answers)) : undefined,
    }));
}

/** What one rule says of a text; the rule about the form of the settings must know all the others. */
function judged(
  id: string,
  text: string,
  base?: string,
  live?: LiveReport,
): { findings: readonly Finding[]; check?: Check } {
  const rules = id === "settings-shape" ? catalogue : catalogue.filter((rule) => rule.id === id);
  const { findings, files } = check(text, { rules }, base, live);
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
    for (const { name, text, base, live } of fixtures(id, /^(?:passing|near-miss|unknown)-/)) {
      for (const { path, changed } of opened(text)) {
        const isFault = judged(id, changed, base, live).findings.some(({ severity }) => severity === "error");
        if (isFault) errors.push(`${id} ${name} ${path}`);
      }
    }
    expect(errors.filter((one) => !exceptions.includes(one))).toEqual([]);
  });
});

describe("what is filled in at run time does not prove that all is well where there was a fault", () => {
  /** They speak about what is written in the file, which a placeholder is not. */
  const aboutTheText = ["settings-yaml", "settings-shape", "secret-in-settings", "ignore-unused", "policy-loosened"];
  const exceptions = [
    // Whatever the scope is then, there is one, which was the fault.
    "token-request-parameters failing-scope-empty.yml token.requests.0.scope",
    // A link that is a text has no region.
    "region-name failing-consent-link.yml oauth.authorizationUris.0",
    // Whatever the key is then, there is one, which was the fault.
    "signing-keys-missing failing-empty-id.yml credentials.aws.accessKeyId",
  ];

  /** It judges the answers of the other rules, of which none is asked here. */
  const leftOut = [...aboutTheText, "checks-lost"];

  test.each(catalogue.map(({ id }) => id).filter((id) => !leftOut.includes(id)))("%s", (id) => {
    const answered: string[] = [];
    const judge = (where: string, text: string, base: string | undefined, live?: LiveReport) => {
      const result = judged(id, text, base, live).check?.result;
      if (result === "passed" || result === "not-applicable") answered.push(`${id} ${where}`);
    };
    for (const { name, text, base, live } of fixtures(id, /^failing-/)) {
      for (const { path, changed } of opened(text)) judge(`${name} ${path}`, changed, base, live);
      if (base === undefined) continue;
      for (const { path, changed } of opened(base)) judge(`${name} base ${path}`, text, changed);
    }
    expect(answered.filter((one) => !exceptions.includes(one))).toEqual([]);
  });
});
