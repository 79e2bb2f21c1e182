import { describe, expect, test } from "vitest";
import { formats } from "../../src/cli/formats.js";
import { hiddenCharacters } from "../support/hidden-characters.js";
import { matchersOf } from "../support/problem-matchers.js";
import { readLog } from "../support/runner-commands.js";
import { Workplace } from "../support/terminal.js";
import { parseXml } from "../support/xml.js";
import { hostileInputs } from "./inputs.js";

test("there are at least 150 hostile inputs, each of its own", () => {
  expect(new Set(hostileInputs.map(({ name }) => name)).size).toBe(hostileInputs.length);
  expect(hostileInputs.length).toBeGreaterThanOrEqual(150);
});

describe("every hostile input ends in a report and in nothing else", () => {
  test.each(hostileInputs)("$name", ({ content, says }) => {
    const place = new Workplace({ "app-settings.yml": content });
    const outputs = new Map(formats.map((format) => [format, place.run("--format", format)]));
    const codes = new Set([...outputs.values()].map(({ code }) => code));
    expect(codes.size).toBe(1);
    const [code] = codes;
    expect(says === undefined ? [0, 1] : [1]).toContain(code);
    for (const [format, { out, err }] of outputs) {
      expect([format, err]).toEqual([format, ""]);
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
    const report = JSON.parse(outputs.get("json")?.out ?? "");
    if (says !== undefined) {
      expect(report.findings.map(({ message }: { message: string }) => message).join("\n")).toMatch(says);
    }
    for (const format of ["sarif", "rdjson"] as const) JSON.parse(outputs.get(format)?.out ?? "");
    parseXml(outputs.get("junit")?.out ?? "");
    expect(report.outcome).toBe(code === 0 ? "passed" : "failed");
    expect(report.crashes).toEqual([]);
    expect(place.names).toEqual(["app-settings.yml"]);
  });
});
