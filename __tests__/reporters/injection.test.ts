import { describe, expect, test } from "vitest";
import type { Report } from "../../src/report/report.js";
import { planAnnotations } from "../../src/reporters/annotation-plan.js";
import { renderAzure } from "../../src/reporters/azure.js";
import { renderCheckstyle } from "../../src/reporters/checkstyle.js";
import { commandText, fitsInProperty, standsInProperty } from "../../src/reporters/escape/workflow-command.js";
import { renderGithub } from "../../src/reporters/github.js";
import { renderGitlab } from "../../src/reporters/gitlab.js";
import { renderJson } from "../../src/reporters/json.js";
import { renderJunit } from "../../src/reporters/junit.js";
import { renderMarkdown } from "../../src/reporters/markdown.js";
import { renderRdjson } from "../../src/reporters/rdjson.js";
import { renderSarif } from "../../src/reporters/sarif.js";
import { renderText } from "../../src/reporters/text.js";
import { hiddenCharacters } from "../support/hidden-characters.js";
import { always } from "../support/hostile-report.js";
import { readAgentLog } from "../support/logging-commands.js";
import { matchersOf } from "../support/problem-matchers.js";
import { readLog } from "../support/runner-commands.js";
import { sampleRules } from "../support/sample-report.js";

const token = "0123456789abcdef-token";

const forms: Record<string, (report: Report) => string> = {
  text: (report) => renderText(report, { colour: false }),
  "text, narrow": (report) => renderText(report, { colour: false, columns: 40 }),
  "text, quiet": (report) => renderText(report, { colour: false, quiet: true }),
  github: (report) => renderGithub(report),
  json: renderJson,
  sarif: (report) => renderSarif(report, { rules: sampleRules }),
  junit: renderJunit,
  rdjson: renderRdjson,
  gitlab: renderGitlab,
  checkstyle: renderCheckstyle,
  azure: renderAzure,
  markdown: (report) => renderMarkdown(report, { baseUrl: "https://github.com/o/r/blob/abc" }),
};

describe.each(Object.entries(forms))("%s, whatever the files hold", (form, render) => {
  test("the runner finds no command but those we mean", () => {
    always((report) => {
      const text = render(report);
      const meant = form === "github" ? planAnnotations(report.findings, { rest: "" }).length : 0;
      expect(readLog(text).commands).toHaveLength(meant);
      expect(text).not.toContain("##[");
    });
  });

  test("nor does the agent of Azure Pipelines", () => {
    always((report) => {
      const plan = planAnnotations(report.findings, { rest: "" }).filter(({ severity }) => severity !== "notice");
      const { commands } = readAgentLog(render(report));
      expect(commands.map(({ name, properties }) => [name, properties.type])).toEqual(
        form === "azure" ? plan.map(({ severity }) => ["task.logissue", severity]) : [],
      );
    });
  });

  test("nothing is hidden", () => {
    always((report) => expect(hiddenCharacters(render(report))).toEqual([]));
  });

  test("ends with one line end", () => {
    always((report) => expect(render(report)).toMatch(/[^\n]\n$/), 50);
  });
});

describe.each(["text", "text, narrow", "text, quiet", "github", "azure", "markdown"])(
  "%s, whatever the files hold",
  (form) => {
    test("a line has at most 1,000 characters", () => {
      always((report) => {
        for (const line of forms[form]?.(report).split("\n") ?? [])
          expect(line.length, line).toBeLessThanOrEqual(1_000);
      });
    });

    test("no problem matcher of another tool takes a line for its own", () => {
      always((report) => {
        const { plain } = form === "azure" ? readAgentLog(renderAzure(report)) : readLog(forms[form]?.(report) ?? "");
        // Who asks for one line a finding asks for the form that such matchers read; the Action never does.
        const meant = form === "text, quiet" ? ["go, actionlint and others"] : [];
        for (const line of plain) {
          expect(
            matchersOf(line).filter((tool) => !meant.includes(tool)),
            line,
          ).toEqual([]);
        }
      });
    });
  },
);

