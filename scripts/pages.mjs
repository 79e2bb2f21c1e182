// `node scripts/pages.mjs`: asks each page that the facts come from and says which reads otherwise than when it was read;
// `--write` keeps the new hashes, `--list` makes the list anew from the sources without asking anybody.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = new URL("../src/reference/sources/", import.meta.url);
const listFile = new URL("pages.json", folder);
const pageForm =
  /https:\/\/(?:developer-docs\.amazon\.com|developer\.amazonservices\.com|developer\.amazon\.com)\/[^\s"'<>)\\]+/g;

/**
 * Every page of Amazon's documentation that a text names, once, in alphabetical order, without fragment and the full stop
 * of a sentence.
 */
export function pagesIn(text) {
  return [
    ...new Set((text.match(pageForm) ?? []).map((page) => page.replace(/#.*$/, "").replace(/[.,;:]+$/, ""))),
  ].sort();
}

/** The words of a page, without its markup and scripts, so that its hash changes with what a reader reads alone. */
export function wordsOf(html) {
  const body = html
    .replace(/<(script|style|noscript|template|svg)\b[\s\S]*?<\/\1\s*>/gi, " ")
    .replace(/<!--[\s\S]*?-->/g, " ");
  return body
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** The SHA-256 of the words of a page, in hexadecimal digits. */
export function hashOf(html) {
  return createHash("sha256").update(wordsOf(html)).digest("hex");
}

/** What each page says now against what was read: `same`, `changed`, `first` where nothing was kept, or `unread` with the reason. */
export async function comparePages(list, ask) {
  const answers = [];
  for (const { page, hash } of list) {
    try {
      const now = hashOf(await ask(page));
      answers.push({ page, hash: now, state: hash === null ? "first" : hash === now ? "same" : "changed" });
    } catch (error) {
      answers.push({ page, hash, state: "unread", why: error.message });
    }
  }
  return answers;
}

/** The list for the pages that the sources name: hashes that are kept stay, new pages have none yet. */
export function listOf(pages, kept) {
  const known = new Map(kept.map(({ page, hash }) => [page, hash]));
  return pages.map((page) => ({ page, hash: known.get(page) ?? null }));
}

function sourceText() {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json") && name !== "pages.json")
    .map((name) => readFileSync(new URL(name, folder), "utf8"))
    .join("\n");
}

function write(list) {
  writeFileSync(listFile, `[\n${list.map(({ page, hash }) => `  ${JSON.stringify({ page, hash })}`).join(",\n")}\n]\n`);
}

async function ask(page) {
  const answer = await fetch(page, { signal: AbortSignal.timeout(20_000) });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return answer.text();
}

async function main(option) {
  if (option !== undefined && option !== "--write" && option !== "--list") {
    process.stderr.write("Usage: node scripts/pages.mjs [--write | --list].\n");
    return 2;
  }
  const kept = JSON.parse(readFileSync(listFile, "utf8"));
  if (option === "--list") {
    write(listOf(pagesIn(sourceText()), kept));
    return 0;
  }
  const answers = await comparePages(kept, ask);
  for (const { page, state, why } of answers) {
    if (state !== "same") process.stdout.write(`| ${state} | <${page}> | ${why ?? ""} |\n`);
  }
  if (option === "--write") write(answers);
  return answers.some(({ state }) => state === "changed") ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main(process.argv[2]);
