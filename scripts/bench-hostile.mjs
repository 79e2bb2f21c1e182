// Processor time and peak memory of the shipped command line on every hostile input, a process each, and of pieces of
// the program on texts as long as they may be. Prints the worst and fails beyond the bars. A part of them:
//   npm run bench:hostile -- Y4
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { hostileInputs } from "../__tests__/hostile/inputs.ts";

const bars = { milliseconds: 2_000, mebibytes: 256 };
const part = process.argv[2] ?? "";
const inputs = hostileInputs.filter(({ name }) => name.includes(part));
const folder = mkdtempSync(join(tmpdir(), "hostile-"));
const cli = resolve("dist/cli/index.js");
writeFileSync(
  join(folder, "usage.cjs"),
  'process.on("exit",()=>require("node:fs").writeSync(9,JSON.stringify(process.resourceUsage())))',
);

/** Runs one process; gives its exit code, what it took and what it wrote on standard error. */
function run(words) {
  const stdio = ["ignore", "ignore", "pipe", null, null, null, null, null, null, "pipe"];
  const child = spawn(process.execPath, ["--require", join(folder, "usage.cjs"), ...words], { cwd: folder, stdio });
  const limit = setTimeout(() => child.kill("SIGKILL"), 60_000);
  let errors = "";
  let usage = "";
  child.stdio[2].on("data", (data) => {
    errors += data;
  });
  child.stdio[9].on("data", (data) => {
    usage += data;
  });
  return new Promise((done) => {
    child.on("close", (code) => {
      clearTimeout(limit);
      const never = { userCPUTime: Number.POSITIVE_INFINITY, systemCPUTime: 0, maxRSS: Number.POSITIVE_INFINITY };
      const { userCPUTime, systemCPUTime, maxRSS } = usage === "" ? never : JSON.parse(usage);
      done({ code, errors, milliseconds: (userCPUTime + systemCPUTime) / 1e3, mebibytes: maxRSS / 1024 });
    });
  });
}

/** What is called on longer texts than any one file brings to it, with a bar of its own in milliseconds. */
async function pieces() {
  execFileSync("npm", ["run", "-s", "compile"], { stdio: "inherit" });
  const load = (path) => import(`../lib/src/${path}.js`);
  const { harmless } = await load("reporters/escape/terminal");
  const { visible } = await load("reporters/escape/visible");
  const { codeFrame } = await load("reporters/code-frame");
  const { maskSource } = await load("report/masked-source");
  const { userAgent } = await load("reference/request-headers");
  const line = maskSource("x".repeat(256 * 1024), [0], [], []);
  return [
    ...[":", ":1", "(", "(1,", "1:1 ", " ", ", col ", "##[", "::"].map((unit) => ({
      name: `a line of ${JSON.stringify(unit)}`,
      bar: 1_000,
      run: () => harmless(visible(unit.repeat(100_000))),
    })),
    ...["a/".repeat(100_000), `a/b (${"c=d;".repeat(60_000)}`, `a/b${" (".repeat(100_000)}`].map((text) => ({
      name: `a user agent of ${text.slice(0, 9)}`,
      bar: 200,
      run: () => userAgent.pattern.test(text),
    })),
    {
      name: "a hundred frames of a line as long as a file",
      bar: 1_000,
      run() {
        for (let column = 1; column < 250_000; column += 2_500)
          codeFrame(line, [{ line: 1, column, endColumn: 250_000, label: "", style: "error" }], 60);
      },
    },
  ].filter(({ name }) => name.includes(part));
}

const results = [];
for (const [index, { name, content }] of inputs.entries()) {
  writeFileSync(join(folder, "app-settings.yml"), content);
  // The formats that cost most: frames for people, every rule with every result, columns in bytes.
  for (const format of ["text", "sarif", "rdjson"]) {
    const result = await run([cli, "--format", format, "app-settings.yml"]);
    results.push({ name: `${name} (${format}), exit ${result.code}`, bar: bars.milliseconds, ...result });
  }
  if (process.stdout.isTTY) process.stdout.write(`\r ${index + 1} of ${inputs.length}`);
}
rmSync(folder, { recursive: true });
for (const { name, bar, run } of await pieces()) {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  results.push({ name, bar, code: 0, errors: "", milliseconds: (user + system) / 1e3, mebibytes: 0 });
}

const failures = results.filter(
  ({ code, errors, milliseconds, mebibytes, bar }) =>
    ![0, 1].includes(code) || errors !== "" || milliseconds > bar || mebibytes > bars.mebibytes,
);
const line = ({ name, milliseconds, mebibytes }) =>
  ` ${milliseconds.toFixed(0).padStart(6)} ms ${mebibytes.toFixed(0).padStart(4)} MiB  ${name}`;
const worst = (key) => results.toSorted((one, other) => other[key] - one[key]).slice(0, 5);
console.log(` ${results.length} runs of ${inputs.length} inputs. The slowest:`);
for (const result of worst("milliseconds")) console.log(line(result));
console.log(" The largest:");
for (const result of worst("mebibytes")) console.log(line(result));
if (failures.length > 0) {
  console.log(" Beyond the bars, or without a report:");
  for (const result of failures) console.log(line(result));
  process.exit(1);
}
