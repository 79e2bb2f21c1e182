import { describe, expect, test } from "vitest";
import { type Finding, type Severity, severities } from "../../src/report/finding.js";
import type { Report } from "../../src/report/report.js";
import type { Annotation } from "../../src/reporters/annotation.js";
import { planAnnotations } from "../../src/reporters/annotation-plan.js";
import { githubCommands, renderGithub } from "../../src/reporters/github.js";
import { always } from "../support/hostile-report.js";
import { readLog } from "../support/runner-commands.js";
import { floodReport, sampleReport } from "../support/sample-report.js";

const rest = "the job summary";
const plan = ({ findings }: Report, closing = false) => planAnnotations(findings, { closing, rest });
const ofKind = (annotations: readonly Annotation[], severity: Severity) =>
  annotations.filter((annotation) => annotation.severity === severity);

describe.each([0, 1, 8, 9, 10, 11, 500])("%i findings of each kind", (count) => {
  const flood = floodReport(3 * count, (index) => ({ severity: severities[index % 3] ?? "error" }));

  test.each([true, false])("stay within what the runner shows, with an error that closes the run: %s", (closing) => {
    const annotations = plan(flood, closing);
    expect(ofKind(annotations, "error").length + (closing ? 1 : 0)).toBeLessThanOrEqual(10);
    expect(ofKind(annotations, "warning")).toHaveLength(Math.min(count, 9));
    expect(ofKind(annotations, "notice")).toHaveLength(Math.min(count, 10));
    expect(ofKind(annotations, "error")).toHaveLength(Math.min(count, closing ? 9 : 10));
  });

  test("are all in an annotation, and each in one", () => {
    const all = plan(flood).flatMap(({ findings }) => findings);
    expect(all).toHaveLength(3 * count);
    expect(new Set(all).size).toBe(3 * count);
  });

  test("are in order of severity", () => {
    const order = plan(flood).map(({ severity }) => severities.indexOf(severity));
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });
});

test("a finding that has an annotation to itself says all in it", () => {
  const [error] = plan(sampleReport).filter(({ title }) => title.includes("draft-without-beta"));
  expect(error).toMatchObject({
    severity: "error",
    place: { file: "config/app-settings.yml", line: 11, column: 7 },
    title: "MD1000: The link of an app in draft asks for the published version (draft-without-beta)",
    text: "The link has no `version=beta`, and the app is in `draft`. Add `&version=beta` to the query, before any `#`, until the app is published.\nLine 5: declared here",
    link: "https://github.com/sp-api-preflight/sp-api-preflight/blob/v1.0.0/docs/rules/draft-without-beta.md",
  });
});

describe("where there are too many", () => {
  const severity = (count: number, given: (index: number) => Partial<Finding> = () => ({})) =>
    plan(floodReport(count, given), true);

  test.each([
    ["different ones", () => ({})],
    ["equal ones", () => ({ rule: "a", title: "The same" })],
    ["ones on one line", () => ({ line: 3, endLine: 3 })],
  ])("of %s each place has one, and the last stands for the rest", (_, given) => {
    for (const count of [9, 10, 11, 31, 137, 5_000]) {
      const annotations = severity(count, given);
      expect(annotations).toHaveLength(9);
      expect(annotations.slice(0, 8).map(({ findings }) => findings.length)).toEqual(
        Array.from({ length: 8 }, () => 1),
      );
      const last = annotations.at(-1);
      expect(last?.findings).toHaveLength(count - 8);
      expect(last?.place).toBeDefined();
      if (count > 9)
        expect(last?.text).toContain(`\n… and ${count - 9} more error${count > 10 ? "s" : ""}, since GitHub`);
      expect(last?.text.length).toBeLessThan(1_000);
    }
  });

  test("the last says which rules are left, on which lines, and how many more", () => {
    const annotations = severity(40, (index) => ({ rule: index < 30 ? "a" : `r${index % 8}` }));
    expect(annotations.at(-1)?.title).toBe(
      "MD1000: The link of an app in draft asks for the published version (a), and 31 more errors",
    );
    expect(annotations.at(-1)?.text.split("\n").at(-1)).toBe(
      "… and 31 more errors, since GitHub shows ten of a kind for a step: " +
        "a 21 times, line 10, 11, 12, 13, 14, 15, 16, 17, +13 of config/app-settings.yml; " +
        "r6 2 times, line 31, 39 of config/app-settings.yml; r7 2 times, line 32, 40 of config/app-settings.yml; " +
        "r0 1 time, line 33 of config/app-settings.yml; r1 1 time, line 34 of config/app-settings.yml; " +
        "r2 1 time, line 35 of config/app-settings.yml; 3 of other rules or files. All of them stand in the job summary.",
    );
  });
});

