// Bundles the compiled program: one file for the Action, one for the command line, each of which runs alone.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const target = process.argv[2] ?? "dist";
rmSync(target, { recursive: true, force: true });
for (const [entry, folder] of [
  ["lib/src/action/index.js", ""],
  ["lib/src/cli/index.js", "cli"],
]) {
  const work = mkdtempSync(join(tmpdir(), "bundle-"));
  execFileSync(
    process.execPath,
    ["node_modules/@vercel/ncc/dist/ncc/cli.js", "build", entry, "-o", work, "--license", "licenses.txt", "-q", "-C"],
    { stdio: "inherit" },
  );
  mkdirSync(join(target, folder), { recursive: true });
  for (const name of ["index.js", "package.json", "licenses.txt"])
    copyFileSync(join(work, name), join(target, folder, name));
  rmSync(work, { recursive: true });
}
