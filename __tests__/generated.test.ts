import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import manifest from "../package.json" with { type: "json" };
import { coverageOf, coveragePage, coverageSentence, type Precondition } from "../scripts/coverage-page.js";
import { pagesModule, readersModule } from "../scripts/explain-tables.js";
import { withKeyTables } from "../scripts/key-tables.js";
import { inputsTable, limitsTable, optionsTable, rulesTable, withBlocks } from "../scripts/readme-blocks.js";
import { reportJsonSchema } from "../scripts/report-schema.js";
import { withRepository } from "../scripts/repository-name.js";
import { settingsJsonSchema } from "../scripts/settings-schema.js";
import { terminalSvg } from "../scripts/terminal-svg.js";
import { withTryIt } from "../scripts/try-it.js";
import { answersTable, callsTable } from "../scripts/verify-page.js";
import { readersOf } from "../src/explain/readers.js";
import { about } from "../src/files/about.js";
import { preflight } from "../src/preflight.js";
import preconditions from "../src/reference/sources/preconditions.json" with { type: "json" };
import { planAnnotations } from "../src/reporters/annotation-plan.js";
import { renderMarkdown } from "../src/reporters/markdown.js";
import { renderText } from "../src/reporters/text.js";
import { codeCatalogue } from "../src/rules/code-catalogue.js";
import { catalogue } from "../src/rules/index.js";
import { today } from "./support/check.js";
import { recordedReads } from "./support/recorded-reads.js";

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
const file = (path: string) => new URL(`../${path}`, import.meta.url);
const read = (path: string) => readFileSync(file(path), "utf8");
const { name, version, docsBase } = about;
const reportOptions = { failOn: "error", tool: { name, version }, docsBase, today } as const;
let recorded: ReturnType<typeof recordedReads> | undefined;
/** Not before a test asks, so that mutation testing knows which tests reach a rule. */
const reads = () => {
  recorded ??= recordedReads();
  return recorded;
};

/** The files that are made from others: `npm run generate` writes them, and this test proves them to be up to date. */
const made: [string, () => string][] = [
  ...rulePagesWithLinks(),
  ["schemas/app-settings.schema.json", () => json(settingsJsonSchema())],
  ["schemas/report.schema.json", () => json(reportJsonSchema())],
  ["src/explain/pages-table.ts", () => pagesModule(pages())],
  ["src/explain/readers-table.ts", () => readersModule(reads())],
  ["docs/coverage.md", () => coveragePage(preconditions as readonly Precondition[], [...catalogue, ...codeCatalogue])],
  ["docs/settings.md", () => withKeyTables(read("docs/settings.md"), (key) => readersOf(key, reads()))],
  [
    "docs/images/text-report.svg",
    () => terminalSvg(renderText(reportOn("examples/broken-settings.yml"), { colour: true, columns: 100 }), "A report"),
  ],
  ["docs/images/link-fault.svg", () => terminalSvg(linkFault(), "A fault of a report, and its end")],
  ...["README.md", "README.zh-CN.md", "docs/other-ci.md", "docs/action.md", "docs/command-line.md"].map(page),
  ...["docs/rules.md", "docs/limits.md"].map(page),
  ["docs/verify.md", () => withBlocks(read("docs/verify.md"), { answers: answersTable, calls: callsTable })],
];

/** Of the report on the broken example, its redirect URI repaired: the link's fault, where the seller stops, the verdict. */
function linkFault(): string {
  const text = read("examples/broken-settings.yml").replace("/#/", "/");
  const report = preflight([{ path: "app-settings.yml", bytes: new TextEncoder().encode(text) }], reportOptions);
  const lines = renderText(report, { colour: true, columns: 100 }).split("\n");
  const from = (start: string, index = 0) =>
    lines.findIndex((line, at) => at >= index && line.replace(/\u001b\[[\d;]*m/g, "").startsWith(start));
  const [fault, seller] = [from(" error MD1000"), from(" The first seller")];
  const shown = [...lines.slice(0, from(" error", fault + 1)), " …", ""];
  return [...shown, ...lines.slice(seller, from(" Not checked")), ...lines.slice(from(" Failed:"))].join("\n");
}

/** A page by hand in which blocks are made, and the repository is the one that package.json names. */
function page(path: string): [string, () => string] {
  return [path, () => withRepository(withBlocks(read(path), blocks()), manifest.repository.url)];
}

test.each(made)("%s is what its sources give", async (path, text) => {
  await expect(text()).toMatchFileSnapshot(`../${path}`);
});

/** The pages of the rules, each with a link that opens its failing example, or why there is none. */
function rulePagesWithLinks(): [string, () => string][] {
  return [...catalogue, ...codeCatalogue]
    .map((rule) => ({ rule, path: `docs/rules/${rule.id}.md` }))
    .filter(({ path }) => existsSync(file(path)))
    .map(({ rule, path }) => [path, () => withTryIt(read(path), rule, manifest.repository.url)]);
}

/** The pages of the rules that have one; that each has is a test of its own. */
function pages(): Record<string, string> {
  const ids = [...catalogue, ...codeCatalogue]
    .map(({ id }) => id)
    .filter((id) => existsSync(file(`docs/rules/${id}.md`)));
  return Object.fromEntries(ids.map((id) => [id, read(`docs/rules/${id}.md`)]));
}

/** What a run says about one of the examples. */
function reportOn(path: string) {
  return preflight([{ path, bytes: readFileSync(file(path)) }], reportOptions);
}

/** What the pages show of other sources. */
function blocks(): Record<string, () => string> {
  const docs = `${manifest.repository.url}/blob/v${manifest.version}/docs/`;
  return {
    report: () => `\`\`\`text\n${renderText(reportOn("examples/app-settings.yml"), { colour: false })}\`\`\``,
    annotation: annotationText,
    summary: () =>
      renderMarkdown(reportOn("examples/broken-settings.yml"), { rest: "the log of this step" }).replaceAll(docs, ""),
    inputs: () => inputsTable(read("action.yml")),
    options: optionsTable,
    rules: () => rulesTable([...catalogue, ...codeCatalogue]),
    coverage: () => {
      const coverage = coverageOf(preconditions as readonly Precondition[], [...catalogue, ...codeCatalogue]);
      return `${coverageSentence(coverage)} [docs/coverage.md](docs/coverage.md) accounts for each.`;
    },
    limits: limitsTable,
  };
}

/** The annotation for the link of the example, as GitHub draws it. */
function annotationText(): string {
  const annotation = planAnnotations(reportOn("examples/broken-settings.yml").findings, { rest: "" }).find(
    ({ title }) => title.startsWith("MD1000"),
  );
  const { title, text, link, place } = annotation ?? { title: "", text: "", link: "", place: undefined };
  const lines = [`Check failure on line ${place?.line} in ${place?.file}`, "", title, "", text, link];
  return `\`\`\`text\n${lines.join("\n")}\n\`\`\``;
}
