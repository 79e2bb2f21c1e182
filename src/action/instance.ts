import { createHash } from "node:crypto";
import type { RunnerEnvironment } from "./environment.js";
import type { Inputs } from "./inputs.js";

/** What tells the results of one use of the Action from those of others; the same in every run of it. */
export interface Instance {
  /** For comments, which say what stands in files: whatever they are judged by, it is said once. */
  readonly comments: string;
  /** For the check run, which says how the step ended: also by what it was judged. */
  readonly checkRun: string;
  /** For the issue about the days in files, whatever workflow keeps it. */
  readonly deadlines: string;
}

/**
 * The legs of a matrix and the calls of one reusable workflow have one and the same workflow, job and step, so the
 * inputs tell them apart; and a push is compared otherwise than a pull request of the same commit.
 */
export function instanceOf({ step, eventName }: RunnerEnvironment, inputs: Inputs): Instance {
  const { settings, "working-directory": folder, token: _, ...others } = inputs;
  const files = [step, eventName, settings, folder];
  return { comments: hash(files), checkRun: hash([...files, judgedBy(others)]), deadlines: hash([settings, folder]) };
}

/** The inputs that decide how the step ends; where a report goes does not. */
function judgedBy(inputs: Omit<Inputs, "settings" | "working-directory" | "token">) {
  const {
    annotations: _,
    review: __,
    "report-file": ___,
    "sarif-file": ____,
    "deadline-issue": _____,
    ...others
  } = inputs;
  return others;
}

function hash(parts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
}
