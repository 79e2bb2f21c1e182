// Whole-process time and peak memory, as ratios: one ordinary file against bare Node and against parsing it with yaml
// alone, through the command line and through the Action; and 1,000 files against parsing them with positions.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const rounds = Number(process.argv[2] ?? 15);
const folder = mkdtempSync(join(tmpdir(), "bench-"));
const example = readFileSync("examples/app-settings.yml", "utf8");
writeFileSync(join(folder, "app-settings.yml"), example);
mkdirSync(join(folder, "many"));
for (let index = 0; index < 1000; index += 1)
  writeFileSync(join(folder, "many", `${index}.yml`), example.replace("Inventory Sync", `App ${index}`));
writeFileSync(join(folder, "event.json"), "{}");

const yaml = resolve("node_modules/yaml/dist/index.js");
const parseAlone = (paths) =>
  `const {parseDocument,LineCounter}=require(${JSON.stringify(yaml)});const fs=require("node:fs");for(const p of ${paths}){const lineCounter=new LineCounter();parseDocument(fs.readFileSync(p,"utf8"),{lineCounter}).toJS()}`;
const cli = resolve("dist/cli/index.js");
const commands = {
  "bare node": ["-e", "0"],
  "yaml alone, one file": ["-e", parseAlone('["app-settings.yml"]')],
  "command line, one file": [cli, "check", "app-settings.yml"],
  "Action, one file": [resolve("dist/index.js")],
  "yaml alone, 1,000 files": ["-e", parseAlone('fs.readdirSync("many").map((n)=>"many/"+n)')],
  "command line, 1,000 files": [cli, "check", "many/*.yml", "--format", "json", "--output", "report.json"],
};
const environment = {
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  GITHUB_WORKSPACE: folder,
  GITHUB_EVENT_PATH: join(folder, "event.json"),
  GITHUB_STEP_SUMMARY: join(folder, "summary.md"),
  GITHUB_OUTPUT: join(folder, "output"),
  INPUT_SETTINGS: "app-settings.yml",
};
writeFileSync(environment.GITHUB_STEP_SUMMARY, "");
writeFileSync(environment.GITHUB_OUTPUT, "");

const report = 'process.on("exit",()=>require("node:fs").writeSync(9,String(process.resourceUsage().maxRSS)))';
writeFileSync(join(folder, "memory.cjs"), report);
const results = Object.fromEntries(Object.keys(commands).map((name) => [name, { times: [], memory: 0 }]));
for (let round = 0; round < rounds; round += 1) {
  for (const [name, words] of Object.entries(commands)) {
    const stdio = ["ignore", "ignore", "pipe", null, null, null, null, null, null, "pipe"];
    const start = process.hrtime.bigint();
    const { status, stderr, output } = spawnSync(
      process.execPath,
      ["--require", join(folder, "memory.cjs"), ...words],
      { cwd: folder, env: environment, stdio },
    );
    const time = Number(process.hrtime.bigint() - start) / 1e6;
    if (status !== 0) throw new Error(`${name}: exit ${status} ${stderr}`);
    results[name].times.push(time);
    results[name].memory = Math.max(results[name].memory, Number(output[9]) / 1024);
  }
}
rmSync(folder, { recursive: true });

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const ratio = (name, base) => median(results[name].times.map((time, index) => time / results[base].times[index]));
for (const [name, { times, memory }] of Object.entries(results))
  console.log(` ${name.padEnd(28)} ${median(times).toFixed(0).padStart(6)} ms ${memory.toFixed(0).padStart(5)} MiB`);
const line = (what, value, bar) => console.log(` ${what.padEnd(56)} ${value.toFixed(2).padStart(6)}  (bar ${bar})`);
console.log("");
line("command line, one file / bare node", ratio("command line, one file", "bare node"), 2.5);
line("command line, one file / yaml alone", ratio("command line, one file", "yaml alone, one file"), "none");
line(
  "command line, one file - bare node, MiB",
  results["command line, one file"].memory - results["bare node"].memory,
  25,
);
line("Action, one file / bare node", ratio("Action, one file", "bare node"), 4.5);
line("command line, 1,000 files / yaml alone", ratio("command line, 1,000 files", "yaml alone, 1,000 files"), 1.5);
