// `npm run playground`: the page to paste into, one file with script and style inline, from the same core as the bundles.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { deflateSync } from "node:zlib";
import { rolldown } from "rolldown";

/** The most bytes of the page. */
const mostBytes = 750_000;

const at = (path) => new URL(`../${path}`, import.meta.url);
const read = (path) => readFileSync(at(path), "utf8");
const { repository, version } = JSON.parse(read("package.json"));
const target = process.argv[2] ?? "playground/index.html";

/** The pages of the rules come packed with the page, so that the engine holds no copy of them. */
const pagesFromPage = {
  name: "pages-from-page",
  load(id) {
    if (!id.endsWith("/src/explain/pages-table.ts")) return null;
    return "const pages = JSON.parse(self.rulePagesOfPage); export function rulePages() { return pages; }";
  },
};

const style = read("playground/style.css")
  .replace(/\s*\n\s*/g, " ")
  .trim();
const script = await bundle("playground/src/page/main.ts");
const parts = {
  policy: [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "worker-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; "),
  style,
  script,
  engine: await bundle("playground/src/engine/worker.ts"),
  pages: deflateSync(JSON.stringify(pagesOfRules()), { level: 9 }).toString("base64"),
  homepage: repository.url,
  version: `${version}`,
};
const page = read("playground/page.html").replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]);
const bytes = Buffer.byteLength(page);
if (bytes > mostBytes) {
  process.stderr.write(`The page has ${bytes} bytes; the most is ${mostBytes}.\n`);
  process.exitCode = 1;
} else {
  writeFileSync(process.argv[2] ?? at(target), page);
  process.stdout.write(`${target}: ${bytes} bytes\n`);
}

async function bundle(input) {
  const made = await rolldown({
    input: at(input).pathname,
    platform: "browser",
    resolve: { extensionAlias: { ".js": [".ts", ".js"] } },
    treeshake: { moduleSideEffects: false },
    plugins: [pagesFromPage],
  });
  const { output } = await made.generate({ format: "iife", minify: true, codeSplitting: false, comments: false });
  await made.close();
  return inScript(output[0].code);
}

/** Nothing in a script ends it: inside strings and expressions both forms mean the same. */
function inScript(code) {
  return code.trim().replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
}

function pagesOfRules() {
  const names = readdirSync(at("docs/rules")).filter((name) => name.endsWith(".md"));
  return Object.fromEntries(names.map((name) => [basename(name, ".md"), read(`docs/rules/${name}`)]));
}

function hashOf(text) {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
