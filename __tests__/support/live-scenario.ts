import type { AmazonWorld } from "./amazon.js";

/** What a run of `verify` is given, what Amazon is like meanwhile, and what the run must say. */
export interface LiveScenario {
  readonly id: string;
  readonly title: string;
  /** The settings file below `__tests__/live`, or several. */
  readonly file: string | readonly string[];
  /** The variables that are set. */
  readonly secrets: readonly string[];
  /** Those that the caller names, where these are others. */
  readonly named?: readonly string[];
  readonly redirects?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  readonly world: AmazonWorld;
  readonly expect: LiveExpectation;
}

interface LiveExpectation {
  readonly live: readonly {
    readonly rule: string;
    readonly severity: string;
    readonly line: number;
    readonly path: string | readonly string[];
    readonly says?: readonly string[];
  }[];
  readonly calls?: readonly string[];
  readonly notCalls?: readonly string[];
  readonly none?: boolean;
  /** A usage failure that says this. */
  readonly usage?: string;
  /** Whether something may stand on standard error. */
  readonly stderr?: boolean;
  readonly passed?: readonly string[];
  readonly notPassed?: readonly string[];
  readonly reasons?: Readonly<Record<string, string>>;
  readonly exit: number;
}

/** The value of a secret variable in every scenario: nothing else in the world looks like it. */
export function canary(name: string): string {
  const head = name.includes("REFRESH") ? "Atzr|IwEBI" : "amzn1.oa2-cs.v1.";
  return `${head}${Buffer.from(`canary ${name}`).toString("hex")}`;
}
