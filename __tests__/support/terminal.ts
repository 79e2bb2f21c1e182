import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { run } from "../../src/cli/run.js";
import type { Terminal } from "../../src/cli/terminal.js";
import { today } from "./check.js";

/** A folder with files of its own that is gone after the test, and a command line that works in it. */
export class Workplace {
  readonly folder = mkdtempSync(join(tmpdir(), "preflight-"));

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    onTestFinished(() => rmSync(this.folder, { recursive: true, force: true }));
    for (const [name, content] of Object.entries(files)) this.write(name, content);
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  write(name: string, content: string | Uint8Array): void {
    writeFileSync(this.path(name), content);
  }

  read(name: string): string {
    return readFileSync(this.path(name), "utf8");
  }

  /** The names in the folder, so that nothing that is left over stays unseen. */
  get names(): readonly string[] {
    return readdirSync(this.folder).sort();
  }

  /** Runs the command line with these words. */
  run(...words: readonly string[]): { code: number; out: string; err: string } {
    return this.runWith({}, ...words);
  }

  /** As `run`, with another terminal or with something on standard input. */
  runWith(changed: Partial<Terminal>, ...words: readonly string[]): { code: number; out: string; err: string } {
    let out = "";
    let err = "";
    const code = run(words, {
      folder: this.folder,
      today,
      colour: false,
      columns: 100,
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      ...changed,
    });
    if (typeof code !== "number") throw new Error("the command asks Amazon, and is not done");
    return { code, out, err };
  }
}
