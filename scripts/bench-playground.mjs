// The page to paste into, in Debian's Chromium, against the same engine in Node for the same texts:
//   npm run bench:playground
// Prints how long it takes from a paste into the page just opened to its report, and from a later keystroke to its
// report, as ratios to the first check of a fresh process and to the median of later ones; then how long the page does
// not answer while somebody types into the largest file. Exits with 1 where a bar is missed.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { inflateSync } from "node:zlib";
import { BrowserPage } from "../__tests__/support/browser.ts";

const bars = { first: 10, later: 2, task: 100 };
const rounds = Number(process.argv[2] ?? 5);
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

const sorted = (values) => values.toSorted((one, other) => one - other);
const median = (values) => sorted(values)[values.length >> 1];

/** The engine of the page as a module of Node's: prints what the first check took, and the median of later ones. */
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
  return { first, later: median(rest.slice(rest.length >> 1)) };
}

const page = await BrowserPage.start();
const address = pathToFileURL(file).href;

/** Notes when something is put into the editor, when its report is there, and what keeps the page from answering. */
const watch = `(() => {
  document.getElementById("tab-file").click();
  const field = document.getElementById("settings");
  field.addEventListener("beforeinput", () => { window.since = performance.now(); window.taken = undefined; }, true);
  new MutationObserver(() => {
    if (window.since !== undefined && document.querySelector("#file-answer .walk") !== null) window.taken ??= performance.now() - window.since;
  }).observe(document.getElementById("file-answer"), { childList: true });
  window.tasks = [];
  new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
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
    await press(" ");
    taken.push(await report());
  }
  return { first, later: median(taken.slice(taken.length >> 1)) };
}

/** Types into the middle of a text, a key every 60 ms, and gives the longest task and the delays from a key to its paint. */
async function typing(text) {
  await paste(text);
  await page.value(`(() => {
    const field = document.getElementById("settings");
    const middle = field.value.indexOf("\\n", field.value.length >> 1);
    field.blur();
    field.setSelectionRange(middle, middle);
    field.focus();
    window.tasks = [];
    window.keys = [];
  })()`);
  for (const key of " # some words that somebody types in a hurry, and more of them") {
    await press(key);
    await wait(60);
  }
  await report();
  await wait(500);
  const { tasks, keys } = await page.value("({ tasks: window.tasks, keys: window.keys })");
  return { task: Math.max(0, ...tasks), key: median(keys.length === 0 ? [0] : keys), slowest: Math.max(0, ...keys) };
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
  console.log(` Node ${process.version}, ${rounds} rounds; medians of the ratios.`);
  console.log(` page opened with an example, to its report   ${median(opened).toFixed(0)} ms`);
  for (const [name, text, later] of texts) {
    const runs = [];
    for (let round = 0; round < rounds; round += 1)
      runs.push({ page: await inPage(text, later), node: inNode(text, later) });
    for (const when of ["first", "later"]) {
      const value = median(runs.map(({ page, node }) => page[when] / node[when]));
      const [inPage, inNode] = ["page", "node"].map((where) => median(runs.map((run) => run[where][when])));
      const shown = `${value.toFixed(2)}  (${inPage.toFixed(1)} / ${inNode.toFixed(1)} ms)`;
      line(`${name}, ${when}`, shown, `bar ${bars[when]}`, value > bars[when]);
    }
  }
  for (const [name, text] of texts.slice(-2)) {
    const runs = [];
    for (let round = 0; round < rounds; round += 1) runs.push(await typing(text));
    const [task, key, slowest] = ["task", "key", "slowest"].map((what) => median(runs.map((run) => run[what])));
    line(`${name}, longest task while typing`, `${task.toFixed(0)} ms`, `bar ${bars.task}`, task > bars.task);
    line(`${name}, key to paint`, `${key.toFixed(0)} ms, slowest ${slowest.toFixed(0)} ms`, "", false);
  }
} finally {
  await page.close();
  rmSync(folder, { recursive: true });
}
if (isMissed) process.exitCode = 1;