test("every line of text begins with a blank", () => {
  always((report) => {
    for (const quiet of [true, false]) {
      for (const line of renderText(report, { colour: false, quiet }).split("\n")) expect(line).toMatch(/^( |$)/);
    }
  });
});

test("colours change nothing of the text", () => {
  always((report) => {
    const plain = renderText(report, { colour: true }).replace(/\u001b\[[0-9;]*m/g, "");
    expect(plain.replace(/ +$/gm, "")).toBe(renderText(report, { colour: false }));
  });
});

test("between stopped commands stands everything", () => {
  always((report) => {
    const { commands, plain } = readLog(renderText(report, { colour: false, stopToken: token }));
    expect(commands.map(({ name, data }) => [name, data])).toEqual([
      ["stop-commands", token],
      [token, ""],
    ]);
    expect(plain.join("\n")).toBe(renderText(report, { colour: false }));
  });
});

test("a stop token that could be guessed or read as more is refused", () => {
  for (const stopToken of ["", "short", "sixteen letters\n::", "x".repeat(101)]) {
    expect(() => renderText(emptyReport, { colour: false, stopToken })).toThrow(RangeError);
  }
});

test("a command says what was planned", () => {
  always((report) => {
    const plan = planAnnotations(report.findings, { rest: "the log of this step" });
    const { commands } = readLog(renderGithub(report));
    for (const [index, { name, properties, data }] of commands.entries()) {
      const { severity, place, title, text, link = "" } = plan[index] ?? expect.fail();
      expect(name).toBe(severity);
      if (place !== undefined && standsInProperty(place.file)) {
        const names = ["file", "line", "endLine", "col", "endColumn", "title"];
        expect(Object.keys(properties)).toEqual(names.filter((name) => name !== "title" || title !== ""));
        expect(properties.line).toBe(String(place.line));
        expect(properties.endColumn).toBe(String(place.endColumn));
        expect(properties.file).toBe(place.file);
      }
      if (fitsInProperty(title)) expect(properties.title ?? "").toBe(edgesWrittenOut(title));
      const last = link === "" || data.length < link.length ? "" : `\n${link}`;
      if (link.length > 150) continue;
      if (data.includes("…")) expect(data.endsWith(last)).toBe(true);
      else
        expect(data.replace(/^In [^\n]+, line \d+\.\n/, "")).toBe(
          (text + last).replace(/^In [^\n]+, line \d+\.\n/, ""),
        );
    }
  });
});

test("an issue of Azure says what was planned, at its place", () => {
  always((report) => {
    const plan = planAnnotations(report.findings, { rest: "the log of this step" });
    const { commands } = readAgentLog(renderAzure(report));
    for (const [index, { properties, data }] of commands.entries()) {
      const { place, title } = plan.filter(({ severity }) => severity !== "notice")[index] ?? expect.fail();
      const path = place === undefined ? undefined : commandText(place.file.replaceAll("\n", "\\n"));
      if (path !== undefined && path.length < 90) expect(properties.sourcepath).toBe(path);
      if (place !== undefined) expect(properties.linenumber).toBe(String(place.line));
      if (title.length < 100) expect(data.startsWith(`${title}.`)).toBe(true);
    }
  });
});

/** The runner drops a `=` or blank at the start of a value, and a blank at its end. */
function edgesWrittenOut(text: string): string {
  return text.replace(/^=/, "\\u003d").replace(/^ | $/g, "\\u0020");
}

const emptyReport: Report = {
  tool: { name: "sp-api-preflight", version: "0" },
  outcome: "passed",
  failOn: "error",
  counts: { error: 0, warning: 0, notice: 0, suppressed: 0 },
  files: [],
  findings: [],
  suppressed: [],
  crashes: [],
  unchecked: 0,
  preconditions: 0,
  failures: [],
};
