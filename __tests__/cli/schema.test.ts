import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { severities, stages } from "../../src/report/finding.js";
import { misfits } from "../support/json-schema.js";
import { Workplace } from "../support/terminal.js";

const root = new URL("../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), "utf8");
const run = (...words: readonly string[]) => new Workplace().run("schema", ...words);
type Schema = Readonly<Record<string, unknown>>;

test.each([
  [[], "app-settings"],
  [["settings"], "app-settings"],
  [["report"], "report"],
])("schema %j prints schemas/%s.schema.json", (words, name) => {
  const { code, out, err } = run(...words);
  expect([code, err]).toEqual([0, ""]);
  expect(JSON.parse(out)).toEqual(JSON.parse(read(`schemas/${name}.schema.json`)));
});

test("another schema is refused", () => {
  for (const words of [["findings"], ["settings", "report"], ["constructor"]]) {
    expect(run(...words)).toMatchObject({ code: 2, out: "", err: expect.stringMatching(/`settings`, `report`/) });
  }
});

const report: Schema = JSON.parse(read("schemas/report.schema.json"));

test("a report fits its schema, and has no field that the schema does not describe", () => {
  const place = new Workplace({
    "good.yml": read("examples/app-settings.yml"),
    "bad.yml":
      "app: {type: private, id: 1}\ncredentials: {mode: sigv4-static} # preflight-ignore sigv4-not-required -- soon\n",
    "none.yml": "app: [\n",
  });
  const { out } = place.run("check", "*.yml", "--format", "json");
  const made: Schema = JSON.parse(out);
  expect(misfits(report, made)).toEqual([]);
  expect(misfits(closed(report), made)).toEqual([]);
});

test("the schema of the report knows every stage and severity", () => {
  const finding = (report.definitions as Record<string, { properties: Record<string, Schema> }>).finding?.properties;
  expect([finding?.stage?.enum, finding?.severity?.enum]).toEqual([stages, severities]);
});

/** The schema without room for fields that it does not name. */
function closed(schema: Schema): Schema {
  const parts = Object.entries(schema).map(([key, part]) => [key, closedPart(part)]);
  return { ...Object.fromEntries(parts), ...(schema.type === "object" && { additionalProperties: false }) };
}

function closedPart(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(closedPart);
  return typeof part === "object" && part !== null ? closed({ ...part }) : part;
}
