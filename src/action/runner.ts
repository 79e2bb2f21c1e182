import { closeSync, constants, openSync, writeFileSync } from "node:fs";
import * as core from "@actions/core";
import { writeAll } from "../files/standard-streams.js";
import type { RunnerEnvironment } from "./environment.js";

/** What the Action asks of the runner, so that tests can stand in for it. */
export interface Runner {
  /** The text of an input, trimmed; empty where it is not given. */
  input(name: string): string;
  /** Writes complete lines to the log, commands included. */
  log(text: string): void;
  /** Puts Markdown on the page of the job. Returns why it could not, or undefined. */
  summarise(markdown: string): Promise<string | undefined>;
  /** Sets outputs for the next steps. Returns why it could not, or undefined. */
  outputs(values: Readonly<Record<string, string | number>>): string | undefined;
  /** Fails the step. */
  fail(): void;
}

/** The runner that this process runs under. */
export function actionsRunner({ hasOutputFile, summaryFile }: RunnerEnvironment): Runner {
  return {
    input: (name) => core.getInput(name),
    log(text) {
      writeAll(1, text);
    },
    async summarise(markdown) {
      if (summaryFile === "") return "this runner has no job summary";
      try {
        append(summaryFile, markdown);
        return undefined;
      } catch {
        return "the file for the job summary cannot be written";
      }
    },
    outputs(values) {
      // Without the file the toolkit would print commands, which today's runners refuse.
      if (!hasOutputFile) return "this runner takes no outputs";
      try {
        for (const [name, value] of Object.entries(values)) core.setOutput(name, value);
        return undefined;
      } catch {
        return "the file for outputs cannot be written";
      }
    },
    fail() {
      process.exitCode = 1;
    },
  };
}

/** Appends to a file that is there. The toolkit does the same, with modules of Node that make every start slower. */
function append(file: string, text: string): void {
  const handle = openSync(file, constants.O_WRONLY | constants.O_APPEND);
  try {
    writeFileSync(handle, text);
  } finally {
    closeSync(handle);
  }
}
