// Mutates settings files and puts them through parser, rules, repair and every reporter, for so many seconds:
//   npm run fuzz -- --seconds 60 [--seed 1]
// What must hold for every input is in `check` below. A failure is printed with its seed; its input stands in
// fuzz-failures. Exits with 1 where there is any.
import { execFileSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { hostileInputs, inEveryField } from "../__tests__/hostile/inputs.ts";
import { hiddenCharacters } from "../__tests__/support/hidden-characters.ts";
import { payloads } from "../__tests__/support/hostile-payloads.ts";
import { readLog } from "../__tests__/support/runner-commands.ts";

const { values } = parseArgs({ options: { seconds: { type: "string" }, seed: { type: "string" } } });
const seconds = Number(values.seconds ?? 60);
const seed = Number(values.seed ?? randomInt(2 ** 31));

execFileSync("npm", ["run", "-s", "compile"], { stdio: "inherit" });
const load = (path) => import(`../lib/src/${path}.js`);
const { preflight } = await load("preflight");
const { repair } = await load("repair/repair");
const { repairDiff } = await load("repair/repair-diff");
const { catalogue } = await load("rules/index");
const { listing } = await load("rules/listing");
const { renderText } = await load("reporters/text");
const { renderGithub } = await load("reporters/github");
const { renderJson } = await load("reporters/json");
const { renderSarif } = await load("reporters/sarif");
const { renderJunit } = await load("reporters/junit");
const { renderRdjson } = await load("reporters/rdjson");
const { renderMarkdown } = await load("reporters/markdown");

const options = {
  failOn: "error",
  tool: { name: "sp-api-preflight", version: "0.0.0" },
  docsBase: "https://docs.example",
  today: "2026-11-24",
};
const rules = listing(catalogue, options.docsBase);
const reporters = {
  text: (report) => renderText(report, { colour: false, columns: 80 }),
  quiet: (report) => renderText(report, { colour: false, quiet: true }),
  github: renderGithub,
  json: renderJson,
  sarif: (report) => renderSarif(report, { rules }),
  junit: renderJunit,
  rdjson: renderRdjson,
  markdown: (report) => renderMarkdown(report, { baseUrl: "https://github.com/o/r/blob/abc" }),
};

/** Numbers that the seed alone decides. Source: mulberry32, in the public domain. */
let state = seed;
function below(limit) {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
}
const one = (list) => list[below(list.length)];

const folders = ["examples/*.yml", "__tests__/fixtures/*/*.yml", "__tests__/cases/*.yml", "__tests__/support/*.yml"];
const seeds = [
  ...folders
    .flatMap((pattern) => globSync(pattern))
    .sort()
    .map((path) => readFileSync(path)),
  ...hostileInputs.map(({ content }) => Buffer.from(content)).filter(({ length }) => length < 20_000),
  ...payloads.map((payload) => Buffer.from(inEveryField(payload))),
];
const words = [
  ...[
    ": ",
    "- ",
    "? ",
    "{",
    "}",
    "[",
    "]",
    ",",
    "|\n",
    ">-\n",
    "&a ",
    "*a",
    "<<: ",
    "<<: *a",
    "!x ",
    "!!str ",
    "'",
    '"',
    "#",
    " # ",
  ],
  ...[
    "\n",
    "\r\n",
    "\r",
    "\t",
    "  ",
    "---\n",
    "...\n",
    "%YAML 1.1\n",
    "\\",
    "\\x41",
    "\\u202e",
    "\ufeff",
    "~",
    "null",
    "true",
    "0x1F",
  ],
  ...[
    "1e400",
    "__proto__: ",
    "constructor",
    "${X}",
    "{{ x }}",
    "env:X",
    "<x>",
    "%41",
    "%",
    "?a=b&",
    "://",
    "@",
    "/",
    ".",
    "\u0430",
    "e\u0301",
  ],
  ...[
    "# preflight-ignore state-missing -- x\n",
    "# preflight-ignore ",
    "preflight:\n  rules: {state-missing: off}\n",
    "2026-02-30",
    "AKIA",
  ],
  ...payloads,
].map((word) => Buffer.from(word));
const canary = "IwEBIKq7Zp3TnX8vRb2Lw5Hs9Jd4Gf6Yc1Mx0QaUe";

/** Where a line, a word or a byte begins, mostly the first two. */
function place(bytes) {
  const at = below(bytes.length + 1);
  const kind = below(3);
  if (kind === 0) return at;
  const next = bytes.indexOf(kind === 1 ? 10 : 32, at);
  return next === -1 ? at : next + 1;
}

const mutations = [
  (bytes) => splice(bytes, place(bytes), 0, one(words)),
  (bytes) => splice(bytes, place(bytes), below(12), one(words)),
  (bytes) => splice(bytes, place(bytes), below(40), Buffer.alloc(0)),
  (bytes) => splice(bytes, place(bytes), 1, Buffer.from([below(256)])),
  (bytes) => splice(bytes, place(bytes), 1, Buffer.from([32 + below(95)])),
  (bytes) => {
    const [from, length] = [place(bytes), below(200)];
    return splice(bytes, place(bytes), 0, bytes.subarray(from, from + length));
  },
  (bytes) => {
    const other = one(seeds);
    const from = place(other);
    return splice(bytes, place(bytes), below(80), other.subarray(from, from + below(300)));
  },
  (bytes) => bytes.subarray(0, place(bytes)),
  (bytes) => {
    const colon = bytes.indexOf(": ", below(bytes.length + 1));
    const end = bytes.indexOf(10, colon);
    return colon === -1 || end === -1 ? bytes : splice(bytes, colon + 2, end - colon - 2, one(words));
  },
  (bytes) => Buffer.from(bytes.toString("latin1").replaceAll("\n", one(["\n", "\r\n", "\n\n", "\r"])), "latin1"),
];

function splice(bytes, at, removed, added) {
  return Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at + removed)]);
}

