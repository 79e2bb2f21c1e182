import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkText } from "../../playground/src/engine/check.js";
import { exampleOf } from "../../playground/src/engine/example.js";
import { sharedIn } from "../../playground/src/page/permalink.js";
import { today } from "../support/check.js";

const folder = new URL("../../docs/rules/", import.meta.url);
const pages = readdirSync(folder).map((name) => [name.replace(".md", ""), readFileSync(new URL(name, folder), "utf8")]);

describe.each(pages)("the page of %s", (id = "", page = "") => {
  const links = [...page.matchAll(/^\[Try it\]\(https:\/\/[^#\s]+(#[^)\s]+)\)$/gm)].map(([, fragment]) => fragment);
  const reasons = page.match(/^Not to be tried in the browser: .+\.$/gm) ?? [];

  test("has a link that opens an example, or says why not", () => {
    expect(links.length + reasons.length).toBe(1);
    expect(exampleOf(id) === undefined).toBe(links.length === 0);
  });

  test.runIf(links.length === 1)("opens what its rule finds, now and years later", () => {
    const shared = sharedIn(links[0] ?? "");
    if (shared?.door !== "rule") throw new Error("The link asks for no example.");
    const text = exampleOf(shared.rule) ?? "";
    for (const day of shared.today === undefined ? [today, "2036-01-01"] : [shared.today])
      expect(checkText(text, day).findings.map(({ rule }) => rule)).toContain(id);
  });
});
