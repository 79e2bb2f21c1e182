import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { catalogue } from "../../src/rules/index.js";

const root = new URL("../fixtures/", import.meta.url);

/** The severities in which the fixtures of a rule show its findings, those aside that set a policy of their own. */
function shown(rule: string): string[] {
  const folder = new URL(`${rule}/`, root);
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith(".out"))
    .filter((name) => !setsPolicy(new URL(name.replace(/\.out$/, ".yml"), folder)))
    .map((name) => readFileSync(new URL(name, folder), "utf8"));
  const found = texts.flatMap((text) =>
    [...text.matchAll(/^\d+:\d+-\d+ (error|warning|notice) /gm)].map(([, word]) => word ?? ""),
  );
  return [...new Set(found)].sort();
}

/** Whether a fixture has a policy of its own; one of a file that is gone has none. */
function setsPolicy(fixture: URL): boolean {
  return existsSync(fixture) && readFileSync(fixture, "utf8").includes("preflight:");
}

// What a policy lowers is told by the severities that a rule names.
test.each(
  catalogue
    .filter(({ id, fixed }) => !fixed && existsSync(new URL(`${id}/`, root)))
    .map((rule) => [rule.id, rule] as const),
)("%s names the severities that its findings have", (id, rule) => {
  expect([rule.severity, ...rule.otherSeverities].sort()).toEqual(shown(id));
});
