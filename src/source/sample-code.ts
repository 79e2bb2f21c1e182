import { isDataSyntax, type Syntax } from "./syntax.js";

/** What a file is that no seller ever meets, and that is read for secrets alone. */
export type SampleKind = "test" | "document" | "example" | "recording" | "generated";

const folders: readonly (readonly [SampleKind, ReadonlySet<string>])[] = [
  [
    "recording",
    new Set([
      "mock",
      "mocks",
      "__mocks__",
      "stubs",
      "wiremock",
      "mockserver",
      "mock-server",
      "mock_server",
      "fixture",
      "fixtures",
      "__fixtures__",
      "cassettes",
      "recordings",
      "__recordings__",
      "vcr",
      "snapshots",
      "__snapshots__",
    ]),
  ],
  ["document", new Set(["doc", "docs", "documentation"])],
  [
    "test",
    new Set([
      "test",
      "tests",
      "__tests__",
      "spec",
      "specs",
      "testing",
      "testdata",
      "test-data",
      "test_data",
      "e2e",
      "cypress",
    ]),
  ],
  ["example", new Set(["example", "examples", "sample", "samples", "demos", "archive", "archives", "archived"])],
];

/** Folders of tests named after what they test, such as `Shop.UnitTests`, `integrationTest` and `shop-tests`. */
const testFolder = /(?:[a-z0-9](?=T)|[._-])[Tt]ests?$/;
const documentName = /\.(?:md|mdx|markdown|rst|adoc|asciidoc|txt|tex|pdf)$|^(?:README|CHANGELOG|LICENSE|NOTICE)/i;
const testName =
  /[._-](?:test|tests|spec|cy|e2e)\.[A-Za-z]{1,8}$|^test_[^/]*\.py$|^conftest\.py$|(?:Test|Tests|TestCase|Spec|IT)\.(?:java|kt|cs|php|scala|groovy|swift|vb)$/;
const exampleName =
  /\.(?:example|sample|template|dist|tmpl)$|[._-](?:example|sample)\.[A-Za-z]{1,8}$|\.stories\.|^\.env\.(?:example|sample|template|dist|test|testing)/i;
const recordingName = /[._-](?:mock|mocks|fixture|cassette)\.[A-Za-z]{1,8}$|\.snap$|\.har$/i;

/** What the file is by the names of its folders and its own; undefined for code of the app. `path` starts at the folder that is read. */
export function sampleKindOf(path: string): SampleKind | undefined {
  const parts = path.split("/");
  const name = parts.pop() ?? "";
  // A package may be called anything.
  const main = parts.findIndex((part, index) => part === "main" && parts[index - 1] === "src");
  const named = (main === -1 ? parts : parts.slice(0, main)).map((part) => part.toLowerCase());
  const byFolder = folders.find(([, names]) => named.some((part) => names.has(part)))?.[0];
  if (byFolder !== undefined) return byFolder;
  if (parts.slice(0, named.length).some((part) => testFolder.test(part))) return "test";
  if (documentName.test(name)) return name === "CMakeLists.txt" ? undefined : "document";
  if (testName.test(name)) return "test";
  if (exampleName.test(name)) return "example";
  return recordingName.test(name) ? "recording" : undefined;
}

const header =
  /auto-?generated|@generated|generated (?:by|from|code|file|using|with|automatically|on)\b|(?:code|file|was|is) generated|do not (?:edit|modify)/i;
const headerLines = 20;

/** Whether a header of the file says that a program wrote it, or it describes an API. */
export function isGenerated(text: string, syntax: Syntax | undefined): boolean {
  let end = 0;
  for (let line = 0; line < headerLines && end !== -1; line += 1) end = text.indexOf("\n", end + 1);
  const top = text.slice(0, Math.min(end === -1 ? text.length : end, 4_000));
  if (top.split("\n").some((line) => /^\s{0,20}(?:\/\/|\/?\*|#|--|<!--|;|"""|'|%)/.test(line) && header.test(line)))
    return true;
  if (!isDataSyntax(syntax)) return false;
  return (
    /^\s{0,20}\{\s{0,20}"(?:swagger|openapi)"/.test(text) ||
    /^(?:["']?(?:swagger|openapi)["']?:|[ \t]{1,4}"(?:swagger|openapi)":)/m.test(text.slice(0, 20_000))
  );
}
