import { fstatSync, readSync, writeSync } from "node:fs";
import { codeOf } from "./read-file.js";
import { UsageError } from "./usage-error.js";

/** How long to wait for a reader that is slower than we write, in milliseconds. */
const pause = 2;

/**
 * Writes all of `text` to standard output (1) or standard error (2) before it returns. A reader that has gone, as
 * `head` goes, is no failure. Throws a UsageError for whatever else keeps standard output from being written; where
 * standard error is gone, nobody can be told.
 */
export function writeAll(descriptor: 1 | 2, text: string): void {
  const bytes = Buffer.from(text);
  for (let start = 0; start < bytes.length; ) {
    try {
      start += writeSync(descriptor, bytes, start);
    } catch (error) {
      const code = codeOf(error);
      if (code === "EPIPE" || (code !== "EAGAIN" && descriptor === 2)) return;
      if (code !== "EAGAIN") throw new UsageError(`Standard output cannot be written (${code}).`);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
    }
  }
}

/**
 * What stands on standard input, at most `limit` bytes: an input without an end is read no further. Throws a UsageError
 * where there is none to read.
 */
export function readInput(limit: number): Uint8Array {
  const bytes = new Uint8Array(limit);
  let length = 0;
  while (length < limit) {
    try {
      const read = readSync(0, bytes, length, limit - length, null);
      if (read === 0) break;
      length += read;
    } catch (error) {
      const code = codeOf(error);
      if (code === "EOF") break;
      if (code !== "EAGAIN") throw new UsageError(`Standard input cannot be read (${code}).`);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
    }
  }
  return bytes.slice(0, length);
}

/** Whether standard error is a terminal. See `isTerminal`. */
export function isErrorTerminal(): boolean {
  return (process.platform === "win32" || fstatSync(2).isCharacterDevice()) && process.stderr.isTTY === true;
}

/** Whether standard output is a terminal. Node's own answer loads its network modules, so a pipe or file is told first. */
export function isTerminal(): boolean {
  return (process.platform === "win32" || fstatSync(1).isCharacterDevice()) && process.stdout.isTTY === true;
}
