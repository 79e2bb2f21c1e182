import { mkdirSync, symlinkSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { about } from "../../src/files/about.js";
import { check } from "../support/check.js";
import { Workplace } from "../support/terminal.js";

describe.each(["public", "private"])("init --type %s", (type) => {
  const made = () => {
    const place = new Workplace();
    expect(place.run("init", "--type", type)).toMatchObject({ code: 0, err: "" });
    return place;
  };

  test("writes a file that breaks no rule but that it is to be filled in, at each value in angle brackets", () => {
    const text = made().read("app-settings.yml");
    const report = check(text);
    const values = text.split("\n").flatMap((line, index) => {
      const toFillIn = /<[a-z-]+>/.test(line.replace(/(?:^| )#.*/, ""));
      return toFillIn ? [`starter-value error ${index + 1}`] : [];
    });
    expect(report.findings.map(({ rule, severity, line }) => `${rule} ${severity} ${line}`)).toEqual(values);
    expect(values.length).toBeGreaterThan(10);
    expect([report.outcome, report.files[0]?.stoppedAt]).toEqual(["failed", null]);
  });

  test("leaves what the team must fill in not checked, never right or wrong", () => {
    const text = made().read("app-settings.yml");
    const [file] = check(text).files;
    const reasons = file?.checks.flatMap(({ reason }) => reason ?? []).join("\n");
    expect(text.match(/<[a-z-]+>/g)?.length).toBeGreaterThan(10);
    expect(reasons).toContain("`app.id`");
    expect(reasons).toContain("endpoints");
    expect(file?.checks.find(({ rule }) => rule === "application-id-format")?.result).toBe("not-checked");
  });

  test("points editors to the schema of this version", () => {
    expect(made().read("app-settings.yml").split("\n")[0]).toBe(
      `# yaml-language-server: $schema=${about.settingsSchema}`,
    );
    expect(about.settingsSchema).toMatch(/^https:\/\/.*\/schemas\/app-settings\.schema\.json$/);
  });

  test("fails the check of the command line as it stands", () => {
    expect(made().run("check").code).toBe(1);
  });

  test("passes once every value is filled in, be it at run time", () => {
    const place = made();
    const text = place.read("app-settings.yml");
    const filled = text.replaceAll(/<([a-z-]+)>/g, (_, name) => `$${name.replaceAll("-", "_").toUpperCase()}`);
    place.write("app-settings.yml", filled);
    expect(place.run("check").code).toBe(0);
  });
});

test.each([[[]], [["-o", "shop.yml", "--type", "private"]]])(
  "init --check %j checks what it wrote, by the day of --today, and nothing that stood there",
  (words) => {
    const place = new Workplace();
    const { code, out, err } = place.run("init", "--check", "--today", "2026-07-01", ...words);
    const [name = ""] = place.names;
    const checked = place.run("check", "-q", "--today", "2026-07-01", name);
    expect([code, err, out.split("\n").slice(1).join("\n")]).toEqual([1, "", checked.out]);
    expect(out).toMatch(/^ Wrote `/);
    expect(place.run("init", "--check", ...words)).toMatchObject({ code: 2, out: "" });
  },
);

test("a public app is the usual kind", () => {
  const place = new Workplace();
  place.run("init");
  expect(place.read("app-settings.yml")).toContain("  type: public\n");
});

test("--output names another file", () => {
  const place = new Workplace();
  const { code, out } = place.run("init", "--output", "shop.yml");
  expect([code, place.names]).toEqual([0, ["shop.yml"]]);
  expect(out).toContain(`check shop.yml`);
});

const refused: [string, (place: Workplace) => void, string[], RegExp][] = [
  ["a file", (place) => place.write("app-settings.yml", "mine\n"), [], /is there already/],
  ["an empty file", (place) => place.write("app-settings.yml", ""), [], /is there already/],
  ["a folder", (place) => mkdirSync(place.path("app-settings.yml")), [], /no regular file/],
  ["a link into nothing", (place) => symlinkSync("nowhere", place.path("app-settings.yml")), [], /is a link/],
  ["a path outside", () => {}, ["--output", "../app-settings.yml"], /outside the working folder/],
  ["a folder that does not exist", () => {}, ["--output", "no/app-settings.yml"], /cannot be opened/],
  ["an operand", () => {}, ["shop.yml"], /takes no operand/],
  ["another kind of app", () => {}, ["--type", "hybrid"], /`public`, `private`/],
];

test.each(refused)("%s is refused and stays as it is", (_, prepare, words, message) => {
  const place = new Workplace();
  prepare(place);
  const names = place.names;
  const before = names.includes("app-settings.yml") && _.endsWith("file") ? place.read("app-settings.yml") : undefined;
  const { code, out, err } = place.run("init", ...words);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toMatch(message);
  expect(place.names).toEqual(names);
  if (before !== undefined) expect(place.read("app-settings.yml")).toBe(before);
});

test.each(["public", "private"])(
  "what init --type %s shows in comments about calls holds once it is uncommented",
  (type) => {
    const place = new Workplace();
    place.run("init", "--type", type);
    const text = place.read("app-settings.yml");
    const shown = text.slice(text.indexOf("  operations: [<operation>]")).split("\n").slice(1);
    const keys = shown.filter((line) => /^ {2}# (?:[a-z]+:| {2}- )/.test(line)).map((line) => line.replace("# ", ""));
    expect(keys.join("\n")).toMatch(/operations:.*method:.*token: rdt.*reports:.*feeds:.*notifications:.*rdt:/s);
    const before = text.slice(0, text.indexOf("  operations: [<operation>]"));
    const { findings } = check(`${before}${keys.join("\n")}\n`);
    expect(
      findings.filter(({ rule }) => rule !== "starter-value").map(({ rule, message }) => `${rule}: ${message}`),
    ).toEqual([]);
  },
);
