import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { validateXML } from "xmllint-wasm";
import type { Finding } from "../../src/report/finding.js";
import type { Report } from "../../src/report/report.js";
import { renderAzure } from "../../src/reporters/azure.js";
import { renderCheckstyle } from "../../src/reporters/checkstyle.js";
import { jsonText } from "../../src/reporters/escape/json.js";
import { sarifMessage } from "../../src/reporters/escape/sarif-message.js";
import { relativeUri } from "../../src/reporters/escape/uri.js";
import { visible } from "../../src/reporters/escape/visible.js";
import { renderGitlab } from "../../src/reporters/gitlab.js";
import { renderJson } from "../../src/reporters/json.js";
import { renderJunit } from "../../src/reporters/junit.js";
import { renderRdjson } from "../../src/reporters/rdjson.js";
import { renderSarif } from "../../src/reporters/sarif.js";
import { codedMessage } from "../../src/reporters/wording.js";
import { always } from "../support/hostile-report.js";
import { faultsOf, type Schema } from "../support/json-schema-draft-4.js";

import { readAgentLog } from "../support/logging-commands.js";
import { reportOf } from "../support/many-findings.js";
import { cleanReport, floodReport, sampleReport, sampleRules } from "../support/sample-report.js";

import { elementsOf, parseXml } from "../support/xml.js";

describe("json", () => {
  test("parses back to the same findings", () => {
    always((report) => {
      const { findings, suppressed, counts, outcome, files } = JSON.parse(renderJson(report));
      expect(findings).toEqual(report.findings);
      expect(suppressed).toEqual(report.suppressed);
      expect({ counts, outcome }).toEqual({ counts: report.counts, outcome: report.outcome });
      expect(files.map(({ path }: { path: string }) => path)).toEqual(report.files.map(({ path }) => path));
    });
  });

  test("has its keys in the order that the format fixes, and what was added behind them", () => {
    const report = JSON.parse(renderJson(sampleReport));
    expect(Object.keys(report)).toEqual([
      ...["reportVersion", "tool", "outcome", "failOn", "counts", "files", "findings"],
      ...["suppressed", "crashes", "unchecked", "preconditions", "failures"],
    ]);
    expect(Object.keys(report.files[0])).toEqual([
      ...["path", "stoppedAt", "checks", "walk", "roles", "unchecked", "preconditions"],
    ]);
    expect(Object.keys(report.findings[1])).toEqual([
      ...["rule", "stage", "severity", "codes", "alsoSeen", "file", "path", "line", "column", "endLine", "endColumn"],
      ...["message", "fix", "source", "docs", "related", "edit", "fingerprint", "title"],
    ]);
    expect(Object.keys(report.files[0].checks[0])).toEqual(["rule", "result", "reason", "stage"]);
    expect(Object.keys(report.findings[2].related[0])).toEqual([
      "path",
      "line",
      "column",
      "endLine",
      "endColumn",
      "message",
    ]);
  });

  test("does not repeat the message of a crash, which may hold a secret", () => {
    const crash = { rule: "role-missing", file: "a.yml", message: "cannot read amzn1.oa2-cs.v1.secret" };
    const text = renderJson({ ...sampleReport, crashes: [crash] });
    expect(JSON.parse(text).crashes).toEqual([{ rule: "role-missing", file: "a.yml" }]);
    expect(text).not.toContain("oa2-cs");
  });

  test.each([
    ["##[error]x", '"\\u0023#[error]x"'],
    ["###[", '"#\\u0023#["'],
    ["a\u202eb\u0085\u007f", '"a\\u202eb\\u0085\\u007f"'],
    ["\u{e0041}\ud800", '"\\udb40\\udc41\\ud800"'],
    ["日本語 🚀", '"日本語 🚀"'],
  ])("%j", (value, expected) => {
    expect(jsonText(value)).toBe(expected);
    expect(JSON.parse(jsonText(value))).toBe(value);
  });
});

