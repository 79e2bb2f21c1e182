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
  report: ["settings"],
  rules: ["settings", "reference", "report"],
  preflight: ["rules", "settings", "report"],
  reporters: ["report", "settings"],
  explain: ["rules", "settings", "reference", "report", "preflight"],
  repair: ["rules", "settings", "report", "preflight"],
  files: ["settings"],
  github: ["reporters", "report", "settings"],
  action: ["files", "github", "reporters", "report", "preflight", "rules", "settings"],
  cli: ["files", "reporters", "report", "preflight", "explain", "repair", "rules", "settings", "reference"],
};

/** The modules from outside that each layer may name; what is not listed may name none. */
const outside: Record<string, readonly RegExp[]> = {
  report: [/^node:process$/],
  settings: [/^yaml$/, /^zod\/mini$/],
  files: [/^node:/, /package\.json$/],
  github: [/^@actions\/github$/, /^zod\/mini$/, /^node:timers\/promises$/],
  action: [/^@actions\/core$/, /^node:/, /^zod\/mini$/],
  cli: [/^node:/, /^zod\/mini$/, /\/schemas\/[a-z-]+\.schema\.json$/],
};

const layerOf = (file: string) => (file.split("/")[0] ?? "").replace(/\.ts$/, "");

describe.each(files)("src/%s", (file) => {
  const text = readFileSync(join(root, file), "utf8");
  const imports = [
    ...text.matchAll(/(?:^(?:import|export)\b[^;"]*?\bfrom|^import|\bimport\()\s*(?:\/\*.*?\*\/)?\s*"([^"]+)"/gm),
  ].map(([, name = ""]) => name);

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
    if (["files", "github", "action", "cli"].includes(layerOf(file)) || file.endsWith("-table.ts")) return;
    expect(text).not.toMatch(/\bprocess\.|Date\.now|new Date\(\)|\bfetch\(|\bconsole\./);
  });

  test("is short, and named after the one thing it holds", () => {
    const lines = text.split("\n").length - 1;
    const isTable = file.endsWith("-table.ts");
    const isRule = /^rules\/(?!facts\/)[a-z]+\/[a-z0-9-]+\.ts$/.test(file);
    if (!isTable) expect(lines).toBeLessThanOrEqual(isRule ? 80 : 200);
    expect(file).toMatch(/^([a-z0-9-]+\/)*[a-z0-9-]+\.ts$/);
    expect(file).not.toMatch(/(^|\/)(utils|helpers|common|misc)\.ts$/);
    if (!isTable) expect(text).not.toMatch(/:\s*any\b|\bas any\b|^\s*(export )?enum /m);
  });
});

test("half of the rules fit in 45 lines", () => {
  const sizes = files
    .filter((file) => /^rules\/(?!facts\/)[a-z]+\/[a-z0-9-]+\.ts$/.test(file))
    .map((file) => readFileSync(join(root, file), "utf8").split("\n").length - 1)
    .sort((a, b) => a - b);
  expect(sizes[Math.floor((sizes.length - 1) / 2)]).toBeLessThanOrEqual(45);
});
