import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { commands } from "../../src/cli/command-table.js";
import { optionEntries } from "../../src/cli/options.js";
import { progressOn } from "../../src/cli/progress.js";
import { widthOf } from "../../src/reporters/cells.js";
import { limits } from "../../src/settings/limits.js";
import { Workplace } from "../support/terminal.js";

const broken = readFileSync(new URL("../../examples/broken-settings.yml", import.meta.url), "utf8");
const bytes = (text: string) => (limit: number) => new TextEncoder().encode(text).slice(0, limit);

describe("what is no call, with the word that was meant", () => {
  test.each([
    [["chek"], "There is no command and no file `chek`. Did you mean `check`?"],
    [["lint", "a.yml"], "There is no command and no file `lint`. Did you mean `check`?"],
    [["fix"], "There is no command and no file `fix`. Did you mean `check --fix`?"],
    [["describe"], "There is no command and no file `describe`. Did you mean `explain`?"],
    [["zebra"], "There is no command and no file `zebra`. `--help` lists the commands."],
    [["-x"], "There is no option `-x`. The short ones are `-f`, `-o`, `-q`, `-h`, `-v`."],
    [["--forma", "json"], "There is no option `--forma`. Did you mean `--format`?"],
    [["-f", "xml"], "`xml` is no value of `--format`."],
    [["check", "empty"], "No settings file lies below the folder `empty`"],
    [["check", "nowhere.yml"], "The file `nowhere.yml` does not exist"],
    [["completion", "tcsh"], "There is no completion for `tcsh`. Allowed: `bash`, `zsh`, `fish`."],
    [["completion"], "`completion` needs a shell behind it: `bash`, `zsh`, `fish`."],
    [["--fail-on"], "`--fail-on` needs a value behind it: `error`, `warning`, `notice`, `never`."],
    [["a.yml", "-o"], "`--output` needs a value behind it."],
    [["--today", "--quiet"], "`--today` needs a value behind it."],
    [["--quiet=yes"], "`--quiet` takes no value."],
    [["explain", "sellingpartnerapi-us.amazon.com"], "Did you mean `sellingpartnerapi-"],
    [["explain", "Germny"], "Did you mean `Germany`?"],
    [["help", "scna"], "There is no command `scna`. Did you mean `scan`?"],
    [["help", "zebra"], "There is no command `zebra`. `help` lists the commands."],
    [["rules", "--output", "x"], "and `init`, not to `rules`."],
    [["check", "-", "--fix"], "`--fix` writes files, and `-` is none: give `--dry-run` too."],
  ])("%j", (words, sentence) => {
    const place = new Workplace({ "a.yml": broken });
    mkdirSync(place.path("empty"));
    const { code, out, err } = place.runWith({ input: bytes(broken) }, ...words);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(sentence);
    expect(err.split("\n")).toHaveLength(2);
  });

  test("a word that is a file is checked, whatever command it is like", () => {
    expect(new Workplace({ chek: broken }).run("chek").code).toBe(1);
  });

  test.each([
    ["app-settings.yaml", "`app-settings.yaml` is there: name it behind `check`."],
    ["shop.app-settings.yml", "`shop.app-settings.yml` is there: name it behind `check`."],
    ["other.txt", "`init` writes one to start from"],
  ])("without the usual file, but with %s", (name, hint) => {
    const { code, err } = new Workplace({ [name]: broken }).run("check");
    expect(code).toBe(2);
    expect(err).toContain("The file `app-settings.yml` does not exist");
    expect(err).toContain(hint);
  });
});

describe("folders", () => {
  test.each([[["."]], [["apps"]], [["apps/"]], [["check", "apps", "apps/a"]]])("%j is searched", (words) => {
    const place = new Workplace();
    mkdirSync(place.path("apps/a"), { recursive: true });
    mkdirSync(place.path("apps/node_modules"));
    for (const name of ["a/app-settings.yml", "eu.app-settings.yaml", "app-settings.test.yml", "docker-compose.yml"]) {
      place.write(`apps/${name}`, broken);
    }
    place.write("apps/node_modules/app-settings.yml", broken);
    const { files } = JSON.parse(place.run(...words, "-f", "json").out);
    expect(files.map(({ path }: { path: string }) => path)).toEqual([
      "apps/a/app-settings.yml",
      "apps/app-settings.test.yml",
      "apps/eu.app-settings.yaml",
    ]);
  });
});

describe("standard input", () => {
  test("is checked as a file, alone and beside others", () => {
    const place = new Workplace({ "a.yml": broken });
    const typed = place.runWith({ input: bytes(broken) }, "-", "-q");
    expect(typed.code).toBe(1);
    expect(typed.out).toContain(" <stdin>:17:7: error MD1000 draft-without-beta: ");
    const both = place.runWith({ input: bytes(broken) }, "check", "-", "a.yml", "-", "-f", "json");
    expect(JSON.parse(both.out).files.map(({ path }: { path: string }) => path)).toEqual(["<stdin>", "a.yml"]);
  });

  test("is read no further than a file may be long", () => {
    const asked: number[] = [];
    const input = (limit: number) => {
      asked.push(limit);
      return new Uint8Array(limit).fill(97);
    };
    const { code, out } = new Workplace().runWith({ input }, "-", "-q");
    expect([code, asked]).toEqual([1, [limits.bytes + 1]]);
    expect(out).toContain("settings-yaml");
  });

  test("without an end stops at the limit", () => {
    const cli = new URL("../../dist/cli/index.js", import.meta.url).pathname;
    const script = `yes a: b | "${process.execPath}" "${cli}" - -q`;
    const { status, stdout } = spawnSync("sh", ["-c", script], { encoding: "utf8" });
    expect(status).toBe(1);
    expect(stdout).toContain("<stdin>:1:1: error settings-yaml");
  });
});

