import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Report } from "../../src/report/report.js";
import { renderAzure } from "../../src/reporters/azure.js";
import { renderCheckstyle } from "../../src/reporters/checkstyle.js";
import { renderGithub } from "../../src/reporters/github.js";
import { renderGitlab } from "../../src/reporters/gitlab.js";
import { renderJson } from "../../src/reporters/json.js";
import { renderJunit } from "../../src/reporters/junit.js";
import { renderMarkdown } from "../../src/reporters/markdown.js";
import { renderRdjson } from "../../src/reporters/rdjson.js";
import { renderSarif } from "../../src/reporters/sarif.js";
import { renderText } from "../../src/reporters/text.js";
import { cleanReport, sampleReport, sampleRules } from "../support/sample-report.js";

/** `UPDATE_GOLDEN=1` writes the expected texts anew; they are to be read before they are committed. */
const forms: Record<string, (report: Report) => string> = {
  "text.txt": (report) => renderText(report, { colour: false }),
  "quiet.txt": (report) => renderText(report, { colour: false, quiet: true }),
  "github.txt": (report) => renderGithub(report),
  "markdown.md": (report) => renderMarkdown(report, { baseUrl: "https://github.com/owner/name/blob/abc123" }),
  "report.json": renderJson,
  "sarif.json": (report) => renderSarif(report, { rules: sampleRules, homepage: "https://github.com/owner/name" }),
  "junit.xml": renderJunit,
  "rdjson.json": renderRdjson,
  "gitlab.json": renderGitlab,
  "checkstyle.xml": renderCheckstyle,
  "azure.txt": renderAzure,
};

describe.each([
  ["sample", sampleReport],
  ["clean", cleanReport],
] as const)("%s", (name, report) => {
  test.each(Object.entries(forms))("%s", (form, render) => {
    const file = new URL(`golden/${name}-${form}`, import.meta.url);
    const text = render(report);
    if (process.env.UPDATE_GOLDEN === "1") writeFileSync(file, text);
    expect(text).toBe(existsSync(file) ? readFileSync(file, "utf8") : "");
    expect(render(report)).toBe(text);
  });
});
