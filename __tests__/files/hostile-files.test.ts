import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { settingsFiles } from "../../src/action/settings-files.js";
import { formats } from "../../src/cli/formats.js";
import { findFiles } from "../../src/files/find-files.js";
import { matches, mayHold } from "../../src/files/glob.js";
import { readSettingsFile } from "../../src/files/read-file.js";
import { hiddenCharacters } from "../support/hidden-characters.js";
import { matchersOf } from "../support/problem-matchers.js";
import { readLog } from "../support/runner-commands.js";
import { Workplace } from "../support/terminal.js";

const settings = "app: {type: private, state: draft}\ncredentials: {mode: lwaa}\n";

/** Expects that the path is refused with one sentence, whatever way it is given, and that nothing of it is shown. */
function expectRefusal(place: Workplace, path: string, sentence: RegExp): void {
  for (const words of [[path], ["app-settings.yml", "--base", path], [path, "--format", "json"], [path, "--fix"]]) {
    const { code, out, err } = place.run(...words);
    expect([words, code, out]).toEqual([words, 2, ""]);
    expect(err).toMatch(/^ [^\n]+\n$/);
    expect(err).toMatch(sentence);
  }
  expect(() => settingsFiles([path], ".", place.folder)).toThrow(sentence);
}

describe("what is no regular file of the working folder", () => {
  const kinds: [string, (path: string, place: Workplace) => void, RegExp][] = [
    ["a link to a secret of the process", (path) => symlinkSync("/proc/self/environ", path), /leads by a link out/],
    [
      "a link to a file above",
      (path) => symlinkSync("../../../etc/hostname", path),
      /leads by a link out|cannot be read/,
    ],
    ["a link to a device", (path) => symlinkSync("/dev/zero", path), /leads by a link out/],
    ["a link to itself", (path) => symlinkSync("odd.yml", path), /cannot be read \(ELOOP\)/],
    ["a link to nothing", (path) => symlinkSync("nothing", path), /cannot be read \(ENOENT\)/],
    ["a folder", (path) => mkdirSync(path), /no regular file|No settings file lies below the folder/],
    ["a pipe", (path) => execFileSync("mkfifo", [path]), /no regular file/],
    [
      "a link to a pipe",
      (path, place) => {
        execFileSync("mkfifo", [place.path("pipe")]);
        symlinkSync("pipe", path);
      },
      /no link is followed/,
    ],
    [
      "a link to a file beside it",
      (path, place) => {
        place.write(".env", "TOKEN=canary-7f3a9c\n");
        symlinkSync(".env", path);
      },
      /no link is followed/,
    ],
    [
      "a link to the configuration of git",
      (path) => symlinkSync(".git/config", path),
      /no link is followed|cannot be read/,
    ],
  ];

  test.each(kinds)("%s is refused", (_, make, sentence) => {
    const place = new Workplace({ "app-settings.yml": settings });
    make(place.path("odd.yml"), place);
    expectRefusal(place, "odd.yml", sentence);
  });

  test("a folder that is a link out of the working folder is refused, and no pattern enters it", () => {
    const place = new Workplace({ "app-settings.yml": settings });
    const outside = new Workplace({ "secret.yml": "x: 1\n" });
    symlinkSync(outside.folder, place.path("config"));
    symlinkSync(".", place.path("loop"));
    expectRefusal(place, "config/secret.yml", /leads by a link out/);
    expect(findFiles(["**/*.yml"], place.folder)).toEqual(["app-settings.yml"]);
  });

  test.each(["/dev/zero", "/dev/stdin", "/proc/self/environ", "/proc/self/fd/0", "/proc/kmsg"])(
    "%s is not printed",
    (path) => {
      const place = new Workplace({ "app-settings.yml": settings });
      process.env.PREFLIGHT_CANARY = "canary-7f3a9c";
      const { code, out, err } = place.run(path);
      delete process.env.PREFLIGHT_CANARY;
      expect([path, code === 0]).toEqual([path, false]);
      expect(out + err).not.toContain("canary-7f3a9c");
    },
  );

  test.runIf(process.getuid?.() !== 0)("an unreadable file is refused", () => {
    const place = new Workplace({ "app-settings.yml": settings, "odd.yml": settings });
    chmodSync(place.path("odd.yml"), 0);
    expectRefusal(place, "odd.yml", /cannot be read \(EACCES\)/);
  });
});

describe("a file of 2 GiB", () => {
  test("has no more bytes than one above the limit", () => {
    const place = new Workplace({ "app-settings.yml": settings });
    truncateSync(place.path("app-settings.yml"), 2 ** 31);
    expect(readSettingsFile("app-settings.yml", place.folder)).toHaveLength(256 * 1024 + 1);
    const { code, out } = place.run();
    expect(code).toBe(1);
    expect(out).toContain("larger than 256 KiB");
  });
});

