import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { about } from "../../src/files/about.js";
import { preflight } from "../../src/preflight.js";
import { renderJson } from "../../src/reporters/json.js";
import { limits } from "../../src/settings/limits.js";
import { BrowserPage, hasBrowser } from "../support/browser.js";
import { today } from "../support/check.js";
import { payloads } from "../support/hostile-payloads.js";

/** 10 MB. */
const lines = `${"x".repeat(99)}\n`.repeat(100_000);

/** The page as `npm run playground` makes it, in Debian's Chromium; without that browser these tests are left out. */
describe.skipIf(!hasBrowser)("the page in a browser", () => {
  const folder = mkdtempSync(join(tmpdir(), "playground-"));
  const file = join(folder, "index.html");
  const address = pathToFileURL(file).href;
  let page: BrowserPage;

  beforeAll(async () => {
    const script = fileURLToPath(new URL("../../scripts/playground.mjs", import.meta.url));
    execFileSync(process.execPath, [script, file]);
    page = await BrowserPage.start();
  }, 120_000);

  afterAll(async () => {
    await page.close();
    rmSync(folder, { recursive: true });
  });

  const fresh = async (fragment = "") => {
    await page.open(`${address}${fragment}`);
    await page.until("document.querySelector('#paste + *, #language').value !== undefined");
  };
  const type = (id: string, text: string) =>
    page.value(`(() => {
      const field = document.getElementById(${JSON.stringify(id)});
      field.value = ${JSON.stringify(text)};
      field.dispatchEvent(new Event(field.tagName === "SELECT" ? "change" : "input", { bubbles: true }));
    })()`);
  const says = (id: string, text: string) =>
    page.until(`document.getElementById("${id}").textContent.includes(${JSON.stringify(text)})`);
  const press = (selector: string) => page.value(`document.querySelector(${JSON.stringify(selector)}).click()`);

  test("gives every fixture the report that the command line gives, fingerprints included", async () => {
    const root = fileURLToPath(new URL("../fixtures/", import.meta.url));
    const texts = readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.name.endsWith(".yml"))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
      .filter((bytes) => isText(bytes))
      .map((bytes) => bytes.toString("utf8"));
    const { name, version, docsBase } = about;
    const options = { failOn: "error", tool: { name, version }, docsBase, today } as const;
    const expected = texts.map((text) =>
      renderJson(preflight([{ path: "app-settings.yml", bytes: new TextEncoder().encode(text) }], options)),
    );
    await fresh();
    const given = await page.value<string[]>(`(async () => {
      const unpack = async (text) => new Response(new Blob([Uint8Array.from(atob(text.trim()), (letter) => letter.charCodeAt(0))]).stream().pipeThrough(new DecompressionStream("deflate"))).text();
      const pages = await unpack(document.getElementById("pages").text);
      const source = "self.rulePagesOfPage=" + JSON.stringify(pages) + ";" + document.getElementById("engine").text;
      const worker = new Worker(URL.createObjectURL(new Blob([source])));
      const answers = [];
      for (const text of ${JSON.stringify(texts)}) {
        answers.push(await new Promise((resolve) => {
          worker.onmessage = ({ data }) => resolve(data.answer?.json ?? data.failure);
          worker.postMessage({ id: 0, question: { kind: "check", text, today: "${today}" } });
        }));
      }
      worker.terminate();
      return answers;
    })()`);
    expect(given.length).toBeGreaterThan(500);
    for (const [index, json] of given.entries()) expect(json).toBe(expected[index]);
  });

  test("asks for nothing but itself, whatever is pasted", async () => {
    const before = page.requests.length;
    await fresh();
    for (const text of [
      "MD1000",
      "https://sellercentral.amazon.com/apps/authorize/consent?application_id=x",
      "<img src=https://example.com/x>",
    ]) {
      await type("paste", text);
      await page.until("document.getElementById('link-answer').textContent !== ''");
    }
    const asked = page.requests
      .slice(before)
      .filter((url) => url !== address && url !== "about:blank" && !url.startsWith("blob:"));
    expect(asked).toEqual([]);
    expect(await page.value("fetch('https://example.com/').then(() => 'sent', () => 'refused')")).toBe("refused");
  });

  test("leads from a link to its repair, and on to a settings file", async () => {
    await fresh();
    await type(
      "paste",
      "https://sellercentral.amazon.com/apps/authorize/consent?application_id=amzn1.sp.solution.1b2c3d4e-5f60-4a7b-8c9d-0e1f2a3b4c5d&state={state}",
    );
    await says("link-answer", "MD1000");
    await says("link-answer", "state={state}&version=beta");
    await type("state", "published");
    await says("link-answer", "Nothing declared is wrong with it.");
    await type("state", "draft");
    await says("link-answer", "MD1000");
    await page.value("[...document.querySelectorAll('#link-answer button')].at(-1).click()");
    await says("file-answer", "The first seller stops at consent: Amazon shows MD1000.");
    await page.until("document.querySelectorAll('#marks mark').length === 1");
    await page.value(
      "[...document.querySelectorAll('#file-answer button')].find((one) => one.textContent === 'Make the safe repairs').click()",
    );
    await page.until("document.getElementById('settings').value.includes('&version=beta')");
    await page.until("document.querySelectorAll('#marks mark').length === 0");
  });

  test("draws no element and runs nothing from what is pasted", async () => {
    await fresh();
    const hostile = ["<img src=x onerror=hacked=1>", "<script>hacked=1</script>", "javascript:hacked=1", ...payloads];
    for (const text of hostile) {
      await type("paste", `https://${text}/#${text}`);
      await page.until(`document.getElementById("link-answer").textContent !== ""`);
    }
    await press("#tab-file");
    const file = hostile.map((text) => `  - ${JSON.stringify(text)}`).join("\n");
    await type("settings", `app:\n  type: public\noauth:\n  redirectUris:\n${file}\n`);
    await says("file-answer", "redirect-uri");
    const drawn =
      "document.querySelectorAll('main img, main script, main iframe, main object, main a:not([href^=\"https://\"])').length";
    expect(await page.value(drawn)).toBe(0);
    expect(await page.value("typeof hacked")).toBe("undefined");
  });

  test.each<[string, string, string, string]>([
    ["a paste of 10 MB", "paste", lines, "The text is too long"],
    [
      "a file of 10 MB",
      "settings",
      lines,
      `The file is too large to be checked: the most is this many bytes: ${limits.bytes}.`,
    ],
    ["bytes that are no text", "settings", "\0\u0001\u0002", "settings-yaml"],
    ["a file of another kind", "settings", '{"name": "package", "version": "1.0.0"}', "settings-shape"],
    ["a link to something else", "paste", "ftp://example.com/file", "The parts"],
  ])("%s gets a sentence", async (_, id, text, sentence) => {
    await fresh();
    if (id === "settings") await press("#tab-file");
    await type(id, text);
    await says(id === "settings" ? "file-answer" : "link-answer", sentence);
  });

  test("a link to the page covers secrets, and opening one says that it came from a link", async () => {
    await fresh();
    const secret = "amzn1.oa2-cs.v1.0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9";
    await press("#tab-file");
    await type("settings", `app:\n  type: private\ncredentials:\n  mode: lwa\n  clientSecret: ${secret}\n`);
    await says("file-answer", "secret-in-settings");
    await press("#share");
    await page.until("location.hash.startsWith('#v1=')");
    const fragment = await page.value<string>("location.hash");
    expect(Buffer.from(fragment.slice(4), "base64url").toString("utf8")).not.toContain("0a1b2c3d");
    await fresh(fragment);
    await page.until("!document.getElementById('origin').hidden");
    expect(await page.value("document.getElementById('settings').value")).toContain("type: private");
    expect(await page.value("document.getElementById('settings').value")).not.toContain(secret);
  });

  test("a link to the page covers what was typed a moment ago, before it was checked", async () => {
    await fresh();
    const secret = "amzn1.oa2-cs.v1.0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9";
    await press("#tab-file");
    await type("settings", `app:\n  type: private\n# ${secret}\n`);
    await press("#share");
    await page.until("location.hash.startsWith('#v1=')");
    const fragment = await page.value<string>("location.hash");
    expect(Buffer.from(fragment.slice(4), "base64url").toString("utf8")).not.toContain("0a1b2c3d");
  });

  test.each([
    ["paste", "The text is too long"],
    ["settings", "The file is too large to be checked"],
  ])("10 MB from the clipboard never reach %s", async (id, sentence) => {
    await fresh();
    if (id === "settings") await press("#tab-file");
    await page.value(`(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", "x".repeat(10_000_000));
      const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
      window.isRefused = !document.getElementById("${id}").dispatchEvent(event);
    })()`);
    await says(id === "settings" ? "file-answer" : "link-answer", sentence);
    expect(await page.value("window.isRefused")).toBe(true);
  });

  test("draws as many of thousands of faults as are read, and more of them when asked", async () => {
    await fresh();
    await press("#tab-file");
    const uris = Array.from({ length: 200 }, (_, index) => `    - http://a.example/${index}\n`).join("");
    await type("settings", `app:\n  type: public\noauth:\n  redirectUris:\n${uris}`);
    await says("file-answer", "oauth-uri-https");
    const drawn = () => page.value<number>("document.querySelectorAll('.findings > li').length");
    const before = await drawn();
    expect(before).toBeLessThan(100);
    await page.value("document.querySelector('.findings + button').click()");
    expect(await drawn()).toBe(2 * before);
    await page.value("document.querySelectorAll('.findings .head button')[10].click()");
    expect(
      await page.value("document.activeElement.value.slice(document.activeElement.selectionStart).split('\\n')[0]"),
    ).toBe(
      await page.value(
        "document.activeElement.value.split('\\n')[document.querySelectorAll('.findings .head button')[10].textContent.slice(5) - 1].slice(6)",
      ),
    );
  });

  test("tells a screen reader the answer in one sentence, and shows what the seller sees", async () => {
    await fresh();
    await type("paste", "https://sellercentral.amazon.com/apps/authorize/consent?application_id=x&state={state}");
    await says("told", "The seller sees: MD1000");
    expect(await page.value("document.querySelector('#link-answer .verdict').textContent")).toBe(
      "The seller sees: MD1000",
    );
    await press("#tab-file");
    await says("told", "Paste or type a settings file.");
  });

  test("an example for another day is checked as of that day, until today is asked for", async () => {
    await fresh("#rule=facts-old&today=2027-06-01");
    await says("file-answer", "facts-old");
    await says("origin", "2027-06-01");
    await press("#origin button");
    await page.until("document.getElementById('origin').hidden");
  });

  test("a rule's page opens with its failing example, and a fragment that was tampered with opens the empty page with a sentence", async () => {
    await fresh("#rule=draft-without-beta");
    await says("file-answer", "draft-without-beta");
    const fragments = [
      "#rule=no-such-rule",
      "#rule=state-changed",
      "#v1=AAAA",
      "#v1=%3Cscript%3E",
      "#v2=AAAA",
      "#__proto__=1",
      `#v1=${"A".repeat(500_000)}`,
      `#v1=${Buffer.from("\u001f\u008b\u0008\0\0", "latin1").toString("base64url")}`,
    ];
    for (const fragment of fragments) {
      await fresh(fragment);
      expect(await page.value("document.getElementById('door-link').hidden")).toBe(false);
      await says("origin", "The link that you opened ");
    }
  });

  test("speaks Chinese for its own words, and keeps what was typed", async () => {
    await fresh();
    await type("paste", "MD1000");
    await type("language", "zh");
    await page.until("document.getElementById('tab-file').textContent === '我有一个设置文件'");
    expect(await page.value("[document.documentElement.lang, document.getElementById('paste').value]")).toEqual([
      "zh-Hans",
      "MD1000",
    ]);
    expect(
      await page.value(
        "[...document.querySelectorAll('[data-word]')].filter((node) => node.textContent === '').length",
      ),
    ).toBe(0);
  });

  test("works by keyboard alone", async () => {
    await fresh();
    await page.value("document.getElementById('tab-link').focus()");
    await page.press("ArrowRight");
    expect(await page.value("[document.activeElement.id, document.getElementById('door-file').hidden]")).toEqual([
      "tab-file",
      false,
    ]);
    for (const id of ["file-example", "settings"]) {
      await page.press("Tab");
      expect(await page.value("document.activeElement.id")).toBe(id);
    }
  });

  test.each([["light"], ["dark"]] as const)(
    "fits 320 pixels, and an accessibility checker finds nothing serious (%s)",
    async (scheme) => {
      await page.view(320, scheme);
      await fresh("#rule=redirect-uri-unregistered");
      await says("file-answer", "redirect-uri-unregistered");
      await page.value(readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8"));
      const serious =
        "axe.run().then(({ violations }) => violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => [id, nodes[0].html]))";
      expect(await page.value(serious)).toEqual([]);
      expect(await page.value("document.documentElement.scrollWidth")).toBeLessThanOrEqual(320);
      await press("#tab-link");
      await type("paste", "https://sellercentral.amazon.com/apps/authorize/consent?application_id=x");
      await says("link-answer", "MD1000");
      expect(await page.value(serious)).toEqual([]);
      expect(await page.value("document.documentElement.scrollWidth")).toBeLessThanOrEqual(320);
      await type("language", "zh");
      await type("paste", "draft-without-beta");
      await says("link-answer", "# draft-without-beta");
      expect(await page.value(serious)).toEqual([]);
      expect(await page.value("document.documentElement.scrollWidth")).toBeLessThanOrEqual(320);
      await page.view(1012);
    },
  );
});

function isText(bytes: Buffer): boolean {
  return Buffer.from(bytes.toString("utf8"), "utf8").equals(bytes) && bytes.length <= limits.bytes;
}
