// Time and peak memory of the shipped command line on every hostile input, a process each. Prints the worst and fails
// beyond two seconds or 256 MiB. A part of them: npm run bench:hostile -- Y4
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { hostileInputs } from "../__tests__/hostile/inputs.ts";

const bars = { milliseconds: 2_000, mebibytes: 256 };
const part = process.argv[2] ?? "";
const inputs = hostileInputs.filter(({ name }) => name.includes(part));
const folder = mkdtempSync(join(tmpdir(), "hostile-"));
const cli = resolve("dist/cli/index.js");
const report = 'process.on("exit",()=>require("node:fs").writeSync(9,String(process.resourceUsage().maxRSS)))';
writeFileSync(join(folder, "memory.cjs"), report);

/** Runs one process; gives its exit code, what it took and what it wrote on standard error. */
function run(words) {
  const stdio = ["ignore", "ignore", "pipe", null, null, null, null, null, null, "pipe"];
  const start = process.hrtime.bigint();
  const child = spawn(process.execPath, ["--require", join(folder, "memory.cjs"), ...words], { cwd: folder, stdio });
  const limit = setTimeout(() => child.kill("SIGKILL"), 60_000);
  let errors = "";
  let memory = "";
  child.stdio[2].on("data", (data) => {
    errors += data;
  });
  child.stdio[9].on("data", (data) => {
    memory += data;
  });
  return new Promise((done) => {
    child.on("close", (code) => {
      clearTimeout(limit);
      const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
      done({ code, errors, milliseconds, mebibytes: Number(memory || Number.POSITIVE_INFINITY) / 1024 });
    });
  });
}

const results = [];
for (const [index, { name, content }] of inputs.entries()) {
  writeFileSync(join(folder, "app-settings.yml"), content);
  // The formats that cost most: frames for people, every rule with every result, columns in bytes.
  for (const format of ["text", "sarif", "rdjson"]) {
    results.push({ name, format, ...(await run([cli, "--format", format, "app-settings.yml"])) });
  }
  if (process.stdout.isTTY) process.stdout.write(`\r ${index + 1} of ${inputs.length}`);
}
rmSync(folder, { recursive: true });

const failures = results.filter(
  ({ code, errors, milliseconds, mebibytes }) =>
    ![0, 1].includes(code) || errors !== "" || milliseconds > bars.milliseconds || mebibytes > bars.mebibytes,
);
const line = ({ name, format, code, milliseconds, mebibytes }) =>
  ` ${milliseconds.toFixed(0).padStart(6)} ms ${mebibytes.toFixed(0).padStart(4)} MiB  exit ${code}  ${name} (${format})`;
const worst = (key) => results.toSorted((one, other) => other[key] - one[key]).slice(0, 5);
console.log(` ${inputs.length} inputs. The slowest:`);
for (const result of worst("milliseconds")) console.log(line(result));
console.log(" The largest:");
for (const result of worst("mebibytes")) console.log(line(result));
if (failures.length > 0) {
  console.log(` Beyond ${bars.milliseconds} ms or ${bars.mebibytes} MiB, or without a report:`);
  for (const result of failures) console.log(line(result));
  process.exit(1);
}
