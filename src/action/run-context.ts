import type { World } from "../live/asking.js";
import type { RunnerEnvironment } from "./environment.js";

/** What one run knows from outside. */
export interface RunContext {
  readonly environment: RunnerEnvironment;
  /** Today as YYYY-MM-DD in UTC. */
  readonly today: string;
  /** A random word, new in every run. */
  readonly stopToken: string;
  /** The environment, for the variables that the workflow names as secrets. */
  readonly variables?: Readonly<Record<string, string | undefined>>;
  /** Stands in for the network in tests. */
  readonly world?: (mask: World["mask"]) => World;
}
