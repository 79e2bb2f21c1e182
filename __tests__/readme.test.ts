import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { withRepository } from "../scripts/repository-name.js";
import { catalogue } from "../src/rules/index.js";
import { Workplace } from "./support/terminal.js";

const root = fileURLToPath(new URL("../", import.meta.url));
const pages = ["README.md", "README.zh-CN.md", ...readdirSync(join(root, "docs")).map((name) => `docs/${name}`)].filter(
  (name) => name.endsWith(".md"),
);
const read = (path: string) => readFileSync(join(root, path), "utf8");
const fences = (page: string, language: string) =>
  [...page.matchAll(new RegExp(`^ *\`\`\`${language}\\n([\\s\\S]*?)^ *\`\`\`$`, "gm"))].map(([, text = ""]) => text);

/** The calls of the command line on a page, wherever they stand: in a shell, in a recipe, behind a pipe. */
function callsOn(page: string): string[] {
  const calls = page.matchAll(
    /(?:npx (?:--yes )?sp-api-preflight(?:@[\d.]+)?|node dist\/cli\/index\.js|node sp-api-preflight\.mjs)([^\n#|`'")]*)/g,
  );
  return [...calls].flatMap(
    ([, words = ""]) =>
      words
        .split("&&")[0]
        ?.replace(/["')]+$/, "")
        .trim() ?? [],
  );
}

const calls = pages.flatMap((name) => callsOn(read(name)).map((words) => [name, words] as const));

test("the pages have calls of every kind", () => {
  for (const command of ["check", "scan", "explain", "init", "deadlines", "completion"]) {
    expect(calls.map(([, words]) => words)).toContainEqual(expect.stringMatching(new RegExp(`^${command}\\b`)));
  }
});

test.each(calls)("%s: `%s` runs", (_, words) => {
  const place = new Workplace();
  for (const name of ["app-settings.yml", "before.yml"])
    copyFileSync(join(root, "examples/app-settings.yml"), place.path(name));
  writeFileSync(place.path("index.js"), "export const host = 'https://sellingpartnerapi-eu.amazon.com';\n");
  const output = /(?:--output|-o) (\S+)/.exec(words)?.[1] ?? "";
  spawnSync("mkdir", [
    "-p",
    join(place.folder, dirname(output) || "."),
    join(place.folder, "examples"),
    join(place.folder, "apps"),
    join(place.folder, "src"),
  ]);
  for (const name of ["app-settings.yml", "broken-settings.yml"])
    copyFileSync(join(root, "examples", name), join(place.folder, "examples", name));
  const given = words.startsWith("init") ? `${words} --output new.yml` : words;
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

test.each(pages)("every recipe of %s in YAML can be read", (name) => {
  for (const text of fences(read(name), "yaml")) {
    for (const document of parseAllDocuments(text)) expect([text, document.errors]).toEqual([text, []]);
  }
});

describe("the README", () => {
  test.each(["README.md", "README.zh-CN.md"])("%s is at most 1,100 words", (name) => {
    expect(read(name).split(/\s+/).length).toBeLessThanOrEqual(1_100);
  });

  test("has a command and the picture before its second heading of reference", () => {
    const [first = ""] = read("README.md").split("## What it catches");
    expect(first).toContain("npx sp-api-preflight");
    expect(first).toContain("docs/images/first-faults.svg");
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
    "ARG NODE_IMAGE=node:24-alpine",
    "FROM ${NODE_IMAGE}",
    "COPY dist/cli/ /opt/sp-api-preflight/",
    "USER node",
    "WORKDIR /work",
    'ENTRYPOINT ["node", "/opt/sp-api-preflight/index.js"]',
  ]);
});

test("another owner reaches every page", () => {
  const url = "https://github.com/shop/sp-api-preflight";
  for (const name of ["README.md", "README.zh-CN.md", "docs/other-ci.md", "docs/action.md"]) {
    const text = withRepository(read(name), url);
    expect(text).not.toContain("sp-api-preflight/sp-api-preflight");
    expect(withRepository(text, "https://github.com/sp-api-preflight/sp-api-preflight")).toBe(read(name));
  }
});
