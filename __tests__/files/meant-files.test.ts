import { chmodSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { describe, expect, test } from "vitest";
import { settingsFiles } from "../../src/action/settings-files.js";
import { findFiles, selects } from "../../src/files/find-files.js";
import { Workplace } from "../support/terminal.js";

const settings = "app: {type: private, state: draft}\ncredentials: {mode: lwa}\n";

/** A folder tree with one and the same settings file at each path. */
function tree(...paths: readonly string[]): Workplace {
  const place = new Workplace();
  for (const path of paths) {
    mkdirSync(dirname(place.path(path)), { recursive: true });
    place.write(path, settings);
  }
  return place;
}

describe("a file or folder that is called like the pattern joins in, and hides no other", () => {
  test.each([
    ["apps/*/app-settings.yml", ["apps/*/app-settings.yml", "apps/a/app-settings.yml"]],
    ["**/app-settings.yml", ["**/app-settings.yml", "apps/a/app-settings.yml"]],
    ["{a,b}.yml", ["a.yml", "b.yml", "{a,b}.yml"]],
    ["a?.yml", ["a?.yml", "ab.yml"]],
    ["*.yml", ["*.yml", "a.yml"]],
  ])("%s", (pattern, files) => {
    const place = tree(...files);
    expect(findFiles([pattern], place.folder)).toEqual([...files].sort());
    expect(settingsFiles([pattern], ".", place.folder).map(({ path }) => path)).toEqual([...files].sort());
    expect(files.filter(selects([pattern], place.folder))).toEqual(files);
  });

  test("a folder of that name is no file", () => {
    const place = tree("ab.yml", "a?.yml/x");
    expect(findFiles(["a?.yml"], place.folder)).toEqual(["ab.yml"]);
  });
});

describe("each alternative is a path of its own, however it is spelt", () => {
  test.each<[string, string[]]>([
    ["{./a,./b}/x.yml", ["a/x.yml", "b/x.yml"]],
    ["{a,./b}/x.yml", ["a/x.yml", "b/x.yml"]],
    ["{a/x,b//x}.yml", ["a/x.yml", "b/x.yml"]],
    ["{a,c/../b}/*.yml", ["a/x.yml", "b/x.yml"]],
    ["{*/x.yml,./y.yml}", ["a/x.yml", "b/x.yml", "y.yml"]],
  ])("%s", (pattern, files) => {
    const place = tree("a/x.yml", "b/x.yml", "y.yml");
    expect(findFiles([pattern], place.folder)).toEqual(files);
    expect(["a/x.yml", "b/x.yml", "y.yml"].filter(selects([pattern], place.folder))).toEqual(files);
    if (files.length < 3) expect(findFiles(["**/*.yml", `!${pattern}`], place.folder)).toEqual(["y.yml"]);
  });

  test.each([
    ["{../x,a}/x.yml", /lies outside the working folder/],
    ["{a/x.yml,/etc/x.yml}", /lies outside the working folder/],
    ["{.git/config,a/x.yml}", /lies below `\.git`/],
    ["{a,./.git}/x.yml", /lies below `\.git`/],
  ])("%s is refused", (pattern, sentence) => {
    const place = tree("a/x.yml", ".git/x.yml", ".git/config");
    expect(() => findFiles([pattern], place.folder, { insideOnly: true })).toThrow(sentence);
  });
});

describe("nothing that was meant stays unread without a word", () => {
  const refused: [string, readonly string[], (place: Workplace) => void, RegExp][] = [
    ["only exclusions", ["!foo", "!bar"], () => {}, /only what to leave out/],
    ["a pattern of too many alternatives", ["{a,b}".repeat(7)], () => {}, /too many alternatives/],
    ["a part that no file system has", [`${"x".repeat(300)}/*.yml`], () => {}, /No file matches/],
    ["a name that no file system has", ["x".repeat(300)], () => {}, /does not exist|There is no command and no file/],
    ["a path with a zero in it", ["a\0b"], () => {}, /is no path/],
    [
      "a folder whose name is no UTF-8",
      ["*/app-settings.yml"],
      ({ folder }) => mkdirSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff])])),
      /folder .* cannot be read \(ENOENT\)/,
    ],
    ["a file that is a link", ["*/app-settings.yml"], link, /is a link or lies behind one/],
  ];

  test.each(refused)("%s", (_, patterns, prepare, sentence) => {
    const place = tree("a/app-settings.yml");
    prepare(place);
    const { code, out, err } = place.run(...patterns);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(sentence);
    expect(() => settingsFiles(patterns, ".", place.folder)).toThrow(sentence);
  });

  function link(place: Workplace): void {
    mkdirSync(place.path("b"));
    symlinkSync("../a/app-settings.yml", place.path("b/app-settings.yml"));
  }

  test.runIf(process.getuid?.() !== 0)("a folder that cannot be opened", () => {
    const place = tree("a/app-settings.yml", "b/app-settings.yml");
    chmodSync(place.path("b"), 0);
    expect(place.run("*/app-settings.yml").err).toMatch(/^ The folder `b` cannot be read \(EACCES\)\.\n$/);
    chmodSync(place.path("b"), 0o700);
  });

  test("more than a run can hold", () => {
    const place = new Workplace();
    for (let file = 0; file < 70; file += 1) place.write(`${file}.yml`, settings.padEnd(250_000, "#"));
    const { code, err } = place.run("*.yml", "--quiet");
    expect([code, err]).toEqual([2, " The 70 files are larger than 16 MiB together: check them in several runs.\n"]);
    expect(place.run("?.yml", "--quiet").code).toBe(0);
  });
});