describe("junit", () => {
  test("is well-formed, with one case and one failure for a finding", () => {
    always((report) => {
      const root = parseXml(renderJunit(report));
      const failed = elementsOf(root, "testcase").filter(({ children }) =>
        children.some(({ name }) => name === "failure"),
      );
      expect(failed).toHaveLength(report.findings.length);
      for (const { children } of failed) expect(children).toHaveLength(1);
      const failures = elementsOf(root, "failure");
      expect(failures.map(({ attributes }) => attributes.type)).toEqual(
        report.findings.map(({ severity }) => severity),
      );
      expect(failures.map(({ attributes }) => attributes.message)).toEqual(
        report.findings.map((finding) => visible(codedMessage(finding))),
      );
      expect(root.attributes.failures).toBe(String(report.findings.length));
      expect(root.attributes.tests).toBe(String(elementsOf(root, "testcase").length));
      for (const { attributes, children } of elementsOf(root, "testsuite")) {
        const skipped = children.filter((one) => one.children.some(({ name }) => name === "skipped"));
        expect(attributes.skipped).toBe(String(skipped.length));
      }
    });
  });

  test("is valid against the schema of Jenkins, which knows a fault when it sees one", async () => {
    const schema = readFileSync(new URL("../support/schemas/junit-10.xsd", import.meta.url), "utf8");
    const faults = async (contents: string) => {
      const { errors } = await validateXML({ xml: [{ fileName: "report.xml", contents }], schema: [schema] });
      return errors.map(({ message }) => message);
    };
    const text = renderJunit(sampleReport);
    expect(await faults(text.replace("<testcase ", '<testcase line="3" '))).toHaveLength(1);
    expect(await faults(text)).toEqual([]);
    const hostile: string[] = [];
    always((report) => hostile.push(renderJunit(report)), 20);
    for (const one of hostile) expect(await faults(one)).toEqual([]);
  });

  test("names a test after its rule, never after its place, and no two alike in a file", () => {
    const names = (report: Report) =>
      elementsOf(parseXml(renderJunit(report)), "testcase").map(({ attributes: { classname, name } }) => [
        classname,
        name,
      ]);
    const moved = (one: Finding) => ({ ...one, line: one.line + 7, endLine: one.endLine + 7 });
    const flood = floodReport(3, () => ({ rule: "role-missing" }));
    expect(names({ ...flood, findings: flood.findings.map(moved) })).toEqual(names(flood));
    expect(names(flood).map(([, name]) => name)).toEqual(
      expect.arrayContaining(["role-missing", "role-missing (2)", "role-missing (3)"]),
    );
    always((report) => {
      const all = names(report).map(String);
      expect(new Set(all).size).toBe(all.length);
    });
  });
});

describe("gitlab", () => {
  const schema: Schema = JSON.parse(
    readFileSync(new URL("../support/schemas/gitlab-code-quality.json", import.meta.url), "utf8"),
  );

  test("obeys the schema of GitLab, with one of its severities and a fingerprint for every finding", () => {
    always((report) => {
      const entries = JSON.parse(renderGitlab(report));
      expect(entries.flatMap((entry: unknown) => faultsOf(entry, schema))).toEqual([]);
      expect(entries.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).toEqual(
        report.findings.map(({ fingerprint }) => fingerprint),
      );
      for (const { severity, location } of entries) {
        expect(["info", "minor", "major", "critical", "blocker"]).toContain(severity);
        expect(location.lines.begin).toBe(location.positions.begin.line);
      }
    });
  });
});

describe("checkstyle", () => {
  test("has every file, and in it an error with what readers of the format ask for", () => {
    always((report) => {
      const root = parseXml(renderCheckstyle(report));
      expect(root.name).toBe("checkstyle");
      const files = root.children;
      expect(files.map(({ attributes }) => attributes.name)).toEqual(report.files.map(({ path }) => visible(path)));
      expect(files.flatMap(({ children }) => children.map(({ attributes }) => attributes.line))).toEqual(
        report.findings.map(({ line }) => String(line)),
      );
      for (const { attributes } of files.flatMap(({ children }) => children)) {
        expect(Object.keys(attributes)).toEqual(["line", "column", "severity", "message", "source"]);
        expect(["error", "warning", "info"]).toContain(attributes.severity);
      }
    });
  });
});

