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

test("findings of one line share an annotation only where there are too many", () => {
  const onOneLine = (count: number) => floodReport(count, () => ({ line: 3, endLine: 3 }));
  expect(plan(onOneLine(10))).toHaveLength(10);
  const [shared, ...others] = plan(onOneLine(11));
  expect(others).toEqual([]);
  expect(shared?.title).toBe("11 errors on this line");
  expect(shared?.text).toMatch(
    /^MD1000 \(also seen: MD9000\) rule-0: The link[^\n]*(\n[^\n]+){5}\nand 5 more on this line$/,
  );
});

test("repeats of a rule become one, the most frequent first, and only as many as it takes", () => {
  const rules = ["a", "a", "a", "b", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
  const annotations = plan(floodReport(rules.length, (index) => ({ rule: rules[index] ?? "" })));
  expect(annotations).toHaveLength(10);
  expect(annotations[0]?.title).toMatch(/\(a\), 3 times$/);
  expect(annotations[0]?.text).toMatch(/^The same on lines 2, 3\.\n/);
  expect(annotations[1]?.title).toMatch(/\(b\), 2 times$/);
  expect(annotations[1]?.text).toMatch(/^The same on line 5\.\n/);
  const enough = plan(floodReport(11, (index) => ({ rule: index < 2 ? "a" : index < 4 ? "b" : `r${index}` })));
  expect(enough.map(({ findings }) => findings.length)).toEqual([2, ...Array.from({ length: 9 }, () => 1)]);
  expect(enough.filter(({ place }) => place === undefined)).toEqual([]);
  const later = ["b", "b", "a", "a", "a", "c", "d", "e", "f", "g", "h", "i"];
  const folded = plan(floodReport(later.length, (index) => ({ rule: later[index] ?? "" })));
  expect(folded.map(({ findings }) => findings.length)).toEqual([1, 1, 3, 1, 1, 1, 1, 1, 1, 1]);
});

test("six findings of a line are named, each with a share of the text", () => {
  const [one, two] = plan(
    floodReport(12, (index) => ({
      ...{ line: 1 + (index % 2), endLine: 1 + (index % 2), message: "m".repeat(200) },
      ...(index < 2 && { codes: [], alsoSeen: [] }),
    })),
  ).map(({ text }) => text.split("\n"));
  expect(one?.map((line) => line.length)).toEqual([133, 133, 133, 133, 133, 133]);
  expect(one?.[0]).toMatch(/^rule-0: mmm/);
  expect(two?.[0]).toMatch(/^rule-1: mmm/);
  expect(two?.[1]).toMatch(/^MD1000 \(also seen: MD9000\) rule-11: mmm/);
});

test("at most twenty other lines of a rule are named", () => {
  const textOf = (count: number) => plan(floodReport(count, () => ({ rule: "a" })))[0]?.text.split("\n")[0];
  const lines = Array.from({ length: 20 }, (_, index) => index + 2).join(", ");
  expect(textOf(21)).toBe(`The same on lines ${lines}.`);
  expect(textOf(26)).toBe(`The same on lines ${lines} and 5 more.`);
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

test("findings that share a line are no repeats of what stands elsewhere", () => {
  const places = Array.from({ length: 12 }, (_, index) => ({
    rule: index < 3 ? "a" : `r${index}`,
    line: Math.max(1, index),
  }));
  const annotations = plan(
    floodReport(places.length, (index) => ({ ...places[index], endLine: places[index]?.line ?? 1 })),
  );
  expect(annotations[0]?.title).toBe("2 errors on this line");
  expect(annotations.at(-1)).toMatchObject({ place: undefined, title: "2 more errors" });
});

test("the last annotation counts what is left out and says where it stands", () => {
  const annotations = plan(floodReport(500));
  expect(annotations.at(-1)).toMatchObject({
    severity: "error",
    place: undefined,
    title: "491 more errors",
    text: "491 more errors are not shown as annotations, of which GitHub shows ten of a kind for a step. All of them stand in the job summary.",
  });
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
});
