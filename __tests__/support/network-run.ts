import type { AmazonWorld } from "./amazon.js";
import type { EventName } from "./change-step.js";
import type { Files } from "./repository.js";

interface Run {
  readonly bundle: string;
  /** What Amazon is like meanwhile. */
  readonly world: AmazonWorld;
  /** The variables that are set, each to a secret of its own. */
  readonly secrets: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** The files of the folder, or of the workspace. */
  readonly files: Files;
}

/** A run of the command line; a file is written to standard output where `words` name none. */
export interface CommandRun extends Run {
  readonly kind: "command";
  readonly words: readonly string[];
}

/** A step of the Action on a change that brings the files; `name` where the event is another one than GitHub's of `event`. */
export interface StepRun extends Run {
  readonly kind: "step";
  readonly event: EventName;
  readonly name?: string;
  /** What the event says besides. */
  readonly payload?: object;
  readonly inputs: Readonly<Record<string, string>>;
}

export type NetworkRun = CommandRun | StepRun;

/** What came of a run. */
export interface NetworkOutcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly milliseconds: number;
  /** What Amazon was asked. */
  readonly log: readonly string[];
  /** What was wrong with requests to Amazon, and to GitHub. */
  readonly violations: readonly string[];
  readonly tokens: readonly string[];
  /** The hosts that were connected to. */
  readonly connected: readonly string[];
  /** Secrets that were sent before they were registered with the runner. */
  readonly unmasked: readonly string[];
  /** Whatever else was written, by where it stands: files, outputs, summary, and what GitHub was sent. */
  readonly written: Readonly<Record<string, string>>;
}
