// Measures the processor time of whole processes in alternating pairs, on this one Node, with their output in a pipe:
//   npm run bench [-- <pairs>]
// Prints the median of the pairs' ratios with its spread, half the distance between the quartiles, and exits with 1
// where a bar is missed by more than the spread. Other tools on the same work are compared when they are installed:
//   npm i --no-save ajv-cli@5.0.0 eslint@10.15.0 eslint-plugin-yml@3.10.0
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const pairs = Number(process.argv[2] ?? 15);
const folder = mkdtempSync(join(tmpdir(), "bench-"));
const example = readFileSync("examples/app-settings.yml", "utf8");
writeFileSync(join(folder, "app-settings.yml"), example);
mkdirSync(join(folder, "many"));
for (let index = 0; index < 1_000; index += 1)
  writeFileSync(join(folder, "many", `${index}.yml`), example.replace("Inventory Sync", `App ${index}`));

for (const name of ["event.json", "summary.md", "output"]) writeFileSync(join(folder, name), "{}");
const env = {
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  GITHUB_WORKSPACE: folder,
  GITHUB_EVENT_PATH: join(folder, "event.json"),
  GITHUB_STEP_SUMMARY: join(folder, "summary.md"),
  GITHUB_OUTPUT: join(folder, "output"),
  INPUT_SETTINGS: "app-settings.yml",
};
const peak = join(folder, "peak.cjs");
writeFileSync(peak, 'process.on("exit",()=>require("node:fs").writeSync(9,process.resourceUsage().maxRSS/1024+" "))');

/** What the shell runs: `time` of the shell counts the process from its start to its end, as no part of it could. */
const timed = `TIMEFORMAT="%3U %3S"; { time "$@" 2>&8; } 2>&9`;
const stdio = ["ignore", "pipe", "ignore", null, null, null, null, null, "pipe", "pipe"];

/** Runs Node with `words`; gives what it wrote to the pipe 9. Throws where it fails. */
function run(words) {
  const { status, output } = spawnSync("bash", ["-c", timed, "bash", process.execPath, ...words], {
    ...{ cwd: folder, env, stdio, maxBuffer: 2 ** 30, encoding: "utf8" },
  });
  if (status !== 0) throw new Error(`${words.slice(0, 3).join(" ")}: exit ${status} ${output[8]}`);
  return output[9].trim().split(/\s+/).map(Number);
}

/** Processor time of one run, in milliseconds. */
function time(words) {
  const [user = 0, system = 0] = run(words);
  return (user + system) * 1_000;
}

/** Peak memory of the largest of three runs, in MiB. */
function memory(words) {
  return Math.max(...[1, 2, 3].map(() => run(["--require", peak, ...words])[0]));
}

const sorted = (values) => values.toSorted((one, other) => one - other);
const quantile = (values, part) => sorted(values)[Math.round((values.length - 1) * part)];
const median = (values) => quantile(values, 0.5);

/** The ratio of what two commands take, each pair in the other order than the one before. */
function ratio(words, base) {
  const runs = Array.from({ length: pairs }, (_, index) => {
    if (index % 2 === 0) return [time(words), time(base)];
    const of = time(base);
    return [time(words), of];
  });
  const ratios = runs.map(([taken, of]) => taken / of);
  return {
    value: median(ratios),
    spread: (quantile(ratios, 0.75) - quantile(ratios, 0.25)) / 2,
    taken: median(runs.map(([taken]) => taken)),
    of: median(runs.map(([, of]) => of)),
  };
}

const yaml = JSON.stringify(resolve("node_modules/yaml/dist/index.js"));
const parseAlone = (list) =>
  `const {parseDocument,LineCounter}=require(${yaml});const fs=require("node:fs");for(const p of ${list}){const lineCounter=new LineCounter();parseDocument(fs.readFileSync(p,"utf8"),{lineCounter}).toJS()}`;
const cli = resolve("dist/cli/index.js");
const bare = ["-e", "0"];
const one = [cli, "check", "app-settings.yml"];
const thousand = [cli, "check", "many/*.yml", "--format", "json"];
const yamlOne = ["-e", parseAlone('["app-settings.yml"]')];
const yamlThousand = ["-e", parseAlone('fs.readdirSync("many").map((n)=>"many/"+n)')];

let isMissed = false;
const line = (name, shown, bar, verdict = "") =>
  console.log(` ${name.padEnd(46)} ${shown.padEnd(34)} ${bar === undefined ? "" : `bar ${bar}`}${verdict}`);
function report(name, { value, spread, taken, of }, bar) {
  const isBeyond = bar !== undefined && value - spread > bar;
  isMissed ||= isBeyond;
  const shown = `${value.toFixed(2)} ± ${spread.toFixed(2)}  (${taken.toFixed(0)} / ${of.toFixed(0)} ms)`;
  line(name, shown, bar, isBeyond ? "  MISSED" : "");
}

console.log(` Node ${process.version}, ${pairs} pairs of processes; medians.`);
report("command line, one file / bare Node", ratio(one, bare), 2.3);
report("command line, one file / yaml alone", ratio(one, yamlOne));
report("Action, one file / bare Node", ratio([resolve("dist/index.js")], bare), 2.9);
report("command line, 1,000 files / yaml alone", ratio(thousand, yamlThousand), 2.3);
const most = memory(thousand);
const peakBar = 165;
isMissed ||= most > peakBar;
line("peak memory, 1,000 files", `${most.toFixed(0)} MiB`, `${peakBar} MiB`, most > peakBar ? "  MISSED" : "");
line("peak memory, one file - bare Node", `${(memory(one) - memory(bare)).toFixed(0)} MiB`);

const schema = resolve("schemas/app-settings.schema.json");
const plugin = "node_modules/eslint-plugin-yml/lib/index.mjs";
writeFileSync(
  join(folder, "eslint.config.mjs"),
  `import yml from ${JSON.stringify(resolve(plugin))};\nexport default [...yml.configs["flat/standard"]];\n`,
);
const others = [
  { name: "ajv-cli", main: "node_modules/ajv-cli/dist/index.js", needs: [], words: ["validate", "-s", schema, "-d"] },
  {
    name: "eslint with eslint-plugin-yml",
    main: "node_modules/eslint/bin/eslint.js",
    needs: [plugin],
    words: ["--config", "eslint.config.mjs"],
  },
];
for (const { name, main, needs, words } of others) {
  if (![main, ...needs].every(existsSync)) {
    line(`${name} / command line`, "not installed");
    continue;
  }
  report(`${name} / command line, one file`, ratio([resolve(main), ...words, "app-settings.yml"], one));
  report(`${name} / command line, 1,000 files`, ratio([resolve(main), ...words, "many/*.yml"], thousand));
}
rmSync(folder, { recursive: true });
if (isMissed) process.exit(1);
