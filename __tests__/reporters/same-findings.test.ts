import { readFileSync } from "node:fs";
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
import { check } from "../support/check.js";
import { readAgentLog } from "../support/logging-commands.js";
import { readLog } from "../support/runner-commands.js";
import { cleanReport, floodReport, sampleReport, sampleRules } from "../support/sample-report.js";
import { elementsOf, parseXml } from "../support/xml.js";

type Found = readonly [severity: string, rule: string, line: number];

/** What a reader of each format finds, read back from the text. */
const readers: Record<string, (report: Report) => Found[]> = {
  json: (report) => {
    return JSON.parse(renderJson(report)).findings.map((f: Record<string, unknown>) => [f.severity, f.rule, f.line]);
  },
  sarif: (report) => {
    const { results } = JSON.parse(renderSarif(report, { rules: sampleRules })).runs[0];
    return results
      .filter((result: object) => !("suppressions" in result))
      .map(
        (result: {
          level: string;
          ruleId: string;
          locations: { physicalLocation: { region: { startLine: number } } }[];
        }) => [
          result.level === "note" ? "notice" : result.level,
          result.ruleId,
          result.locations[0]?.physicalLocation.region.startLine,
        ],
      );
  },
  junit: (report) => {
    return elementsOf(parseXml(renderJunit(report)), "testcase").flatMap(({ attributes, children }) => {
      const failure = children.find(({ name }) => name === "failure");
      if (failure === undefined) return [];
      const line = /^\s*\S+?:(\d+):\d+/.exec(failure.text)?.[1];
      return [[failure.attributes.type ?? "", attributes.name?.split(" ")[0] ?? "", Number(line)] as const];
    });
  },
  gitlab: (report) => {
    const severities: Record<string, string> = { critical: "error", major: "warning", info: "notice" };
    return JSON.parse(renderGitlab(report)).map(
      (entry: { severity: string; check_name: string; location: { lines: { begin: number } } }) => [
        severities[entry.severity],
        entry.check_name,
        entry.location.lines.begin,
      ],
    );
  },
  checkstyle: (report) => {
    const severities: Record<string, string> = { error: "error", warning: "warning", info: "notice" };
    return elementsOf(parseXml(renderCheckstyle(report)), "error").map(({ attributes }) => [
      severities[attributes.severity ?? ""] ?? "",
      attributes.source?.replace(/^sp-api-preflight\./, "") ?? "",
      Number(attributes.line),
    ]);
  },
  azure: (report) => {
    const { commands, plain } = readAgentLog(renderAzure(report));
    const single = commands.flatMap(({ properties: { type = "", linenumber }, data }) => {
      const rule = / \(([a-z0-9-]+)\)\. /.exec(data)?.[1];
      return linenumber === undefined || rule === undefined ? [] : [[type, rule, Number(linenumber)] as const];
    });
    return [...single, ...plain.flatMap(quietFinding)];
  },
  rdjson: (report) => {
    const severities: Record<string, string> = { ERROR: "error", WARNING: "warning", INFO: "notice" };
    return JSON.parse(renderRdjson(report)).diagnostics.map(
      (d: { severity: string; code: { value: string }; location: { range: { start: { line: number } } } }) => [
        severities[d.severity],
        d.code.value,
        d.location.range.start.line,
      ],
    );
  },
  github: (report) => {
    const { commands, plain } = readLog(renderGithub(report));
    const single = commands.flatMap(({ name, properties: { line, title = "" } }) => {
      const rule = /\(([a-z0-9-]+)\)$/.exec(title)?.[1];
      return line === undefined || rule === undefined ? [] : [[name, rule, Number(line)] as const];
    });
    return [...single, ...plain.flatMap(quietFinding)];
  },
  "text, quiet": (report) => {
    const lines = renderText(report, { colour: false, quiet: true }).matchAll(
      /^ \S+?:(\d+):\d+: (error|warning|notice) (?:.*? )?([a-z0-9-]+): /gm,
    );
    return [...lines].map(([, line, severity = "", rule = ""]) => [severity, rule, Number(line)] as const);
  },
  text: (report) => {
    const text = renderText(report, { colour: false });
    const framed = [...text.matchAll(/^ (error|warning|notice) (?:.* )?([a-z0-9-]+)\n {3}\S+?:(\d+):\d+/gm)];
    return [
      ...framed.map(([, severity = "", rule = "", line]) => [severity, rule, Number(line)] as const),
      ...text.split("\n").flatMap(quietFinding),
    ];
  },
  markdown: (report) => {
    const items = renderMarkdown(report).matchAll(/^- \*\*(\w+)\*\*.* at line (\d+) by .*`([a-z0-9-]+)`/gm);
    return [...items].map(([, severity = "", line, rule = ""]) => [severity, rule, Number(line)] as const);
  },
};

function quietFinding(line: string): Found[] {
  const [, severity, at, rule] = /^ (error|warning|notice) \S+?:(\d+):\d+ (?:.*? )?([a-z0-9-]+): /.exec(line) ?? [];
  return severity === undefined || rule === undefined ? [] : [[severity, rule, Number(at)]];
}

const example = (name: string) => check(readFileSync(new URL(`../../examples/${name}`, import.meta.url)));
const reports: Record<string, Report> = {
  sample: sampleReport,
  clean: cleanReport,
  "an example that passes": example("app-settings.yml"),
  "an example with mistakes": example("broken-settings.yml"),
  "no settings at all": check("a: [\n\t::stop-commands::x"),
  "more findings than annotations and frames": floodReport(300, (index) => ({
    severity: index % 3 === 0 ? "error" : index % 3 === 1 ? "warning" : "notice",
  })),
};

describe.each(Object.entries(reports))("%s", (_, report) => {
  const expected = report.findings.map(({ severity, rule, line }): Found => [severity, rule, line]);

  test.each(Object.entries(readers))("%s", (_, read) => {
    expect(sorted(read(report))).toEqual(sorted(expected));
  });
});

function sorted(found: readonly Found[]): string[] {
  return found.map((one) => one.join(" ")).sort();
}