describe("the code that people search for", () => {
  const codes: Readonly<Record<string, (report: Report) => readonly string[]>> = {
    sarif: (report) =>
      JSON.parse(renderSarif(report, { rules: sampleRules })).runs[0].results.map(
        ({ message }: { message: { text: string } }) => message.text,
      ),
    rdjson: (report) => JSON.parse(renderRdjson(report)).diagnostics.map(({ message }: { message: string }) => message),
    gitlab: (report) => JSON.parse(renderGitlab(report)).map(({ description }: { description: string }) => description),
    junit: (report) =>
      elementsOf(parseXml(renderJunit(report)), "failure").map(({ attributes }) => attributes.message ?? ""),
    checkstyle: (report) =>
      elementsOf(parseXml(renderCheckstyle(report)), "error").map(({ attributes }) => attributes.message ?? ""),
    azure: (report) => readAgentLog(renderAzure(report)).commands.map(({ data }) => data),
  };

  test.each(Object.entries(codes))("leads the message as %s", (_, messages) => {
    const report = floodReport(2, () => ({ rule: "x", codes: ["MD1000"], severity: "error" }));
    expect(messages(report).map((text) => text.slice(0, 8))).toEqual(["MD1000: ", "MD1000: "]);
    const bare = floodReport(1, () => ({
      rule: "x",
      codes: [],
      severity: "error",
      message: "The link.",
      title: "The",
    }));
    expect(messages(bare)[0]).toMatch(/^The/);
  });
});

