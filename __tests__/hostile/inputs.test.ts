import { expect, test, vi } from "vitest";
import { formats } from "../../src/cli/formats.js";
import { render } from "../../src/cli/render.js";
import { hiddenCharacters } from "../support/hidden-characters.js";
import { matchersOf } from "../support/problem-matchers.js";
import { readLog } from "../support/runner-commands.js";
import { Workplace } from "../support/terminal.js";
import { parseXml } from "../support/xml.js";
import { type HostileInput, hostileInputs } from "./inputs.js";

/** What the command line had to print last, so that one check serves every format. */
let printed: Parameters<typeof render> | undefined;
vi.mock("../../src/cli/render.js", async (original) => {
  const { render } = await original<typeof import("../../src/cli/render.js")>();
  return {
    render: (...given: Parameters<typeof render>) => {
      printed = given;
      return render(...given);
    },
  };
});

test("there are at least 150 hostile inputs, each of its own", () => {
  expect(new Set(hostileInputs.map(({ name }) => name)).size).toBe(hostileInputs.length);
  expect(hostileInputs.length).toBeGreaterThanOrEqual(150);
});

/** Runs the command line for one format; what it prints in the others is rendered from the same report. */
function outputsOf({ content }: HostileInput): { code: number; outputs: Map<(typeof formats)[number], string> } {
  const place = new Workplace({ "app-settings.yml": content });
  const { code, out, err } = place.run("--format", "json");
  expect(err).toBe("");
  expect(place.names).toEqual(["app-settings.yml"]);
  if (printed === undefined) throw new Error("Nothing was printed.");
  const [report, asked, options, terminal] = printed;
  const outputs = new Map(
    formats.map((format) => [format, [...render(report, asked, { ...options, format }, terminal)].join("")]),
  );
  expect(outputs.get("json")).toBe(out);
  return { code, outputs };
}

test.each(hostileInputs)("$name ends in a report and in nothing else", (input) => {
  const { code, outputs } = outputsOf(input);
  expect(input.says === undefined ? [0, 1] : [1]).toContain(code);
  for (const [format, out] of outputs) {
    expect([format, hiddenCharacters(out)]).toEqual([format, []]);
    expect(out).not.toMatch(/^ +at .{0,300}(?:node:|file:|\.[jt]s:)/m);
    if (!["text", "github", "markdown"].includes(format)) {
      expect(/##\[|^[^\S\n]*::/m.exec(out)).toBeNull();
      continue;
    }
    const { commands, plain } = readLog(out);
    for (const { name, properties } of commands) {
      expect([format, name]).toEqual(["github", expect.stringMatching(/^(?:error|warning|notice)$/)]);
      expect(["app-settings.yml", undefined]).toContain(properties.file);
    }
    expect(plain.filter((line) => line.length > 1_000 || matchersOf(line).length > 0)).toEqual([]);
  }
  const report = JSON.parse(outputs.get("json") ?? "");
  if (input.says !== undefined) {
    expect(report.findings.map(({ message }: { message: string }) => message).join("\n")).toMatch(input.says);
  }
  for (const format of ["sarif", "rdjson", "gitlab"] as const) JSON.parse(outputs.get(format) ?? "");
  for (const format of ["junit", "checkstyle"] as const) parseXml(outputs.get(format) ?? "");
  expect(report.outcome).toBe(code === 0 ? "passed" : "failed");
  expect(report.crashes).toEqual([]);
});

const small = hostileInputs.filter(({ content }) => content.length < 1_000);

test("some hostile inputs are small", () => expect(small.length).toBeGreaterThanOrEqual(20));

test.each(small)("$name is printed in each format as a run of its own prints it", (input) => {
  const { code, outputs } = outputsOf(input);
  const place = new Workplace({ "app-settings.yml": input.content });
  for (const [format, out] of outputs) expect(place.run("--format", format)).toEqual({ code, out, err: "" });
  expect(place.names).toEqual(["app-settings.yml"]);
});
