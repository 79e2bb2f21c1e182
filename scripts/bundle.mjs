// Bundles the compiled program: a file for the Action with one beside it for GitHub's client, which is read when it is
// used, and one for the command line, which runs alone. The latter is what npm links as the command, so it names its
// interpreter and may be executed.
import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { rolldown } from "rolldown";

const target = process.argv[2] ?? "dist";
// Whole, so that nothing is ever written through a link to the installed packages.
rmSync("lib/node_modules", { recursive: true, force: true });
takeYamlAsModules();
takeCoreInParts();
rmSync(target, { recursive: true, force: true });
for (const [entry, file, firstLine] of [
  ["lib/src/action/index.js", "index.js", ""],
  ["lib/src/github/octokit.js", "octokit.js", ""],
  ["lib/src/cli/index.js", "cli/index.js", "#!/usr/bin/env node\n"],
]) {
  const work = mkdtempSync(join(tmpdir(), "bundle-"));
  execFileSync(
    process.execPath,
    ["node_modules/@vercel/ncc/dist/ncc/cli.js", "build", entry, "-o", work, "--license", "licenses.txt", "-q", "-C"],
    { stdio: "inherit" },
  );
  const bundle = join(target, file);
  const folder = dirname(bundle);
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(work, "package.json"), join(folder, "package.json"));
  appendFileSync(join(folder, "licenses.txt"), readFileSync(join(work, "licenses.txt")));
  writeFileSync(bundle, firstLine + inAscii(await withoutDeadCode(work)));
  if (firstLine !== "") chmodSync(bundle, 0o755);
  rmSync(work, { recursive: true });
}

/**
 * Puts before the bundler the modules that yaml ships for browsers, where it would take the CommonJS ones: the same
 * code, of which it can leave out what nobody calls.
 */
function takeYamlAsModules() {
  copyPackage("yaml", "yaml/browser", (manifest) => ({ ...manifest, type: "module", exports: "./dist/index.js" }));
  copyFileSync("node_modules/yaml/LICENSE", "lib/node_modules/yaml/LICENSE");
}

/** Does not load what the toolkit asks servers and other programs with: its modules do nothing until they are called. */
function takeCoreInParts() {
  copyPackage("@actions/core", "@actions/core", (manifest) => manifest);
}

/** Copies `folder` of the installed packages as the package `name`, of which any module may be left out. */
function copyPackage(name, folder, change) {
  const copy = join("lib", "node_modules", name);
  cpSync(join("node_modules", folder), copy, { recursive: true, dereference: true });
  const manifest = JSON.parse(readFileSync(join("node_modules", name, "package.json"), "utf8"));
  writeFileSync(join(copy, "package.json"), JSON.stringify({ ...change(manifest), sideEffects: false }));
}

/** The bundler leaves in comments and what no module imports, which Node would read at every start. */
async function withoutDeadCode(folder) {
  const bundle = await rolldown({
    cwd: folder,
    input: "./index.js",
    external: ["./octokit.js"],
    platform: "node",
    checks: { invalidAnnotation: false },
  });
  const { output } = await bundle.generate({ format: "esm", codeSplitting: false, comments: false });
  await bundle.close();
  return output[0].code;
}

/** What is read as ASCII is read faster and takes half the memory. No tagged template holds anything else. */
function inAscii(code) {
  if (/\\[^\0-\x7F]/.test(code))
    throw new Error("A backslash before a letter that is not ASCII would escape its escape.");
  return code.replace(/[^\0-\x7F]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
