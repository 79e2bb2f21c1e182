// The scan of 2,600 files with 20 MB against a Node process that reads the same files and searches each for one fixed
// string; the growth of its time with the number of files; its peak memory; and hostile files of 1 MiB, a second each.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const rounds = Number(process.argv[2] ?? 5);
const cli = resolve("dist/cli/index.js");
const folder = mkdtempSync(join(tmpdir(), "bench-scan-"));
const filler = readFileSync("src/reporters/text.ts", "utf8");
const calls = readFileSync("__tests__/fixtures/declared-call-unseen/failing-typescript.ts.txt", "utf8");
const mebibyte = 1024 * 1024;

function tree(name, files) {
  for (let index = 0; index < files; index += 1) {
    const place = join(folder, name, `part${index % 60}`);
    mkdirSync(place, { recursive: true });
    // One file in ten speaks of SP-API.
    const text = (index % 10 === 0 ? calls : "") + filler.repeat(2);
    writeFileSync(join(place, `file${index}.ts`), text.slice(0, 8_000));
  }
  return join(folder, name);
}

const trees = { whole: tree("whole", 2_600), half: tree("half", 1_300) };
const readAlone = `const fs=require("node:fs"),path=require("node:path");let n=0;(function walk(d){for(const e of fs.readdirSync(d,{withFileTypes:true})){const f=path.join(d,e.name);if(e.isDirectory())walk(f);else if(fs.readFileSync(f,"utf8").includes("sellingpartnerapi-none"))n+=1}})(process.argv[1])`;
writeFileSync(
  join(folder, "memory.cjs"),
  'process.on("exit",()=>require("node:fs").writeSync(9,String(process.resourceUsage().maxRSS)))',
);

function run(words) {
  const stdio = ["ignore", "ignore", "pipe", null, null, null, null, null, null, "pipe"];
  const start = process.hrtime.bigint();
  const { status, stderr, output } = spawnSync(process.execPath, ["--require", join(folder, "memory.cjs"), ...words], {
    stdio,
  });
  const time = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 0 && status !== 1) throw new Error(`${words.join(" ")}: exit ${status} ${stderr}`);
  return { time, memory: Number(output[9]) / 1024 };
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const line = (what, value, bar) => {
  console.log(` ${what.padEnd(52)} ${value.toFixed(2).padStart(8)}  (bar ${bar})`);
  if (value > bar) process.exitCode = 1;
};
const results = Array.from({ length: rounds }, () => ({
  alone: run(["-e", readAlone, trees.whole]),
  whole: run([cli, "scan", trees.whole]),
  half: run([cli, "scan", trees.half]),
}));
line("20 MB / reading and searching alone", median(results.map(({ alone, whole }) => whole.time / alone.time)), 2.5);
line("20 MB / 10 MB", median(results.map(({ whole, half }) => whole.time / half.time)), 2.3);
line("20 MB, MiB", Math.max(...results.map(({ whole }) => whole.memory)), 256);

const start = "const a = 'https://sellingpartnerapi-eu.amazon.com';\n";
const hostile = {
  quotes: '"',
  "quotes of all kinds": "\"'`",
  backslashes: "\\",
  "one line": "x",
  "nested templates": "`${",
  "open braces": "{",
  "joined names": "'/orders/v0/' + a + ",
  paths: "'/orders/2026-01-01/x',",
};
for (const [name, text] of Object.entries(hostile)) {
  const place = join(folder, "hostile", name.replaceAll(" ", "-"));
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, "a.ts"), (start + text.repeat(mebibyte / text.length)).slice(0, mebibyte));
  line(`1 MiB of ${name}, ms above bare Node`, run([cli, "scan", place]).time - run(["-e", "0"]).time, 1_000);
}
rmSync(folder, { recursive: true });
