import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseDocument } from "yaml";
import { catalogue } from "../src/rules/index.js";
import { check } from "./support/check.js";
import { liveReportOf } from "./support/live-report.js";

const headings = ["Why it fails later", "Wrong", "Right", "How to fix", "Source"];
const only = process.env.FIXTURES_OF;

const pages = catalogue.filter(({ id }) => only === undefined || only.split(",").includes(id));

describe.each(pages)("the page of $id", (rule) => {
  const file = new URL(`../docs/rules/${rule.id}.md`, import.meta.url);
  const page = existsSync(file) ? readFileSync(file, "utf8") : "";

  const live = (heading: string) => (rule.stage === "live" ? liveReportOf(example(page, heading, "json")) : undefined);
  const base = rule.stage === "change" ? example(page, "Before") : undefined;

  test("has every part", () => {
    expect(page.startsWith(`# ${rule.id}\n`)).toBe(true);
    const expected = rule.stage === "change" ? ["Before", ...headings] : headings;
    expect([...page.matchAll(/^## (.+)$/gm)].map((match) => match[1]).sort()).toEqual(expected.sort());
    const [, sources = ""] = page.split("## Source\n");
    expect([...sources.matchAll(/<(https:[^>]+)>/g)].map(([, source]) => source)).toContain(rule.source);
  });

  test("the wrong example breaks this rule", () => {
    // A file that is gone is shown as an empty one.
    const { findings } = check(example(page, "Wrong") || null, {}, base, live("Wrong"));
    expect(findings.map((finding) => finding.rule)).toContain(rule.id);
  });

  test.each([
    ["app.type", "private"],
    ["app.registration", "sandbox"],
  ])("where %s: %s rules it out, it is not checked if that is filled in at run time", (path, word) => {
    const resultWith = (value: string) => {
      const changed = parseDocument(example(page, "Wrong"));
      if (changed.errors.length > 0) return undefined;
      changed.setIn(path.split("."), value);
      const { files } = check(changed.toString(), {}, base, live("Wrong"));
      return files[0]?.checks.find((check) => check.rule === rule.id)?.result;
    };
    if (resultWith(word) === "not-applicable") expect(resultWith("${VALUE}")).toBe("not-checked");
  });

  test("the right example breaks none", () => {
    const { findings, files } = check(example(page, "Right"), {}, base, live("Right"));
    expect(
      findings.filter(({ severity }) => severity !== "notice").map(({ rule, message }) => [rule, message]),
    ).toEqual([]);
    expect(findings.map((finding) => finding.rule)).not.toContain(rule.id);
    expect(files[0]?.checks.find((check) => check.rule === rule.id)?.result).not.toBe("not-checked");
  });
});

/** The first block of a language below a heading. */
function example(page: string, heading: string, language = "yaml"): string {
  const [, block] =
    new RegExp(`^## ${heading}$[\\s\\S]*?^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "m").exec(page) ?? [];
  return block ?? "";
}
