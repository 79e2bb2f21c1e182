import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../src/", import.meta.url));
const files = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
  .map((entry) => relative(root, join(entry.parentPath, entry.name)));

/** Who may know whom: a layer imports from itself and from those listed. */
const layers: Record<string, readonly string[]> = {
  reference: [],
  settings: [],
  report: ["settings", "reference"],
  uri: ["settings", "report"],
  secrets: ["settings", "reference", "report"],
  model: ["uri", "secrets", "settings", "reference", "report"],
  roles: ["model", "settings", "reference", "report"],
  rules: ["model", "uri", "secrets", "roles", "source", "settings", "reference", "report"],
  source: ["settings", "reference", "report"],
  preflight: ["source", "rules", "model", "secrets", "roles", "settings", "reference", "report"],
  reporters: ["report", "settings"],
  explain: ["rules", "settings", "reference", "report", "preflight"],
  repair: ["rules", "settings", "report", "preflight"],
  live: ["rules", "model", "settings", "reference", "report", "preflight", "files"],
  files: ["source", "settings"],
  github: ["reporters", "report", "settings"],
  action: [
    "deadlines",
    "source",
    "files",
    "github",
    "live",
    "reporters",
    "report",
    "preflight",
    "rules",
    "secrets",
    "settings",
  ],
  deadlines: ["model", "secrets", "settings", "reference", "report", "reporters"],
  cli: [
    "deadlines",
    "source",
    "uri",
    "secrets",
    "files",
    "live",
    "reporters",
    "report",
    "preflight",
    "explain",
    "repair",
    "rules",
    "settings",
    "reference",
  ],
};

/** The modules from outside that each layer may name; what is not listed may name none. */
const outside: Record<string, readonly RegExp[]> = {
  settings: [/^yaml$/, /^zod\/mini$/],
  files: [/^node:/, /package\.json$/, /^ignore$/],
  live: [/^node:/, /^zod\/mini$/],
  github: [/^@actions\/github$/, /^zod\/mini$/, /^node:timers\/promises$/],
  action: [/^@actions\/core$/, /^node:/, /^zod\/mini$/],
  cli: [/^node:/, /^zod\/mini$/, /\/schemas\/[a-z-]+\.schema\.json$/],
};

/** One rule a file; `parts` holds what several of them say alike. */
const ruleFile = /^rules\/(?!parts\/)[a-z]+\/[a-z0-9-]+\.ts$/;

const layerOf = (file: string) => (file.split("/")[0] ?? "").replace(/\.ts$/, "");

const importsOf = (text: string) =>
  [...text.matchAll(/(?:^(?:import|export)\b[^;"]*?\bfrom|^import|\bimport\()\s*(?:\/\*.*?\*\/)?\s*"([^"]+)"/gm)].map(
    ([, name = ""]) => name,
  );

/** The files of `src` that a file imports, types included. */
const neighbours = (file: string) =>
  importsOf(readFileSync(join(root, file), "utf8"))
    .filter((name) => name.startsWith(".") && name.endsWith(".js"))
    .map((name) => join(dirname(file), name).replace(/\.js$/, ".ts"));

describe.each(files)("src/%s", (file) => {
  const text = readFileSync(join(root, file), "utf8");
  const imports = importsOf(text);

  test("imports obey the layers", () => {
    const layer = layerOf(file);
    for (const name of imports) {
      if (name.startsWith(".") && name.endsWith(".js")) {
        const target = layerOf(relative(root, join(root, dirname(file), name)).replace(/\.js$/, ".ts"));
        if (target !== layer) expect(layers[layer], `${file} imports ${name}`).toContain(target);
      } else {
        const allowed = (outside[layer] ?? []).some((pattern) => pattern.test(name));
        expect(allowed, `${file} imports ${name}`).toBe(true);
      }
    }
  });

  test("reads the environment, the clock and the files only at the edge", () => {
    if (["files", "github", "live", "action", "cli"].includes(layerOf(file)) || file.endsWith("-table.ts")) return;
    expect(text).not.toMatch(/\bprocess\.|Date\.now|new Date\(\)|\bfetch\(|\bconsole\./);
  });

  test("is short, and named after the one thing it holds", () => {
    const lines = text.split("\n").length - 1;
    const isTable = file.endsWith("-table.ts");
    const isRule = ruleFile.test(file);
    if (!isTable) expect(lines).toBeLessThanOrEqual(isRule ? 80 : 200);
    expect(file).toMatch(/^([a-z0-9-]+\/)*[a-z0-9-]+\.ts$/);
    expect(file).not.toMatch(/(^|\/)(utils|helpers|common|misc)\.ts$/);
    if (!isTable) expect(text).not.toMatch(/:\s*any\b|\bas any\b|^\s*(export )?enum /m);
  });
});

test("no two files import each other in a circle", () => {
  expect(circlesAmong(new Map(files.map((file) => [file, neighbours(file)])))).toEqual([]);
});

test("a circle of imports is found, whatever leads into it", () => {
  const circle = new Map([
    ["a", ["b"]],
    ["b", ["c", "d"]],
    ["c", ["b"]],
    ["d", []],
  ]);
  expect(circlesAmong(circle)).toEqual(["b > c > b"]);
});

/** Every way of imports that comes back to where it has been. */
function circlesAmong(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const walk = (file: string, way: readonly string[]): string[] => {
    if (way.includes(file)) return [[...way.slice(way.indexOf(file)), file].join(" > ")];
    if (done.has(file)) return [];
    const found = (imports.get(file) ?? []).flatMap((next) => walk(next, [...way, file]));
    done.add(file);
    return found;
  };
  return [...imports.keys()].flatMap((file) => walk(file, []));
}

/** Reads that answer where the file does not: for showing, and not to decide by. */
const lenient = ["valueIfTold", "textIfTold", "writtenState", "seemsMissing", "seemsDeclared"];

/** They speak about what is written, which a placeholder is not. */
const aboutTheText = ["rules/settings/settings-shape.ts", "rules/change/policy-loosened.ts"];

test.each(files.filter((file) => ruleFile.test(file) && !aboutTheText.includes(file)))(
  "%s decides by no read that hides the unknown",
  (file) => {
    const text = readFileSync(join(root, file), "utf8");
    expect(lenient.filter((name) => text.includes(name))).toEqual([]);
  },
);

test("the reads that hide the unknown have the names that are looked for", () => {
  const text = readFileSync(join(root, "settings/place.ts"), "utf8");
  expect(lenient.filter((name) => !text.includes(`get ${name}()`))).toEqual([]);
  // A getter of the same kind under another name would escape: what may answer `undefined` is one of these.
  const answers = [...text.matchAll(/^ {2}get (\w+)\(\): [^{]*\bundefined\b[^{]*\{/gm)].map(([, name]) => name);
  expect(answers.filter((name) => name !== "known" && !lenient.includes(name ?? ""))).toEqual([]);
});

test("half of the rules fit in 45 lines", () => {
  const sizes = files
    .filter((file) => ruleFile.test(file))
    .map((file) => readFileSync(join(root, file), "utf8").split("\n").length - 1)
    .sort((a, b) => a - b);
  expect(sizes[Math.floor((sizes.length - 1) / 2)]).toBeLessThanOrEqual(45);
});
