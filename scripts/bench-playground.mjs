// The page to paste into, in Debian's Chromium, against the same engine in Node for the same texts:
//   npm run bench:playground [-- <rounds>]
// Prints the time from a paste into the page just opened to its report, and from a later change to its report, as
// ratios to the first check of a fresh process and to later ones; each is the least of several, which other work on the
// machine disturbs least. Then the most processor time that one task of the page's main thread takes while somebody types
// into the largest file, and the delay from a key to its paint. Exits with 1 where a bar is missed.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { inflateSync } from "node:zlib";
import { BrowserPage } from "../__tests__/support/browser.ts";

const bars = { first: 10, later: 2, task: 100 };
const rounds = Number(process.argv[2] ?? 3);
const folder = mkdtempSync(join(tmpdir(), "bench-page-"));
const file = join(folder, "index.html");
const made = spawnSync(process.execPath, [fileURLToPath(new URL("playground.mjs", import.meta.url)), file]);
if (made.status !== 0) throw new Error(`${made.stderr}`);
const html = readFileSync(file, "utf8");
const part = (id) => new RegExp(`<script type="text/plain" id="${id}">([^]*?)</script>`).exec(html)[1];

/** A file of so many bytes whose links are all right, or all wrong. */
function links(bytes, tail) {
  const head = readFileSync("examples/app-settings.yml", "utf8");
  const line = (index) =>
    `    - https://sellercentral-europe.amazon.com/apps/authorize/consent?application_id=amzn1.sp.solution.1b2c3d4e-5f60-4a7b-8c9d-0e1f2a3b4c5d&state={state${index}}${tail}\n`;
  const [before, after] = head.split("\ntoken:\n");
  let text = `${before}\n`;
  for (let index = 0; text.length + after.length + 300 < bytes; index += 1) text += line(index);
  text += `\ntoken:\n${after}`;
  return `${text}${"#".repeat(bytes - text.length - 60)}\n`;
}

const texts = [
  ["examples/app-settings.yml", readFileSync("examples/app-settings.yml", "utf8"), 60],
  ["examples/broken-settings.yml", readFileSync("examples/broken-settings.yml", "utf8"), 60],
  ["200 KiB, nothing wrong", links(200 * 1024, "&version=beta"), 6],
  ["256 KiB, nothing wrong", links(256 * 1024, "&version=beta"), 6],
  ["256 KiB, each link wrong", links(256 * 1024, ""), 6],
];

const median = (values) => values.toSorted((one, other) => one - other)[values.length >> 1];

/** The engine of the page as a module of Node's: prints what each check took. */
const prelude = `const self = globalThis; self.rulePagesOfPage = ${JSON.stringify(inflateSync(Buffer.from(part("pages"), "base64")).toString())}; self.postMessage = () => {};`;
const epilogue = `
const text = require("node:fs").readFileSync(process.argv[2], "utf8");
const taken = [];
for (let round = 0; round <= process.argv[3]; round += 1) {
  const start = performance.now();
  self.onmessage({ data: { id: 0, question: { kind: "check", text: text + " ".repeat(round), today: "2026-11-22" } } });
  taken.push(performance.now() - start);
}
console.log(JSON.stringify(taken));`;
writeFileSync(join(folder, "engine.cjs"), `${prelude}\n${part("engine")}\n${epilogue}`);

