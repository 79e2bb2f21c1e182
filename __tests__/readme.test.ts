import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { withRepository } from "../scripts/repository-name.js";
import { commands, commandTable } from "../src/cli/command-table.js";
import { catalogue } from "../src/rules/index.js";
import { check } from "./support/check.js";
import { Workplace } from "./support/terminal.js";

const root = fileURLToPath(new URL("../", import.meta.url));
const folders = ["docs", "docs/rules", "docs/zh-CN"];
const pages = [
  ...["README.md", "README.zh-CN.md", "CONTRIBUTING.md", "SECURITY.md"],
  ...folders.flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`)),
].filter((name) => name.endsWith(".md"));
const read = (path: string) => readFileSync(join(root, path), "utf8");
const fences = (page: string, language: string) =>
  [...page.matchAll(new RegExp(`^ *\`\`\`${language}\\n([\\s\\S]*?)^ *\`\`\`$`, "gm"))].map(([, text = ""]) => text);

const start = String.raw`npx (?:--yes )?sp-api-preflight(?:@[\d.]+)?|node dist/cli/index\.js|node sp-api-preflight\.mjs`;
const bare = `(?<![\\w/@-])sp-api-preflight(?= (?:${commands.join("|")})\\b)`;

/** The calls of the command line on a page, wherever they stand: in a shell, in a recipe, in a sentence, behind a pipe. */
function callsOn(page: string): string[] {
  const calls = page.matchAll(new RegExp(`(?:${start}|${bare})((?:(?!&&)[^\\n#|\`'")])*)`, "g"));
  return [...calls].map(([, words = ""]) => words.trim());
}

const calls = [
  ...pages.flatMap((name) => callsOn(read(name)).map((words) => [name, words] as const)),
  ...commands.flatMap((command) =>
    callsOn(commandTable[command].more.join("\n").replace(/ > .*/g, "")).map(
      (words) => [`${command} --help`, words] as const,
    ),
  ),
].filter(([, words]) => /^[ -~]*$/.test(words));

test("the pages have calls of every kind", () => {
  for (const command of commands) {
    expect(calls.map(([, words]) => words)).toContainEqual(expect.stringMatching(new RegExp(`^${command}\\b`)));
  }
});

/** One of each: what several pages show runs once. */
const each = [...new Map(calls.map((call) => [call[1], call])).values()];

test.each(each)("%s: `%s` runs", (_, words) => {
  const place = new Workplace();
  for (const name of ["app-settings.yml", "before.yml"])
    copyFileSync(join(root, "examples/app-settings.yml"), place.path(name));
  writeFileSync(place.path("index.js"), "export const host = 'https://sellingpartnerapi-eu.amazon.com';\n");
  writeFileSync(place.path("verified.json"), '{"reportVersion": 1, "certificates": []}');
  const output = /(?:--output|-o) (\S+)/.exec(words)?.[1] ?? "";
  for (const folder of [dirname(output), "examples", "apps", "orders", "src"])
    mkdirSync(place.path(folder), { recursive: true });
  for (const path of ["examples/app-settings.yml", "examples/broken-settings.yml"])
    copyFileSync(join(root, path), place.path(path));
  for (const folder of ["apps", "orders"])
    copyFileSync(join(root, "examples/app-settings.yml"), place.path(`${folder}/app-settings.yml`));
  const added: Partial<Record<string, string>> = {
    init: " --output new.yml",
    verify: words.includes("--dry-run") ? "" : " --dry-run",
  };
  const given = `${words}${added[words.split(" ")[0] ?? ""] ?? ""}`;
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(root, "dist/cli/index.js"), ...given.split(/\s+/).filter((word) => word !== "")],
    {
      cwd: place.folder,
      encoding: "utf8",
    },
  );
  expect([words, stderr, status === 0 || status === 1]).toEqual([words, expect.any(String), true]);
  if (output !== "") expect(existsSync(join(place.folder, output))).toBe(true);
});

