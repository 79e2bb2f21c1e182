import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { pagesModule, readersModule } from "../scripts/explain-tables.js";
import { withKeyTables } from "../scripts/key-tables.js";
import { reportJsonSchema } from "../scripts/report-schema.js";
import { settingsJsonSchema } from "../scripts/settings-schema.js";
import { readersOf } from "../src/explain/readers.js";
import { catalogue } from "../src/rules/index.js";
import { recordedReads } from "./support/recorded-reads.js";

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
const file = (path: string) => new URL(`../${path}`, import.meta.url);
const read = (path: string) => readFileSync(file(path), "utf8");
const reads = recordedReads();

/** The files that are made from others: `npm run generate` writes them, and this test proves them to be up to date. */
const made: [string, () => string][] = [
  ["schemas/app-settings.schema.json", () => json(settingsJsonSchema())],
  ["schemas/report.schema.json", () => json(reportJsonSchema())],
  ["src/explain/pages-table.ts", () => pagesModule(pages())],
  ["src/explain/readers-table.ts", () => readersModule(reads)],
  ["docs/settings.md", () => withKeyTables(read("docs/settings.md"), (key) => readersOf(key, reads))],
];

test.each(made)("%s is what its sources give", async (path, text) => {
  await expect(text()).toMatchFileSnapshot(`../${path}`);
});

/** The pages of the rules that have one; that each has is a test of its own. */
function pages(): Record<string, string> {
  const ids = catalogue.map(({ id }) => id).filter((id) => existsSync(file(`docs/rules/${id}.md`)));
  return Object.fromEntries(ids.map((id) => [id, read(`docs/rules/${id}.md`)]));
}