function inNode(text, later) {
  writeFileSync(join(folder, "text.yml"), text);
  const words = [join(folder, "engine.cjs"), join(folder, "text.yml"), String(later)];
  const { stdout, status, stderr } = spawnSync(process.execPath, words, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  const [first, ...rest] = JSON.parse(stdout);
  return { first, later: Math.min(...rest) };
}

const page = await BrowserPage.start();
let collected = () => {};
let complete = () => {};
page.on("Tracing.dataCollected", ({ value }) => collected(value));
page.on("Tracing.tracingComplete", () => complete());
const address = pathToFileURL(file).href;

/** Notes when something is put into the editor, when its report is there, and what keeps the page from answering. */
const watch = `(() => {
  document.getElementById("tab-file").click();
  const field = document.getElementById("settings");
  field.addEventListener("beforeinput", () => { window.since = performance.now(); window.taken = undefined; }, true);
  new MutationObserver(() => {
    if (window.since !== undefined && document.querySelector("#file-answer .walk") !== null) window.taken ??= performance.now() - window.since;
  }).observe(document.getElementById("file-answer"), { childList: true });
  window.keys = [];
  new PerformanceObserver((list) => window.keys.push(...list.getEntries().filter(({ name }) => name === "keydown").map(({ duration }) => duration))).observe({ type: "event", durationThreshold: 16 });
})()`;

/** Presses a key, with an editing command of the browser behind it where one is given. */
async function press(key, command) {
  const down = command === undefined ? { text: key } : { modifiers: 2, commands: [command] };
  await page.send("Input.dispatchKeyEvent", { type: "keyDown", key, ...down });
  await page.send("Input.dispatchKeyEvent", { type: "keyUp", key });
}

async function report() {
  await page.until("window.taken !== undefined");
  return page.value("window.taken");
}

/** Opens the page anew and pastes a text as a reader does; gives the time to its report. */
async function paste(text) {
  await page.send("Page.navigate", { url: "about:blank" });
  await page.value(`document.body.append(document.createElement("textarea"))`);
  await page.value(`(() => {
    const field = document.querySelector("textarea");
    field.value = ${JSON.stringify(text)};
    field.focus();
    field.select();
  })()`);
  await press("c", "copy");
  await page.open(address);
  await page.value(watch);
  await page.value("document.getElementById('settings').focus()");
  await press("v", "paste");
  return report();
}

async function inPage(text, later) {
  const first = await paste(text);
  const taken = [];
  for (let round = 0; round < later; round += 1) {
    await page.value(`(() => {
      const field = document.getElementById("settings");
      window.since = performance.now();
      window.taken = undefined;
      field.setRangeText(" ", field.value.length, field.value.length, "end");
      field.dispatchEvent(new Event("input"));
    })()`);
    taken.push(await report());
  }
  return { first, later: Math.min(...taken) };
}

/** Types into the middle of a text, a key every 60 ms; gives the longest task and the delays from a key to its paint. */
async function typing(text) {
  await paste(text);
  await page.value(`(() => {
    const field = document.getElementById("settings");
    const middle = field.value.indexOf("\\n", field.value.length >> 1);
    field.setSelectionRange(middle, middle);
    window.keys = [];
  })()`);
  const trace = await traced(async () => {
    for (const key of " # some words that somebody types in a hurry") {
      await press(key);
      await wait(60);
    }
    await report();
    await wait(500);
  });
  const { tid, pid } = trace.find(({ name, args }) => name === "EventDispatch" && args.data.type === "keypress");
  const tasks = trace.filter((one) => one.tid === tid && one.pid === pid && one.tdur !== undefined);
  return { task: Math.max(...tasks.map(({ tdur }) => tdur / 1_000)), keys: await page.value("window.keys") };
}

/** What the browser notes while `act` runs. */
async function traced(act) {
  const events = [];
  collected = (some) => events.push(...some);
  const includedCategories = ["toplevel", "devtools.timeline"];
  await page.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories } });
  await act();
  const isComplete = new Promise((resolve) => {
    complete = resolve;
  });
  await page.send("Tracing.end");
  await isComplete;
  return events;
}

let isMissed = false;
function line(name, shown, bar, isBeyond) {
  isMissed ||= isBeyond;
  console.log(` ${name.padEnd(44)} ${shown.padEnd(32)} ${bar}${isBeyond ? "  MISSED" : ""}`);
}

try {
  const opened = [];
  for (let round = 0; round < rounds; round += 1) {
    await page.open(`${address}#rule=draft-without-beta`);
    await page.until("document.querySelector('#file-answer .walk') !== null");
    opened.push(await page.value("performance.now()"));
  }
  console.log(` Node ${process.version}, ${rounds} rounds.`);
  console.log(` page opened with an example, to its report   ${Math.min(...opened).toFixed(0)} ms`);
  for (const [name, text, later] of texts) {
    const runs = [];
    for (let round = 0; round < rounds; round += 1)
      runs.push({ page: await inPage(text, later), node: inNode(text, later) });
    for (const when of ["first", "later"]) {
      const [inPage, inNode] = ["page", "node"].map((where) => Math.min(...runs.map((run) => run[where][when])));
      const ratio = inPage / inNode;
      const shown = `${ratio.toFixed(2)}  (${inPage.toFixed(1)} / ${inNode.toFixed(1)} ms)`;
      line(`${name}, ${when}`, shown, `bar ${bars[when]}`, ratio > bars[when]);
    }
  }
  for (const [name, text] of texts.slice(-2)) {
    const { task, keys } = await typing(text);
    line(`${name}, longest task`, `${task.toFixed(0)} ms`, `bar ${bars.task} ms`, task > bars.task);
    line(`${name}, key to paint`, `${median(keys).toFixed(0)} ms, slowest ${Math.max(...keys)} ms`, "", false);
  }
} finally {
  await page.close();
  rmSync(folder, { recursive: true });
}
if (isMissed) process.exitCode = 1;