describe("sarif", () => {
  const schema: Schema = JSON.parse(
    readFileSync(new URL("../support/sarif-2.1.0.schema.json", import.meta.url), "utf8"),
  );
  const sarif = (report: Report) => renderSarif(report, { rules: sampleRules });

  test("the test knows a fault when it sees one", () => {
    const log = JSON.parse(sarif(sampleReport));
    log.runs[0].results[0].level = "notice";
    log.runs[0].results[1].locations[0].physicalLocation.region.startLine = 0;
    log.runs[0].results[2].fingerprint = "x";
    delete log.runs[0].tool.driver.name;
    expect(faultsOf(log, schema)).toHaveLength(4);
  });

  test("obeys the schema of SARIF 2.1.0", () => {
    expect(faultsOf(JSON.parse(sarif(sampleReport)), schema)).toEqual([]);
    always((report) => {
      // Addresses of pages and the places of repairs come from the program, never from a file.
      const plain = <T extends Finding>({ edit: _, ...finding }: T) => ({
        ...finding,
        docs: "https://docs.example/a.md",
        source: "https://docs.example",
      });
      const log = JSON.parse(
        sarif({ ...report, findings: report.findings.map(plain), suppressed: report.suppressed.map(plain) }),
      );
      expect(faultsOf(log, schema)).toEqual([]);
    });
  });

  test("names the analysis, so that two uploads of one workflow keep apart, and lists only rules that spoke", () => {
    const run = (asked?: readonly string[]) =>
      JSON.parse(renderSarif(sampleReport, { rules: sampleRules, asked })).runs[0];
    expect(run().automationDetails).toEqual({ id: "sp-api-preflight/" });
    expect(run(["apps/*.yml", "b c.yml"]).automationDetails).toEqual({
      id: "sp-api-preflight/apps/%2A.yml+b%20c.yml/",
    });
    expect(JSON.parse(sarif(cleanReport)).runs[0].tool.driver.rules).toEqual([]);
    const names = run().tool.driver.rules.map(({ name }: { name: string }) => name);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(name).toMatch(/^(?:[A-Z0-9][a-z0-9]*)+$/);
  });

  test("lists every rule that a result names, and a result for every finding", () => {
    always((report) => {
      const [run] = JSON.parse(sarif(report)).runs;
      const ids = run.tool.driver.rules.map(({ id }: { id: string }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const { ruleId, ruleIndex } of run.results) expect(ids[ruleIndex]).toBe(ruleId);
      const all = [...report.findings, ...report.suppressed];
      expect(run.results.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual(all.map(({ rule }) => rule));
      expect(run.results.filter((result: object) => "suppressions" in result)).toHaveLength(report.suppressed.length);
    });
  });

  test("a message has no link and no placeholder", () => {
    always((report) => {
      for (const { message } of JSON.parse(sarif(report)).runs[0].results) {
        const bare = message.text
          .replace(/\\\\(?=\\*[[\]])/g, "")
          .replace(/\\[[\]]/g, "")
          .replace(/\{\{|\}\}/g, "");
        expect(bare).not.toMatch(/[[\]{}]/);
      }
    });
  });

  test.each([
    ["see [x](1) and {0}", "see \\[x\\](1) and {{0}}"],
    ["\\[x\\](1)", "\\\\\\[x\\\\\\](1)"],
    ["a\\b \u202e", "a\\b \\u202e"],
  ])("message %s", (text, expected) => {
    expect(sarifMessage(text)).toBe(expected);
  });

  test.each([
    ["config/app settings.yml", "config/app%20settings.yml"],
    ["file:///etc/passwd", "file%3A/etc/passwd"],
    ["//evil.example/x", "evil.example/x"],
    ["a b#?%20.yml", "a%20b%23%3F%2520.yml"],
    ["ü(1)\ud800.yml", "%C3%BC%281%29%EF%BF%BD.yml"],
  ])("uri of %s", (path, expected) => {
    expect(relativeUri(path)).toBe(expected);
  });

  test("at most 25,000 results, errors first, and the number of the others", () => {
    const flood = floodReport(25_010, (index) => ({ rule: "x", severity: index < 20 ? "notice" : "error" }));
    const [run] = JSON.parse(sarif(flood)).runs;
    expect(run.results).toHaveLength(25_000);
    expect(run.results.filter(({ level }: { level: string }) => level === "note")).toHaveLength(10);
    expect(run.invocations[0].toolExecutionNotifications[0].message.text).toMatch(/^10 results left out/);
  });
});

describe("rdjson", () => {
  test("has a diagnostic for every finding", () => {
    always((report) => {
      const { diagnostics } = JSON.parse(renderRdjson(report));
      expect(diagnostics.map(({ code }: { code: { value: string } }) => code.value)).toEqual(
        report.findings.map(({ rule }) => rule),
      );
    });
  });

  test("counts columns in bytes in a line that is the whole file, wherever its characters are cut", () => {
    const line = `x${"\u{1f680}é".repeat(2_000)}`;
    const columns = [1, 2, 4, 1_024, 1_025, 1_026, 1_027, 3_000, 2_999, 6_001].filter(
      (column) => !/[\udc00-\udfff]/.test(line[column - 1] ?? ""),
    );
    const report = reportOf(
      line,
      columns.map((column) => ({ column, endColumn: column })),
    );
    const { diagnostics } = JSON.parse(renderRdjson(report));
    const inBytes = columns.map((column) => Buffer.byteLength(line.slice(0, column - 1)) + 1);
    const starts = diagnostics.map(
      ({ location }: { location: { range: { start: { column: number } } } }) => location.range.start.column,
    );
    expect(starts).toEqual(inBytes.toSorted((a, b) => a - b));
    expect(columns.length).toBeGreaterThan(6);
  });

  test("counts columns in bytes", () => {
    const { diagnostics } = JSON.parse(renderRdjson(sampleReport));
    const notice = diagnostics.find(({ severity }: { severity: string }) => severity === "INFO");
    expect(notice.location.range).toEqual({ start: { line: 3, column: 9 }, end: { line: 3, column: 20 } });
  });

  test("suggests a repair as a range and a text", () => {
    const { diagnostics } = JSON.parse(renderRdjson(sampleReport));
    expect(diagnostics[1].suggestions).toEqual([
      { range: { start: { line: 7, column: 13 }, end: { line: 7, column: 17 } }, text: "https" },
    ]);
    expect(diagnostics[0].suggestions).toBeUndefined();
  });
});
