import { mkdirSync, symlinkSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { formats } from "../../src/cli/formats.js";
import { run } from "../../src/cli/run.js";
import { failOnWords } from "../../src/report/report.js";
import { catalogue } from "../../src/rules/index.js";
import { today } from "../support/check.js";
import { Workplace } from "../support/terminal.js";

const settings = (state: string, uri: string) => `app:
  id: amzn1.sp.solution.1b2c3d4e-5f60-4a7b-8c9d-0e1f2a3b4c5d
  type: public
  state: ${state}
oauth:
  loginUri: https://app.example.com/amazon/login
  redirectUris: [https://app.example.com/amazon/callback]
  authorizationUris:
    - https://sellercentral.amazon.com/apps/authorize/consent?application_id=amzn1.sp.solution.1b2c3d4e-5f60-4a7b-8c9d-0e1f2a3b4c5d${uri}
credentials: {mode: lwa, clientSecret: env:SECRET}
`;

/** A file for each worst severity, with the thresholds at which it fails. */
const worst: Record<string, { text: string; failsAt: readonly string[] }> = {
  nothing: { text: settings("draft", "&state={state}&version=beta"), failsAt: [] },
  notice: { text: settings("published", "&state={state}&version=beta"), failsAt: ["notice"] },
  warning: { text: settings("published", ""), failsAt: ["warning", "notice"] },
  error: { text: settings("draft", "&state={state}"), failsAt: ["error", "warning", "notice"] },
};

describe.each(formats)("as %s", (format) => {
  const outcomes = Object.entries(worst).flatMap(([severity, { text, failsAt }]) =>
    failOnWords.map((failOn) => ({ severity, failOn, text, code: failsAt.includes(failOn) ? 1 : 0 })),
  );

  test.each(outcomes)("a file with $severity at worst, failing on $failOn, exits with $code", (outcome) => {
    const place = new Workplace({ "app-settings.yml": outcome.text });
    const { code, out, err } = place.run("--format", format, "--fail-on", outcome.failOn);
    expect([code, err]).toEqual([outcome.code, ""]);
    expect(out).not.toBe("");
    const written = place.run("--format", format, "--fail-on", outcome.failOn, "--output", "report.txt");
    expect(written).toEqual({ code: outcome.code, out: "", err: "" });
    expect(place.read("report.txt")).toBe(out);
  });

  test("a file that is no settings fails at every threshold but never", () => {
    const bad = [
      new Uint8Array([0xff, 0xfe, 97, 0]),
      "app: [\n",
      "- a\n",
      "a: 1\na: 2\n",
      "",
      `# ${"x".repeat(300_000)}`,
    ];
    for (const content of bad) {
      const place = new Workplace({ "app-settings.yml": content });
      expect(failOnWords.map((failOn) => place.run("--format", format, "--fail-on", failOn).code)).toEqual([
        1, 1, 1, 0,
      ]);
    }
  });

  test("a wrong call exits with 2, one line on standard error, and nothing else", () => {
    const place = new Workplace({ "app-settings.yml": worst.nothing?.text ?? "", "b.yml": "" });
    for (const words of wrongCalls) {
      const { code, out, err } = place.run("--format", format, ...words);
      expect([words, code, out]).toEqual([words, 2, ""]);
      expect(err).toMatch(/^ [^\n]+\.\n$/);
    }
  });

  test("a rule that breaks exits with 3 and names itself, and the others have spoken", () => {
    const rule = catalogue.find(({ id }) => id === "state-static");
    if (rule === undefined) throw new Error("no such rule");
    const broken = vi.spyOn(rule, "check").mockImplementation(() => {
      throw new Error("Atzr|IwEBIA-secret");
    });
    const place = new Workplace({ "app-settings.yml": worst.error?.text ?? "" });
    const { code, out, err } = place.run("--format", format, "--fail-on", "never");
    broken.mockRestore();
    expect(code).toBe(3);
    expect(err).toMatch(
      /^ The rule `state-static` of sp-api-preflight \S+ broke on `app-settings.yml`\. Please report it\.\n$/,
    );
    expect(out).toContain("draft-without-beta");
    expect(out + err).not.toContain("Atzr");
  });
});

const wrongCalls: readonly (readonly string[])[] = [
  ["nowhere.yml"],
  ["nowhere/*.yml"],
  ["app-settings.yml", "nowhere.yml"],
  [""],
  ["--fail-on", "info"],
  ["--today", "2026-02-30"],
  ["--today", "yesterday"],
  ["--colour"],
  ["--output", "nowhere/report.txt"],
  ["--output", "../report.txt"],
  ["--base", "nowhere.yml"],
  ["--policy", "nowhere.yml"],
  ["--policy", "app-settings.yml"],
  ["rules", "--policy", "app-settings.yml"],
  ["app-settings.yml", "b.yml", "--base", "app-settings.yml"],
  ["--dry-run"],
  ["--require", ""],
  ["--require", "consent", "--require", "secrets"],
  ["--max-unchecked", "few"],
  ["rules", "--require", "all"],
  ["explain", "MD1000", "--max-unchecked", "1"],
  ["rules", "--base", "b.yml"],
  ["rules", "--fix"],
  ["check", "--type", "public"],
];

describe("a wrong call", () => {
  const says: [string, string[], string][] = [
    ["a pattern without a match", ["x/*.yml"], " No file matches `x/*.yml` in `FOLDER`.\n"],
    ["a path without a file", ["x.yml"], " The file `x.yml` does not exist in `FOLDER`.\n"],
    [
      "a folder",
      ["folder"],
      " No settings file lies below the folder `folder`: none is named `app-settings.yml`, `NAME.app-settings.yml` or `app-settings.NAME.yml`. Name the file.\n",
    ],
    ["a link that leads out", ["out.yml"], " `out.yml` leads by a link out of the working folder.\n"],
    ["a near option", ["--formt", "json"], " There is no option `--formt`. Did you mean `--format`?\n"],
    [
      "an unknown format",
      ["--format", "xml"],
      " `xml` is no value of `--format`. Allowed: `text`, `json`, `sarif`, `github`, `junit`, `rdjson`, `markdown`, `gitlab`, `checkstyle`, `azure`, `ical`.\n",
    ],
    [
      "a stage that is none",
      ["--require", "registration,login"],
      " `login` is no value of `--require`. Allowed: `registration`, `consent`, `token`, `signing`, `call`, `all`.\n",
    ],
    [
      "a number that is none",
      ["--max-unchecked", "1.5"],
      " `1.5` is no value of `--max-unchecked`. Allowed: a whole number from 0 on.\n",
    ],
    ["a path with a line end", ["a\n::error::b"], " The file `a\\n::error::b` does not exist in `FOLDER`.\n"],
  ];

  test.each(says)("%s", (_, words, message) => {
    const place = new Workplace();
    mkdirSync(place.path("folder"));
    symlinkSync("/etc/hostname", place.path("out.yml"));
    expect(place.run(...words)).toEqual({ code: 2, out: "", err: message.replace("FOLDER", place.folder) });
  });
});

describe("check", () => {
  test("takes a policy for all files, and writes over none", () => {
    const text =
      "app: {type: private}\ncredentials: {mode: lwa, clientId: x}\npreflight: {rules: {client-id-format: off}}\n";
    const place = new Workplace({ "a.yml": text, "b.yml": text, "policy.yml": "locked: true\n" });
    expect(place.run("*.yml", "!policy.yml").code).toBe(0);
    const { code, out } = place.run("a.yml", "b.yml", "--policy", "policy.yml", "--fail-on", "warning", "--quiet");
    expect([code, out.match(/client-id-format: The/g)?.length]).toEqual([1, 2]);
    expect(place.run("a.yml", "--policy", "policy.yml", "--output", "policy.yml").code).toBe(2);
    expect(place.read("policy.yml")).toBe("locked: true\n");
  });

  test.each([
    [["--require", "consent"], 0],
    [["--require", "registration", "--require=token"], 1],
    [["--require", "all", "--fail-on", "never"], 0],
    [["--max-unchecked", "0"], 1],
    [["--max-unchecked", "99"], 0],
  ])("with %j of a file of which little is declared exits with %i", (words, code) => {
    const text = "app: {type: private}\ncredentials: {mode: lwa, clientSecret: env:SECRET}\n";
    const place = new Workplace({ "app-settings.yml": text });
    for (const format of formats)
      expect([format, place.run("--format", format, ...words).code]).toEqual([format, code]);
  });

  test("reads the default file, globs without what they exclude, and each file once", () => {
    const text = worst.nothing?.text ?? "";
    const place = new Workplace({ "app-settings.yml": text, "a.yml": text, "b.yml": text, "c.yaml": text });
    const checked = (...words: string[]) =>
      JSON.parse(place.run(...words, "--format", "json").out).files.map(({ path }: { path: string }) => path);
    expect(checked()).toEqual(["app-settings.yml"]);
    expect(checked("?.yml", "./a.yml", "!b.yml")).toEqual(["a.yml"]);
    expect(checked("check", "*.{yml,yaml}")).toEqual(["a.yml", "app-settings.yml", "b.yml", "c.yaml"]);
  });

  test("compares with the file that --base names", () => {
    const before = settings("published", "&state={state}");
    const place = new Workplace({
      "app-settings.yml": settings("draft", "&state={state}&version=beta"),
      "old.yml": before,
    });
    const rules = (...words: string[]) =>
      JSON.parse(place.run(...words, "--format", "json").out).findings.map(({ rule }: { rule: string }) => rule);
    expect(rules("--base", "old.yml")).toEqual(["state-changed"]);
    expect(rules()).toEqual([]);
  });

  test("judges dates by --today", () => {
    const text = `${worst.nothing?.text}authorizations: [{name: a, region: na, grantedOn: "2026-01-01"}]\n`;
    const place = new Workplace({ "app-settings.yml": text });
    const severities = (today: string) =>
      JSON.parse(place.run("--today", today, "--format", "json").out).findings.map(
        ({ severity }: { severity: string }) => severity,
      );
    expect(["2026-11-30", "2026-12-15", "2027-02-01"].map(severities)).toEqual([[], ["warning"], ["error"]]);
  });

  test("prints one line for each finding when it is quiet", () => {
    const place = new Workplace({ "app-settings.yml": worst.error?.text ?? "" });
    expect(
      place
        .run("--quiet")
        .out.split("\n")
        .filter((line) => line.includes("draft-without-beta")),
    ).toHaveLength(1);
  });
});

test("the width of the terminal counts for a file too, its colours do not", () => {
  const place = new Workplace({ "app-settings.yml": worst.error?.text ?? "" });
  let out = "";
  const terminal = { folder: place.folder, today, colour: true, columns: 50, err: () => {} };
  const checked = (...words: string[]) =>
    run(words, {
      ...terminal,
      out: (text) => {
        out += text;
      },
    });
  expect([checked(), checked("--output", "report.txt")]).toEqual([1, 1]);
  expect(out).toMatch(/\u001b\[/);
  const plain = out.replace(/\u001b\[[0-9;]*m/g, "").replace(/ +$/gm, "");
  expect(place.read("report.txt").replace(/ +$/gm, "")).toBe(plain);
});

test("--fix --dry-run prints a diff and leaves the file alone", () => {
  const place = new Workplace({ "app-settings.yml": worst.error?.text ?? "" });
  const { code, out } = place.run("--fix", "--dry-run");
  expect(code).toBe(1);
  expect(out).toMatch(/^--- /);
  expect(place.read("app-settings.yml")).toBe(worst.error?.text);
  expect(place.run("--fix").code).toBe(0);
  expect(place.read("app-settings.yml")).toContain("version=beta");
});

test("help names every option and format, and version the version", () => {
  const place = new Workplace();
  const { code, out } = place.run("--help");
  expect(code).toBe(0);
  for (const word of ["--base", "--fix", "--dry-run", "--output", ...formats]) expect(out).toContain(word);
  expect(place.run("--version").out).toMatch(/^sp-api-preflight \d+\.\d+\.\d+\n$/);
});
