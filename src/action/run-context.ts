import type { RunnerEnvironment } from "./environment.js";

/** What one run knows from outside. */
export interface RunContext {
  readonly environment: RunnerEnvironment;
  /** Today as YYYY-MM-DD in UTC. */
  readonly today: string;
  /** A random word, new in every run. */
  readonly stopToken: string;
}
