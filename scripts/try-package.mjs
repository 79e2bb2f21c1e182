// Packs the package and uses it as a newcomer would, without a network: in an empty project of either module kind, by
// `npx`, by the installed command, and as the single file of a release.
import { execFileSync, spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "package-"));
const npm = process.platform === "win32" ? "npm.cmd" : "npm";
const env = {
  ...process.env,
  PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}`,
  npm_config_cache: join(work, "cache"),
  npm_config_offline: "true",
  npm_config_update_notifier: "false",
  npm_config_registry: "http://127.0.0.1:9/",
};
const broken = [["check", "broken-settings.yml"], 1, "MD1000"];
const everyCase = [
  broken,
  [["--version"], 0, JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version],
  [["app-settings.yml"], 0, "Passed: no findings"],
  [["check", "nowhere.yml"], 2, "nowhere.yml"],
  [["explain", "MD1000"], 0, "draft-without-beta"],
  [["schema"], 0, "$schema"],
];

try {
  const packed = JSON.parse(run(root, npm, "pack", "--json", "--ignore-scripts", "--pack-destination", work));
  const { filename, files, size } = Array.isArray(packed) ? packed[0] : Object.values(packed)[0];
  console.log(` ${filename}: ${files.length} files, ${Math.round(size / 1024)} KiB packed, Node ${process.version}`);
  const tarball = join(work, filename);
  const exec = ["exec", "--yes", `--package=${tarball}`, "--", "sp-api-preflight"];
  tries(newFolder("nothing"), npm, exec, [[startOfReadme(), 1, "app-settings.yml:13:7: error starter-value"]]);
  tries(newProject("empty"), npm, exec, [broken]);
  for (const kind of ["module", "commonjs"]) inProject(kind, tarball);
  asReleased();
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** The words behind the program's name of the first command of the README. */
function startOfReadme() {
  const [, words] = /^npx sp-api-preflight (.*)$/m.exec(readFileSync(join(root, "README.md"), "utf8"));
  return words.split(" ");
}

/** A project whose own files are modules of this kind. */
function inProject(kind, tarball) {
  const folder = newProject(kind, { name: "shop", type: kind });
  run(folder, npm, "install", "--no-audit", "--no-fund", tarball);
  const installed = readdirSync(join(folder, "node_modules")).filter((name) => !name.startsWith("."));
  equal(installed, ["sp-api-preflight"], "what is installed");
  tries(folder, npm, ["exec", "--", "sp-api-preflight"], [broken]);
  const command = join("node_modules", ".bin", "sp-api-preflight");
  tries(folder, process.platform === "win32" ? `${command}.cmd` : command, []);
  const schema = join(folder, "node_modules", "sp-api-preflight", "schemas", "app-settings.schema.json");
  if (!existsSync(schema)) throw new Error("The package has no schema.");
}

/** The bundle under the name that a release gives it, beside nothing else, in a project of the older module kind. */
function asReleased() {
  const folder = newProject("released", { name: "shop", type: "commonjs" });
  copyFileSync(join(root, "dist", "cli", "index.js"), join(folder, "sp-api-preflight.mjs"));
  tries(folder, process.execPath, ["sp-api-preflight.mjs"]);
}

function tries(folder, command, words, cases = everyCase) {
  for (const [rest, code, word] of cases) {
    const result = spawnSync(command, [...words, ...rest], {
      cwd: folder,
      env,
      encoding: "utf8",
      shell: isScript(command),
    });
    const said = `${result.stdout}${result.stderr}`;
    const shown = [command, ...words, ...rest].join(" ");
    equal(result.status, code, `the exit code of ${shown}, which says ${said}`);
    if (!said.includes(word)) throw new Error(`${shown} does not say ${word}: ${said}`);
  }
}

function newFolder(name) {
  const folder = resolve(work, name);
  mkdirSync(folder);
  return folder;
}

function newProject(name, manifest) {
  const folder = newFolder(name);
  if (manifest) writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  for (const file of ["app-settings.yml", "broken-settings.yml"])
    copyFileSync(join(root, "examples", file), join(folder, file));
  return folder;
}

function run(cwd, command, ...words) {
  return execFileSync(command, words, { cwd, env, encoding: "utf8", shell: isScript(command) });
}

/** Windows runs scripts by a shell alone. */
function isScript(command) {
  return command.endsWith(".cmd");
}

function equal(actual, expected, what) {
  const [is, should] = [actual, expected].map((value) => JSON.stringify(value));
  if (is !== should) throw new Error(`${what} is ${is} and should be ${should}.`);
}