test.each(pages)("every link of %s within the repository leads somewhere", (name) => {
  const text = read(name).replace(/^```[\s\S]*?^```$/gm, "");
  for (const [, target = ""] of text.matchAll(/\]\((?!https?:|mailto:|#)([^)\s#]+)(?:#[^)]*)?\)/g)) {
    expect([target, existsSync(join(root, dirname(name), target))]).toEqual([target, true]);
  }
});

const guides = pages.filter((name) => !name.startsWith("docs/rules/"));

test.each(guides)("every recipe of %s in YAML can be read", (name) => {
  for (const text of fences(read(name), "yaml")) {
    for (const document of parseAllDocuments(text)) expect([text, document.errors]).toEqual([text, []]);
  }
});

describe("the README", () => {
  test.each(["README.md", "README.zh-CN.md"])("%s is at most 1,100 words", (name) => {
    expect(read(name).split(/\s+/).length).toBeLessThanOrEqual(1_100);
  });

  test("starts with one command, which in an empty folder is red at each line that is to be filled in", () => {
    const place = new Workplace();
    const [start = ""] = fences(read("README.md"), "sh");
    const words = start.trim().split(" ");
    expect([words.slice(0, 2), start.split("\n")]).toEqual([
      ["npx", "sp-api-preflight"],
      [start.trim(), ""],
    ]);
    const { code, out } = place.run(...words.slice(2));
    const open = place
      .read("app-settings.yml")
      .split("\n")
      .flatMap((line, index) => (/<[a-z-]+>/.test(line.replace(/(?:^| )#.*/, "")) ? [index + 1] : []));
    const found = [...out.matchAll(/^ app-settings\.yml:(\d+):\d+: error starter-value: /gm)];
    expect([code, found.map(([, line]) => Number(line))]).toEqual([1, open]);
    expect(open.length).toBeGreaterThan(10);
  });

  test("has a fault where a comment of its sample names a code, and where it names an answer of the API", () => {
    const sample = fences(read("README.md"), "yaml").find((text) => text.startsWith("app:")) ?? "";
    const { findings } = check(sample);
    const named = sample.split("\n").flatMap((line, index) => {
      const [, code] = / # (\w+): /.exec(line) ?? [];
      return code === undefined ? [] : [[code, line.trimEnd().includes(": #") ? index + 2 : index + 1]];
    });
    expect(named.map(([code]) => code)).toEqual(["MD5110", "MD1000", "500", "403"]);
    const said = findings.map(({ codes, line }) => [codes.join(" "), line] as const);
    for (const [code, line] of named) {
      expect(said.filter(([codes, at]) => codes.includes(String(code)) && at === line)).toHaveLength(1);
    }
  });

  test("reaches the first page of reference within 45 lines, about two screens", () => {
    for (const name of ["README.md", "README.zh-CN.md"]) {
      const lines = read(name).split("\n");
      expect(lines.findIndex((line) => line.includes("](docs/") && !line.startsWith("!["))).toBeLessThanOrEqual(45);
    }
  });

  test("has a command and the picture before its second heading of reference", () => {
    const [first = ""] = read("README.md").split("## What it catches");
    expect(first).toContain("npx sp-api-preflight");
    expect(first).toContain("docs/images/link-fault.svg");
    expect(first).toContain("uses: sp-api-preflight/sp-api-preflight@v1");
  });

  test("the workflow is the same in both languages", () => {
    const [english, chinese] = ["README.md", "README.zh-CN.md"].map((name) =>
      parse(fences(read(name), "yaml")[0] ?? ""),
    );
    expect(chinese).toEqual(english);
  });
});

test("the Chinese page names only rules that there are, each with a code that it stands under", () => {
  const page = read("docs/zh-CN/authorization-errors.md");
  const sections = page.split(/^## /m).slice(1);
  expect(sections.map((text) => text.split("\n")[0])).toEqual(
    expect.arrayContaining(["MD1000", "MD5101", "MD5110", "MD9100"]),
  );
  for (const section of sections) {
    const [code = ""] = section.split("\n");
    for (const [, id] of section.matchAll(/\[([\w-]+)\]\(\.\.\/rules\/\1\.md\)/g)) {
      const rule = catalogue.find((rule) => rule.id === id);
      expect([id, rule !== undefined]).toEqual([id, true]);
      const known = [...(rule?.codes ?? []), ...(rule?.alsoSeen ?? [])].join(" ");
      if (!["private-app-oauth", "sandbox-registration-oauth", "app-suppressed"].includes(id ?? "")) {
        expect([id, known]).toEqual([id, expect.stringContaining(code)]);
      }
    }
  }
});

test("the hook of pre-commit takes the files that a search of a folder would", () => {
  const [{ entry, files, language }] = parse(read(".pre-commit-hooks.yaml"));
  expect([entry, language]).toEqual(["sp-api-preflight check --quiet", "node"]);
  const pattern = new RegExp(files);
  for (const name of ["app-settings.yml", "a/b/app-settings.yaml", "a/eu.app-settings.yml", "app-settings.test.yml"]) {
    expect([name, pattern.test(name)]).toEqual([name, true]);
  }
  for (const name of ["settings.yml", "app-settings.yml.bak", "xapp-settings.yml", "app-settings/x.yml"]) {
    expect([name, pattern.test(name)]).toEqual([name, false]);
  }
});

test("the image holds the command line and nothing else, and runs it as an unprivileged user", () => {
  const steps = read("Dockerfile")
    .split("\n")
    .filter((line) => /^[A-Z]+ /.test(line));
  expect(steps).toEqual([
    expect.stringMatching(/^ARG NODE_IMAGE=node:24-alpine(?:@sha256:[0-9a-f]{64})?$/),
    "FROM ${NODE_IMAGE}",
    "COPY dist/cli/ /opt/sp-api-preflight/",
    "USER node",
    "WORKDIR /work",
    'ENTRYPOINT ["node", "/opt/sp-api-preflight/index.js"]',
  ]);
});

test("the image is pinned by a digest, or the page about releases says that it is not yet", () => {
  const isPinned = /^ARG NODE_IMAGE=\S+@sha256:/m.test(read("Dockerfile"));
  const line = /^- \[([ x])\] \*\*The digest of the base image\.\*\*/m.exec(read("docs/releasing.md"));
  expect(line?.[1]).toBe(isPinned ? "x" : " ");
});

test("another owner reaches every page", () => {
  const url = "https://github.com/shop/sp-api-preflight";
  for (const name of ["README.md", "README.zh-CN.md", "docs/other-ci.md", "docs/action.md"]) {
    const text = withRepository(read(name), url);
    expect(text).not.toContain("sp-api-preflight/sp-api-preflight");
    expect(withRepository(text, "https://github.com/sp-api-preflight/sp-api-preflight")).toBe(read(name));
  }
});
