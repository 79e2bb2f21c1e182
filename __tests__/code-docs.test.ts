import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { codeCatalogue } from "../src/rules/code-catalogue.js";
import { checkCode } from "./support/check-code.js";

const headings = ["Why it fails later", "Wrong", "Right", "How to fix", "Source"];
const endings: Readonly<Record<string, string>> = {
  ts: "ts",
  python: "py",
  php: "php",
  java: "java",
  yaml: "yml",
  dotenv: "env",
};

describe.each(codeCatalogue)("the page of $id", (rule) => {
  const page = readFileSync(new URL(`../docs/rules/${rule.id}.md`, import.meta.url), "utf8");
  const settings = example(page, "Settings")?.text;
  const judged = (heading: string) => {
    const { language = "", text = "" } = example(page, heading) ?? {};
    return checkCode(text, `src/example.${endings[language]}`, settings);
  };

  test("has every part", () => {
    expect(page.startsWith(`# ${rule.id}\n`)).toBe(true);
    const found = [...page.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading).filter((one) => one !== "Settings");
    expect(found).toEqual(headings);
    expect(page.split("## Source\n")[1]).toContain(`<${rule.source}>`);
    expect(page).toContain(`| code  | ${rule.severity}`);
  });

  test("the wrong example breaks this rule", () => {
    expect(judged("Wrong").findings.map((finding) => finding.rule)).toContain(rule.id);
  });

  test("the right example breaks none", () => {
    const { findings, code } = judged("Right");
    expect(findings.filter(({ severity, rule: by }) => severity !== "notice" || by === rule.id)).toEqual([]);
    expect(code?.checks.find((check) => check.rule === rule.id)?.result).toBe("passed");
  });
});

/** The first block of code below a heading, with its language. */
function example(page: string, heading: string): { readonly language: string; readonly text: string } | undefined {
  const [, language, text] =
    new RegExp(`^## ${heading}$[\\s\\S]*?^\`\`\`(\\w+)\\n([\\s\\S]*?)^\`\`\`$`, "m").exec(page) ?? [];
  return language === undefined || text === undefined ? undefined : { language, text };
}
