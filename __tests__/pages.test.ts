import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import pages from "../src/reference/sources/pages.json" with { type: "json" };

interface Page {
  readonly page: string;
  readonly hash: string | null;
}

interface Script {
  pagesIn(text: string): string[];
  wordsOf(html: string): string;
  hashOf(html: string): string;
  listOf(pages: readonly string[], kept: readonly Page[]): Page[];
  comparePages(list: readonly Page[], ask: (page: string) => Promise<string>): Promise<object[]>;
}

const { pagesIn, wordsOf, hashOf, listOf, comparePages }: Script = await import(
  new URL("../scripts/pages.mjs", import.meta.url).href
);

test("the list holds every page that the sources name, and no other", () => {
  const folder = new URL("../src/reference/sources/", import.meta.url);
  const names = readdirSync(folder).filter((name) => name !== "pages.json");
  const text = names.map((name) => readFileSync(new URL(name, folder), "utf8")).join("\n");
  expect(pages.map(({ page }) => page)).toEqual(pagesIn(text));
});

test("a page is named once, without its fragment and the end of the sentence", () => {
  const text =
    "See https://developer-docs.amazon.com/sp-api/docs/b#top and https://developer-docs.amazon.com/sp-api/docs/b. https://example.com/x";
  expect(pagesIn(text)).toEqual(["https://developer-docs.amazon.com/sp-api/docs/b"]);
});

test("scripts, styles and markup do not count, words do", () => {
  const page = "<html><style>a{}</style><script nonce='1'>x()</script><p>Roles <b>open</b>\n calls.</p></html>";
  expect(wordsOf(page)).toBe("Roles open calls.");
  expect(hashOf(page)).toBe(hashOf("<p>Roles open calls.</p><script>other</script>"));
  expect(hashOf(page)).not.toBe(hashOf("<p>Roles open no calls.</p>"));
});

test("each page is the same, changed, read for the first time, or not read with the reason", async () => {
  const list = [
    { page: "https://a", hash: hashOf("a") },
    { page: "https://b", hash: hashOf("b") },
    { page: "https://c", hash: null },
    { page: "https://d", hash: hashOf("d") },
  ];
  const ask = async (page: string) => {
    if (page === "https://d") throw new Error("status 404");
    return page === "https://a" ? "a" : "other";
  };
  expect(await comparePages(list, ask)).toEqual([
    { page: "https://a", hash: hashOf("a"), state: "same" },
    { page: "https://b", hash: hashOf("other"), state: "changed" },
    { page: "https://c", hash: hashOf("other"), state: "first" },
    { page: "https://d", hash: hashOf("d"), state: "unread", why: "status 404" },
  ]);
});

test("a list made anew keeps the hashes of pages that are still named", () => {
  const kept = [
    { page: "https://a", hash: "1" },
    { page: "https://gone", hash: "2" },
  ];
  expect(listOf(["https://a", "https://new"], kept)).toEqual([
    { page: "https://a", hash: "1" },
    { page: "https://new", hash: null },
  ]);
});
