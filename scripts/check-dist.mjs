// Builds the bundles into another folder and compares them with dist, byte for byte.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

const fresh = mkdtempSync(join(tmpdir(), "dist-"));
execFileSync("npm", ["run", "-s", "compile"], { stdio: "inherit" });
execFileSync(process.execPath, ["scripts/bundle.mjs", fresh], { stdio: "inherit" });

const hashes = (folder) =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [relative(folder, file), createHash("sha256").update(readFileSync(file)).digest("hex")])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

const built = hashes(fresh);
const committed = hashes("dist");
rmSync(fresh, { recursive: true });
const differing = [...new Set([...built.keys(), ...committed.keys()])].filter(
  (name) => built.get(name) !== committed.get(name),
);
for (const name of differing) console.error(` dist/${name} is not what the sources give.`);
if (differing.length > 0) process.exit(1);
for (const [name, hash] of built) console.log(` ${hash}  dist/${name}`);