test("a finding that GitHub cannot find has no place, and says where it stands", () => {
  const { findings } = floodReport(3);
  const locate = ({ line }: Pick<Finding, "line">) => (line === 2 ? undefined : { file: "head.yml", line: line + 5 });
  const annotations = planAnnotations(findings, { rest, locate });
  expect(annotations.map(({ place }) => place && [place.file, place.line])).toEqual([
    ["head.yml", 6],
    undefined,
    ["head.yml", 8],
  ]);
  expect(annotations[1]?.text).toMatch(/^In config\/app-settings\.yml, line 2, which GitHub cannot show here\.\n/);
});

test("an annotation names every code, three places and where the finding comes from", () => {
  const related = Array.from({ length: 4 }, (_, index) => ({
    ...{ path: [], line: index + 2, column: 1, endLine: index + 2, endColumn: 2, message: "here" },
  }));
  const [one, two] = plan(
    floodReport(2, (index) => ({
      ...{ codes: ["MD1000", "MD5101"], related, message: "m.", fix: "f." },
      origin: index === 0 ? "introduced" : "earlier",
    })),
  );
  expect(one?.title).toMatch(/^MD1000, MD5101: /);
  expect(one?.text).toBe("m. f.\nLine 2: here\nLine 3: here\nLine 4: here\nThis finding is introduced here.");
  expect(two?.text).toMatch(/\nThis finding was there before\.$/);
});

test("what no annotation says in full stands in the log, line by line", () => {
  const { plain, commands } = readLog(renderGithub(floodReport(500)));
  expect(commands).toHaveLength(10);
  expect(plain.filter((line) => line.startsWith(" error "))).toHaveLength(491);
  expect(readLog(renderGithub(sampleReport)).plain).toEqual([
    " Failed: 3 errors, 1 warning, 1 notice in 2 files, 1 more ignored by comments; 4 of 10 preconditions not checked.",
    "",
  ]);
});

test("no finding is lost, whatever the files hold", () => {
  always((report) => {
    for (const closing of [true, false]) {
      const said = plan(report, closing).flatMap(({ findings }) => findings);
      expect(new Set(said)).toEqual(new Set(report.findings));
      expect(said).toHaveLength(report.findings.length);
    }
  });
});

describe("a command", () => {
  const commandFor = (change: Partial<Finding>) => githubCommands(plan(floodReport(1, () => change)));

  test("is what the runner's manual shows", () => {
    expect(commandFor({ message: "50% of it: a, b.", fix: "Do\nit.", file: "a,b:c%.yml" })).toBe(
      "::error file=a%2Cb%3Ac%25.yml,line=1,endLine=1,col=1,endColumn=4,title=MD1000%3A The link of an app in draft asks for the published version (rule-0)::50%25 of it: a, b. Do\\nit.%0Ahttps://github.com/sp-api-preflight/sp-api-preflight/blob/v1.0.0/docs/rules/rule-0.md\n",
    );
  });

  test("is cut between characters and escapes, and keeps its kind and its link", () => {
    for (const unit of ["%", "🚀", "\u202e", "a%"]) {
      const line = commandFor({ message: unit.repeat(900) });
      expect(line.length).toBeLessThanOrEqual(1_001);
      const [command] = readLog(line).commands;
      expect(command?.name).toBe("error");
      expect(command?.data).toMatch(/…\nhttps:\/\/.+rule-0\.md$/);
      expect(line).not.toMatch(/%2?…|\\u[0-9a-f]{0,3}…|[\ud800-\udbff]…/);
    }
  });

  test("has no file where its path is too long, and says so", () => {
    const [command] = readLog(commandFor({ file: "x".repeat(400) })).commands;
    expect(Object.keys(command?.properties ?? {})).toEqual(["title"]);
    expect(command?.data).toMatch(/^In a file whose path is too long for an annotation, line 1\.\n/);
  });

  test.each(["a\nb.yml", "a\rb.yml", "a##[error]b.yml", "a\u202eb.yml", "=a.yml", " a.yml", "a.yml "])(
    "has no file where %j cannot be written as it is",
    (file) => {
      const [command, ...others] = readLog(commandFor({ file })).commands;
      expect([Object.keys(command?.properties ?? {}), others]).toEqual([["title"], []]);
      expect(command?.data).toMatch(/^In [^\n]+, line 1\.\n/);
      expect(command?.data).not.toContain("##[");
    },
  );

  test.each(["a,b.yml", "a:b.yml", "100%.yml", "é🚀.yml", "a b.yml"])("has the file %j", (file) => {
    expect(readLog(commandFor({ file })).commands[0]?.properties.file).toBe(file);
  });
});
