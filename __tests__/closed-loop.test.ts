import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { inputsSchema, readInputs } from "../src/action/inputs.js";
import { stages } from "../src/report/finding.js";
import { codeCatalogue } from "../src/rules/code-catalogue.js";
import { catalogue } from "../src/rules/index.js";
import type { DescribedRule } from "../src/rules/listing.js";

const file = (path: string) => new URL(`../${path}`, import.meta.url);
const read = (path: string) => readFileSync(file(path), "utf8");
const rules: readonly DescribedRule[] = [...catalogue, ...codeCatalogue];
const ids = rules.map(({ id }) => id);
const sorted = [...ids].sort();

test("each rule is in its own file, has fixtures and a page, and stands in the list of rules, and nothing else does", () => {
  const files = rules.map(({ id, stage }) => `${stage}/${id}.ts`).sort();
  const found = stages.flatMap((stage) => readdirSync(file(`src/rules/${stage}`)).map((name) => `${stage}/${name}`));
  expect(found.sort()).toEqual(files);
  expect(readdirSync(file("__tests__/fixtures")).sort()).toEqual(sorted);
  expect(readdirSync(file("docs/rules")).sort()).toEqual(sorted.map((id) => `${id}.md`).sort());
  const linked = [...read("docs/rules.md").matchAll(/^\| \[([\w-]+)\]\(rules\/\1\.md\)/gm)].map((match) => match[1]);
  expect(linked).toEqual(stages.flatMap((stage) => rules.filter((rule) => rule.stage === stage).map(({ id }) => id)));
});

test("the catalogue has each id once, in the order of the stages", () => {
  expect(new Set(ids).size).toBe(ids.length);
  const order = rules.map(({ stage }) => stages.indexOf(stage));
  expect(order).toEqual([...order].sort((a, b) => a - b));
});

test("action.yml has the inputs that are read, each with the default that is used where it is left out", () => {
  const { description, inputs, outputs, runs } = parse(read("action.yml"));
  // The Marketplace takes fewer than 125 characters.
  expect(description.length).toBeLessThan(125);
  expect(Object.keys(inputs)).toEqual(Object.keys(inputsSchema.shape));
  const given = (name: string) => (name === "token" ? "" : inputs[name].default);
  expect(readInputs(() => "")).toEqual(readInputs(given));
  expect(Object.keys(outputs)).toEqual([
    "outcome",
    "errors",
    "warnings",
    "notices",
    "unchecked",
    "report-file",
    "sarif-file",
  ]);
  expect(runs).toEqual({ using: "node24", main: "dist/index.js" });
});
