import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { describe, expect, test } from "vitest";
import { scanFolders } from "../../src/files/scan-folders.js";
import { Workplace } from "../support/terminal.js";

const path = "get('https://sellingpartnerapi-eu.amazon.com/orders/2026-01-01/orders');\n";

/** A folder with these files, in folders of their own where their names say so. */
function tree(files: Readonly<Record<string, string | Uint8Array>>): Workplace {
  const place = new Workplace();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(place.path(name)), { recursive: true });
    writeFileSync(place.path(name), content);
  }
  return place;
}

function read(place: Workplace, folder = ".", narrowing = { include: [] as string[], exclude: [] as string[] }) {
  const { sources, files, skipped } = scanFolders([folder], { from: place.folder, settings: [], narrowing });
  return { paths: sources.map((source) => source.path), files, skipped };
}

describe("what is read below a folder", () => {
  test("git's ignore rules are obeyed, from the root of the work tree down", () => {
    const place = tree({
      ".gitignore": "*.log.ts\n/private/\n!keep.log.ts\n",
      "a.ts": path,
      "b.log.ts": path,
      "keep.log.ts": path,
      "private/c.ts": path,
      "app/.gitignore": "local.ts\n",
      "app/local.ts": path,
      "app/private/d.ts": path,
    });
    mkdirSync(place.path(".git"));
    expect(read(place)).toEqual({
      paths: ["a.ts", "keep.log.ts", "app/private/d.ts"],
      files: 5,
      skipped: { "ignored by git": 3 },
    });
    expect(read(place, "app").paths).toEqual(["app/private/d.ts"]);
  });

  test("dependencies, what is built, lock files, binaries and minified files are left out and counted", () => {
    const place = tree({
      "node_modules/x/a.ts": path,
      "third_party/a.ts": path,
      "Build/a.ts": path,
      "package-lock.json": "{}",
      "logo.png": "x",
      "data.ts": Uint8Array.from([0, 1, 2]),
      "a.min.js": path,
      "b.js": `${path}${"x".repeat(30_000)}`,
      "vendor/autoload.php": "<?php",
      "src/vendor/orders.ts": path,
      "app-settings.yml": "version: 1\n",
    });
    expect(read(place)).toEqual({
      paths: ["Build/a.ts", "src/vendor/orders.ts"],
      files: 2,
      skipped: {
        binary: 2,
        "folder of dependencies or build output": 3,
        "lock file": 1,
        minified: 2,
        "settings file": 1,
      },
    });
  });

  test("globs of the settings narrow it", () => {
    const place = tree({ "src/a.ts": path, "src/old/b.ts": path, "tools/c.ts": path });
    const narrowing = { include: ["src/**"], exclude: ["src/old/**"] };
    expect(read(place, ".", narrowing)).toEqual({
      paths: ["src/a.ts"],
      files: 1,
      skipped: { "outside `code.include` and `code.exclude`": 2 },
    });
  });

  test("links, pipes and other encodings are counted, and nothing is followed", () => {
    const place = tree({
      "a.ts": path,
      "latin.ts": Uint8Array.from([0x2f, 0xe4, 0x2f]),
      "utf16.ts": Uint8Array.from([0xff, 0xfe, 0x61, 0]),
    });
    const outside = tree({ "secret.ts": path });
    symlinkSync(outside.folder, place.path("elsewhere"));
    symlinkSync(outside.path("secret.ts"), place.path("b.ts"));
    symlinkSync(".", place.path("loop"));
    execFileSync("mkfifo", [place.path("pipe.ts")]);
    expect(read(place)).toEqual({
      paths: ["a.ts"],
      files: 1,
      skipped: { link: 3, "no regular file": 1, "not UTF-8": 2 },
    });
  });

  test("what is too large, or cannot be read, is counted", () => {
    const place = tree({ "a.ts": path, "big.ts": "x".repeat(1024 * 1024 + 1), "closed/b.ts": path });
    chmodSync(place.path("closed"), 0);
    const { paths, skipped } = read(place);
    chmodSync(place.path("closed"), 0o755);
    expect(paths.includes("a.ts")).toBe(true);
    // The superuser may read every folder.
    expect(skipped).toEqual({ "larger than 1 MiB": 1, ...(process.getuid?.() !== 0 && { "cannot be read": 1 }) });
  });

  test("names with control characters are read, and patterns that would take for ever are not obeyed", () => {
    const slow = `${"*a".repeat(30)}b\n`;
    const place = tree({ ".gitignore": slow, [`${"a".repeat(200)}.ts`]: path, "x\u001b[31m\n.ts": path });
    mkdirSync(place.path(".git"));
    const { files, skipped } = read(place);
    expect(files).toBe(3);
    expect(skipped).toEqual({ "ignore pattern beyond the limits": 1 });
    const { out } = place.run("scan", "--format", "json");
    expect(out).not.toContain("\u001b");
    expect(JSON.parse(out).code.sightings).toHaveLength(4);
  });

  test.each([
    ["nowhere", /does not exist/],
    ["a.ts", /is no folder/],
  ])("%s is refused", (folder, sentence) => {
    const place = tree({ "a.ts": path });
    const { code, out, err } = place.run("scan", folder);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(sentence);
  });
});