test.each([
  ["x".repeat(300)],
  [`${"x".repeat(300)}/*.yml`],
  ["app-settings.yml", "--base", "x".repeat(300)],
  ["app-settings.yml", "--output", "x".repeat(300)],
  ["app-settings.yml", "--code", "x".repeat(300)],
  ["init", "--output", "x".repeat(300)],
  ["scan", "x".repeat(300)],
])("a name that no file system has is a wrong call: %s %s", (...words) => {
  const { code, out, err } = tree("app-settings.yml").run(...words);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toMatch(/^ [^\n]+\.\n$/);
});

test.each([".git/config", ".GIT/config", "a/.git/x.yml", ".git/*", ".git./config", "git~1/config"])(
  "%s is not read, whatever stands there",
  (path) => {
    const place = tree(".git/config", ".git/x.yml", "a/.git/x.yml");
    const { code, out, err } = place.run(path);
    expect([code, out, err]).toEqual([2, "", ` \`${path}\` lies below \`.git\`, where nothing is read.\n`]);
    expect(() => settingsFiles([path], ".", place.folder)).toThrow(/below `\.git`/);
  },
);

test.each(["../app-settings.yml", "../*.yml", "/etc/hostname", "x/../../app-settings.yml"])(
  "an Action that works in a folder does not read %s",
  (path) => {
    const place = tree("app-settings.yml", "apps/app-settings.yml");
    expect(() => settingsFiles([path], "apps", place.folder)).toThrow(/lies outside the working folder/);
  },
);

test("what a pattern selects is what it finds, exclusions and skipped folders included", () => {
  const all = ["a.yml", "b.yml", ".c.yml", "d/a.yml", "d/node_modules/a.yml", "node_modules/a.yml", "e/a.yaml"];
  const place = tree(...all);
  for (const patterns of [["**/*.yml"], ["**/*.yml", "!d/**"], ["node_modules/*.yml"], ["*.{yml,yaml}"], ["d/a.yml"]]) {
    expect(all.filter(selects(patterns, place.folder)).sort()).toEqual(findFiles(patterns, place.folder));
  }
});

describe("a report", () => {
  test.each([
    ["the checked file", ["a.yml", "--output", "a.yml"]],
    ["the checked file by another name", ["a.yml", "--output", "x/../A.YML"]],
    ["a file that a pattern matches", ["*.yml", "--output", "b.yml"]],
    ["a file that the pattern would match the next time", ["*.yml", "--output", "new.yml"]],
    ["the base", ["a.yml", "--base", "old", "--output", "./old"]],
    ["the policy", ["a.yml", "--policy", "old", "--output", "x/../old"]],
    ["the settings that code is compared with", ["scan", "x", "--settings", "old", "--output", "old"]],
    ["code that is scanned", ["scan", "x", "--output", "x/a.ts"]],
    ["code that the settings are compared with", ["check", "a.yml", "--code", "x", "--output", "./x/a.ts"]],
  ])("never overwrites %s", (_, words) => {
    const place = new Workplace({ "a.yml": settings, "b.yml": settings, old: settings });
    mkdirSync(place.path("x"));
    place.write("x/a.ts", "// code\n");
    const { code, out, err } = place.run(...words);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/is read by this run, so it is not overwritten\.\n$/);
    expect([place.read("a.yml"), place.read("b.yml"), place.read("old")]).toEqual([settings, settings, settings]);
    expect(place.read("x/a.ts")).toBe("// code\n");
  });

  test("may stand below the code, also for the second time", () => {
    const place = new Workplace({});
    mkdirSync(place.path("x"));
    place.write("x/a.ts", "// code\n");
    for (const format of ["json", "sarif"] as const) {
      const words = ["scan", "x", "--format", format, "--output", `x/report.${format}`];
      expect([place.run(...words).code, place.run(...words).code]).toEqual([0, 0]);
    }
  });

  test("nor the checked file through its second name in the file system", () => {
    const place = new Workplace({ "a.yml": settings });
    writeFileSync(place.path("other"), "");
    renameSync(place.path("a.yml"), place.path("b.yml"));
    symlinkSync("b.yml", place.path("a.json"));
    expect(place.run("b.yml", "--output", "a.json").code).toBe(2);
    expect(place.read("b.yml")).toBe(settings);
  });

  test("that was there before the run is gone when the run ends early", () => {
    const place = new Workplace({ "report.json": "forged" });
    expect(place.run("nowhere.yml", "--output", "report.json").code).toBe(2);
    expect(place.names).toEqual([]);
  });
});
