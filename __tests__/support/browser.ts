import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** Where Debian's package puts the browser. */
const program = "/usr/bin/chromium";

/** Whether the machine has the browser that the tests of the page need. */
export const hasBrowser = existsSync(program);

interface Reply {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** One page in a headless browser, driven over its DevTools protocol. */
export class BrowserPage {
  /** The addresses that the page has asked for, in order. */
  readonly requests: string[] = [];
  #next = 1;
  readonly #listeners: [method: string, act: (params: Readonly<Record<string, unknown>>) => void][] = [];
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  private readonly browser: ChildProcess;
  private readonly folder: string;
  private readonly socket: WebSocket;

  private constructor(browser: ChildProcess, folder: string, socket: WebSocket) {
    this.browser = browser;
    this.folder = folder;
    this.socket = socket;
    socket.addEventListener("message", ({ data }) => this.#take(JSON.parse(String(data))));
  }

  /** Starts the browser with one empty page. Throws where it does not start. */
  static async start(): Promise<BrowserPage> {
    const folder = mkdtempSync(join(tmpdir(), "browser-"));
    const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];
    const more = ["--disable-component-update", "--disable-sync", "--disable-quic", "--disable-dev-shm-usage"];
    const browser = spawn(
      program,
      [...flags, ...more, "--remote-debugging-port=0", `--user-data-dir=${folder}`, "about:blank"],
      {
        stdio: "ignore",
      },
    );
    const portFile = join(folder, "DevToolsActivePort");
    for (
      let tries = 0;
      tries < 600 && !(existsSync(portFile) && readFileSync(portFile, "utf8").includes("\n"));
      tries += 1
    )
      await wait(50);
    const [port] = readFileSync(portFile, "utf8").split("\n");
    const answer = await fetch(`http://127.0.0.1:${port}/json`);
    const targets = (await answer.json()) as { type: string; webSocketDebuggerUrl: string }[];
    const socket = new WebSocket(targets.find(({ type }) => type === "page")?.webSocketDebuggerUrl ?? "");
    await new Promise((resolve, reject) => {
      socket.addEventListener("open", resolve);
      socket.addEventListener("error", reject);
    });
    const page = new BrowserPage(browser, folder, socket);
    page.on("Network.requestWillBeSent", ({ request }) => {
      page.requests.push((request as { url: string }).url);
    });
    for (const domain of ["Page", "Network", "Runtime"]) await page.send(`${domain}.enable`);
    return page;
  }

  /** Opens an address anew and waits until the page has drawn itself. */
  async open(address: string): Promise<void> {
    await this.send("Page.navigate", { url: "about:blank" });
    await this.send("Page.navigate", { url: address });
    await this.until("document.readyState === 'complete' && document.title !== ''");
  }

  /** The value of an expression in the page, as JSON brings it. Throws what the page throws. */
  async value<Value = unknown>(expression: string): Promise<Value> {
    const given = { expression, awaitPromise: true, returnByValue: true, userGesture: true };
    const result = (await this.send("Runtime.evaluate", given)) as {
      result: { value: Value };
      exceptionDetails?: { exception?: { description?: string } };
    };
    if (result.exceptionDetails !== undefined) throw new Error(result.exceptionDetails.exception?.description);
    return result.result.value;
  }

  /** Waits until an expression in the page is true. */
  async until(expression: string): Promise<void> {
    for (let tries = 0; tries < 2_400; tries += 1) {
      if (await this.value(`Boolean(${expression})`)) return;
      await wait(50);
    }
    throw new Error(`The page never came to ${expression}.`);
  }

  /** Presses a key such as `Tab` or `ArrowRight` where the focus is. */
  async press(key: string): Promise<void> {
    for (const type of ["keyDown", "keyUp"])
      await this.send("Input.dispatchKeyEvent", { type, key, code: key, windowsVirtualKeyCode: keyCodes[key] });
  }

  /** Makes the window as wide and as dark as a reader has it. */
  async view(width: number, scheme: "light" | "dark" = "light"): Promise<void> {
    await this.send("Emulation.setDeviceMetricsOverride", { width, height: 800, deviceScaleFactor: 1, mobile: false });
    await this.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: scheme }] });
  }

  /** A picture of the page as PNG. */
  async picture(): Promise<Buffer> {
    const { data } = (await this.send("Page.captureScreenshot", { captureBeyondViewport: true })) as { data: string };
    return Buffer.from(data, "base64");
  }

  async close(): Promise<void> {
    this.socket.close();
    const ended = new Promise((resolve) => this.browser.once("exit", resolve));
    this.browser.kill("SIGKILL");
    await ended;
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  async send(method: string, params: object = {}): Promise<unknown> {
    const id = this.#next++;
    const reply = new Promise<Reply>((resolve) => this.#waiting.set(id, resolve));
    this.socket.send(JSON.stringify({ id, method, params }));
    const { result, error } = await reply;
    if (error !== undefined) throw new Error(`${method}: ${error.message}`);
    return result;
  }

  /** Calls `act` whenever the browser tells of an event such as `Tracing.tracingComplete`. */
  on(method: string, act: (params: Readonly<Record<string, unknown>>) => void): void {
    this.#listeners.push([method, act]);
  }

  #take(reply: Reply): void {
    for (const [method, act] of this.#listeners) if (reply.method === method) act(reply.params ?? {});
    if (reply.id === undefined) return;
    this.#waiting.get(reply.id)?.(reply);
    this.#waiting.delete(reply.id);
  }
}

const keyCodes: Readonly<Record<string, number>> = { Tab: 9, Enter: 13, ArrowLeft: 37, ArrowRight: 39 };