describe("names of files", () => {
  const names = [
    "a\n::error::forged.yml",
    "a\r##[error]x.yml",
    "a,line=1,title=x.yml",
    "a::b.yml",
    "a%2Cb%0A::error::x.yml",
    "\u001b[2J\u202e\u200b.yml",
    "$(whoami).yml",
    "a;id`id`.yml",
    "'\"<img src=x>.yml",
    "a.ts(1,2): error TS1: x.yml",
    "-o.yml",
    " .yml ",
    "CON.yml.",
    "App-Settings.yml",
    "|[x](https:evil.example).yml",
    `${"x".repeat(240)}.yml`,
    `${"\u{1f600}".repeat(60)}.yml`,
  ];

  test.each(names)("%j is read, and nothing of its name is obeyed", (name) => {
    const place = new Workplace({ [name]: settings });
    for (const format of formats) {
      const { code, out, err } = place.run("--format", format, "--", `./${name}`);
      expect([format, code, err]).toEqual([format, 1, ""]);
      expect(hiddenCharacters(out)).toEqual([]);
      const { commands, plain } = readLog(out);
      expect(commands.filter(() => format !== "github")).toEqual([]);
      for (const command of commands) {
        expect(
          Object.keys(command.properties).filter((key) => !/^(?:file|line|endLine|col|endColumn|title)$/.test(key)),
        ).toEqual([]);
        // A name that no property can hold stands in the text.
        if (command.properties.file === undefined) expect(command.data).toMatch(/^In .+, line \d+\.\n/);
        else expect([command.properties.file, command.properties.line]).toEqual([name, expect.stringMatching(/^\d+$/)]);
      }
      if (["text", "github", "markdown"].includes(format)) {
        expect(plain.filter((line) => matchersOf(line).length > 0)).toEqual([]);
      }
    }
  });

  test("that are no UTF-8 are named without breaking anything", () => {
    const place = new Workplace({ "app-settings.yml": settings });
    writeFileSync(
      Buffer.concat([Buffer.from(`${place.folder}/`), Buffer.from([0xff, 0xfe]), Buffer.from(".yml")]),
      settings,
    );
    const { code, out, err } = place.run("*.yml");
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(hiddenCharacters(err)).toEqual([]);
  });

  test.each(["--config=evil", "-o/etc/x", "--output"])("%j as an operand is an option that is refused", (word) => {
    const place = new Workplace({ "app-settings.yml": settings });
    expect(place.run(word).code).toBe(2);
    expect(place.names).toEqual(["app-settings.yml"]);
  });
});

describe("the work of a pattern", () => {
  test("is bounded by the lengths of pattern and path", () => {
    const path = `${"a/".repeat(400)}b`;
    expect(matches(`${"**/".repeat(400)}c`, path)).toBe(false);
    expect(matches(`${"*a".repeat(400)}c`, "a".repeat(2_000))).toBe(false);
    expect(matches("{a,b}".repeat(60), "ab".repeat(30))).toBe(false);
    expect(mayHold("**/**/**/x", path)).toBe(true);
  });

  test("does not grow with the depth of folders that it cannot match", () => {
    const place = new Workplace({ "app-settings.yml": settings });
    mkdirSync(place.path(join("deep", ..."x".repeat(200))), { recursive: true });
    expect(findFiles(["*.yml", "deep/*/*.{yml,yaml}", "!deep/**"].slice(0, 1), place.folder)).toEqual([
      "app-settings.yml",
    ]);
    expect(() => findFiles(["deep/**/**/**/**/*.yml"], place.folder)).toThrow(/No file matches/);
  });

  test("does not enter node_modules and .git", () => {
    const place = new Workplace({ "app-settings.yml": settings });
    for (const folder of ["node_modules", ".git"]) {
      mkdirSync(place.path(folder));
      place.write(`${folder}/a.yml`, settings);
    }
    expect(findFiles(["**/*.yml"], place.folder)).toEqual(["app-settings.yml"]);
  });
});

test("nothing of the checked repository is loaded or configured from", () => {
  const poison = 'throw new Error("loaded")';
  const place = new Workplace({
    "app-settings.yml": "app: {type: private, state: draft}\ncredentials: {mode: lwa}\n",
    "package.json": '{"type": "commonjs", "imports": {"#x": "./x.js"}, "sp-api-preflight": {"failOn": "never"}}',
    ".env": "NODE_OPTIONS=--require=./x.js\n",
    ".npmrc": "script-shell=./x\n",
    ".preflightrc": "rules: {}\n",
    "x.js": poison,
  });
  mkdirSync(place.path("node_modules/yaml"), { recursive: true });
  mkdirSync(place.path("node_modules/zod/mini"), { recursive: true });
  mkdirSync(place.path(".git/hooks"), { recursive: true });
  place.write("node_modules/yaml/index.js", poison);
  place.write("node_modules/zod/mini/index.js", poison);
  place.write(".git/config", "[core]\n\tfsmonitor = touch ran; false\n");
  const bundle = join(import.meta.dirname, "../../dist/cli/index.js");
  const env = { PATH: process.env.PATH };
  const out = execFileSync(process.execPath, [bundle], { cwd: place.folder, env, encoding: "utf8" });
  expect(out).toContain("Passed: no findings");
  expect(existsSync(place.path("ran"))).toBe(false);
  expect(readFileSync(bundle, "utf8")).not.toContain('execSync("git');
});