function mutated() {
  let bytes = one(seeds);
  const original = bytes;
  for (let times = 1 + below(4); times > 0; times -= 1) bytes = one(mutations)(bytes).subarray(0, 40_000);
  const hasCanary = below(4) === 0;
  // On a line of its own, for what stands before decides whether it is read as a secret.
  if (hasCanary) {
    const end = bytes.indexOf(10, below(bytes.length + 1)) + 1;
    bytes = splice(
      bytes,
      end,
      0,
      Buffer.from(`${" ".repeat(below(5))}${one(["# ", "", "x: ", "- ", '"'])}Atzr|${canary}\n`),
    );
  }
  return { bytes, hasCanary, base: below(4) === 0 ? original : undefined };
}

/** Everything that must hold for any input; gives what does not. */
function check({ bytes, hasCanary, base }) {
  const file = { path: "app-settings.yml", bytes, ...(base && { base }) };
  const wrong = [];
  const expectThat = (holds, what) => {
    if (!holds) wrong.push(what);
  };
  const report = preflight([file], options);
  for (const { rule, message } of report.crashes) wrong.push(`the rule ${rule} broke: ${message}`);
  expectThat(report.findings.length === 0 || report.counts.error === 0 || report.outcome === "failed", "errors passed");
  const fixed = repair(file, options);
  const outputs = { diff: repairDiff(fixed).join("") };
  for (const [form, render] of Object.entries(reporters)) outputs[form] = render(report);
  const again = preflight([{ ...file, bytes: Uint8Array.from(bytes) }], options);
  for (const [form, render] of Object.entries(reporters)) {
    expectThat(render(again) === outputs[form], `${form} differs from run to run`);
    const [hidden] = hiddenCharacters(outputs[form]);
    expectThat(hidden === undefined, `${form} shows the hidden character ${hidden}`);
    const { commands } = readLog(outputs[form]);
    const foreign = commands.filter(({ name }) => form !== "github" || !["error", "warning", "notice"].includes(name));
    expectThat(foreign.length === 0, `${form} holds the command ${foreign[0]?.name}`);
    expectThat(!outputs[form].includes("##["), `${form} holds ##[`);
  }
  for (const form of ["json", "sarif", "rdjson"]) JSON.parse(outputs[form]);
  const text = bytes.toString("utf8").split("\n");
  for (const { line, column, endLine, endColumn } of report.findings) {
    const isInside = line >= 1 && column >= 1 && endLine >= line && (endLine > line || endColumn >= column);
    expectThat(isInside && endLine <= text.length + 1, `a finding at ${line}:${column}-${endLine}:${endColumn}`);
  }
  for (let start = 0; hasCanary && start + 12 <= canary.length; start += 1) {
    const piece = canary.slice(start, start + 12);
    for (const [form, output] of Object.entries(outputs)) {
      if (output.includes(piece)) return [...wrong, `${form} shows ${piece}`];
    }
  }
  const twice = repair({ ...file, bytes: fixed.bytes }, options);
  expectThat(twice.repaired.length === 0, "a second repair changes something");
  const left = preflight([{ ...file, bytes: fixed.bytes }], options);
  expectThat(left.crashes.length === 0 && left.counts.error <= report.counts.error, "a repair adds errors");
  return wrong;
}

const end = performance.now() + seconds * 1_000;
let runs = 0;
let failures = 0;
let slowest = 0;
while (performance.now() < end && failures < 10) {
  const input = mutated();
  const started = performance.now();
  let wrong;
  try {
    wrong = check(input);
  } catch (error) {
    wrong = [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  }
  slowest = Math.max(slowest, performance.now() - started);
  runs += 1;
  if (wrong.length === 0) continue;
  failures += 1;
  mkdirSync("fuzz-failures", { recursive: true });
  const path = `fuzz-failures/${seed}-${runs}.yml`;
  writeFileSync(path, input.bytes);
  if (input.base) writeFileSync(`${path}.base`, input.base);
  console.error(` ${path}\n${wrong.map((what) => `   ${what}\n`).join("")}`);
}
console.log(` ${runs} inputs from the seed ${seed}, ${failures} failures; the slowest took ${slowest.toFixed(0)} ms.`);
if (failures > 0) process.exit(1);