describe("help", () => {
  test.each(commands)("of %s names its options, in lines that fit", (command) => {
    const place = new Workplace();
    for (const words of [
      [command, "--help"],
      ["help", command],
      [command, "-h"],
    ]) {
      const { code, out } = place.runWith({ columns: 80 }, ...words);
      expect([words, code]).toEqual([words, 0]);
      expect(out.split("\n")[0]).toContain(command);
      for (const [name, { commands: owners }] of optionEntries) {
        const isOwn = owners === undefined || owners.includes(command);
        expect([name, new RegExp(`^ .*--${name}\\b`, "m").test(out)]).toEqual([
          name,
          isOwn || out.includes(`  sp-api-preflight ${command} --${name}`),
        ]);
      }
      const text = out.split("\n").filter((line) => !line.startsWith("  sp-api-preflight "));
      for (const line of text) expect(line.length).toBeLessThanOrEqual(80);
    }
  });

  test("of the program names every command, and is no error without one", () => {
    const { code, out } = new Workplace().run("help");
    expect(code).toBe(0);
    for (const command of commands) expect(out).toContain(command);
    expect(new Workplace().run("-v")).toEqual(new Workplace().run("--version"));
  });
});

describe("text fits the terminal", () => {
  test.each([
    ["rules", 80],
    ["rules", 60],
    ["explain MD1000", 80],
    ["explain draft-without-beta", 72],
    ["explain oauth.redirectUris", 80],
  ])("%s in %d columns", (words, columns) => {
    const { out } = new Workplace().runWith({ columns }, ...words.split(" "));
    let isCode = false;
    for (const line of out.split("\n")) {
      if (line.startsWith(" ```")) isCode = !isCode;
      const isWhole = isCode || / https?:|^ [|#]/.test(line) || line.trim().split(" ").length < 2;
      if (!isWhole) expect([line, widthOf(line) <= columns]).toEqual([line, true]);
    }
  });

  test("and no word is lost", () => {
    const words = (columns: number) => new Workplace().runWith({ columns }, "rules").out.split(/\s+/).join(" ");
    expect(words(60)).toBe(words(160));
  });
});

describe("progress", () => {
  test("is told for many files on a terminal, and gone at the end", () => {
    const files = Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`${index}.yml`, broken]));
    const told: string[] = [];
    const { err } = new Workplace(files).runWith({ progress: (text) => told.push(text) }, "*.yml", "-q");
    expect(told).toHaveLength(25);
    expect([told[0], told.at(-1), err]).toEqual([" Checked 1 of 25 files.", "", ""]);
    const few: string[] = [];
    new Workplace({ "a.yml": broken }).runWith({ progress: (text) => few.push(text) }, "a.yml");
    expect(few).toEqual([]);
  });

  test("is not written for short work", () => {
    let now = 0;
    const progress = progressOn(2, () => now);
    now = 100;
    expect(() => progress("never seen")).not.toThrow();
    expect(() => progress("")).not.toThrow();
  });
});

describe("completion", () => {
  const complete = (...words: readonly string[]) => {
    const script = new Workplace().run("completion", "bash").out;
    const quoted = words.map((word) => `'${word}'`).join(" ");
    const call = `COMP_WORDS=(sp-api-preflight ${quoted}); COMP_CWORD=${words.length}; _sp_api_preflight; echo "\${COMPREPLY[*]}"`;
    const { folder: cwd } = new Workplace();
    const { stdout, stderr } = spawnSync("bash", ["-c", `${script}\n${call}`], { encoding: "utf8", cwd });
    expect(stderr).toBe("");
    return stdout.trim().split(" ");
  };

  test.each([
    [["e"], ["explain"]],
    [["--form"], ["--format"]],
    [
      ["check", "--fail-on", "n"],
      ["notice", "never"],
    ],
    [["check", "-f", "sar"], ["sarif"]],
    [["init", "--ty"], ["--type"]],
    [["init", "--fo"], [""]],
    [["completion", "f"], ["fish"]],
    [
      ["schema", ""],
      ["settings", "report"],
    ],
  ])("bash completes %j", (words, expected) => {
    expect(complete(...words)).toEqual(expected);
  });

  test("zsh takes no slice whose length begins with a letter for a modifier", () => {
    expect(new Workplace().run("completion", "zsh").out).not.toMatch(/\$\{[^}]*:\d*:[A-Za-z]/);
  });

  test("zsh and fish have every command and option", () => {
    for (const shell of ["zsh", "fish"]) {
      const { out } = new Workplace().run("completion", shell);
      for (const command of commands) expect(out).toContain(command);
      for (const [name] of optionEntries) expect(out).toMatch(new RegExp(`(?:--|-l )${name}\\b`));
    }
  });
});

test.each([
  [
    "docker-compose.yml",
    'version: "3"\nservices:\n  web: {image: x}\nvolumes: {}\n',
    "`services`, `volumes`, and none",
  ],
  ["package.json", '{"name": "x", "scripts": {}, "dependencies": {}}', "`name`, `scripts`, `dependencies`, and none"],
])("%s is told to be a foreign file, in one finding", (name, text, words) => {
  const { code, out } = new Workplace({ [name]: text }).run(name, "-q");
  expect(code).toBe(1);
  expect(out.match(/: error /g)).toHaveLength(1);
  expect(out).toContain(`This is no settings file of SP-API Preflight: it has ${words}`);
});

test("a mistyped key is no sign of a foreign file", () => {
  expect(new Workplace({ "a.yml": "ap:\n  type: public\n" }).run("a.yml", "-q").out).toContain("`ap` is not a key");
});
