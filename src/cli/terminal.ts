import type { AutomationDetails } from "../reporters/sarif.js";

/** What the command line needs of the world, so that tests can stand in for it. */
export interface Terminal {
  /** The working folder. */
  readonly folder: string;
  /** Today as YYYY-MM-DD in UTC. */
  readonly today: string;
  /** Whether standard output takes colour. */
  readonly colour: boolean;
  /** The width of the terminal in columns, or undefined where there is none. */
  readonly columns: number | undefined;
  /** How the build that this runs in names the analysis; absent outside of Azure Pipelines. */
  readonly analysis?: AutomationDetails | undefined;
  /** The bytes of standard input, at most so many; absent where there is none. */
  readonly input?: (limit: number) => Uint8Array;
  /** Tells of long work on a terminal; absent where standard error is none. */
  readonly progress?: ((text: string) => void) | undefined;
  /** The environment, for the variables that the caller names as secrets. */
  readonly variables?: Readonly<Record<string, string | undefined>>;
  out(text: string): void;
  err(text: string): void;
}

/** The width for text in columns: that of the terminal within reason, or 100. */
export function textWidth({ columns = 100 }: Pick<Terminal, "columns">): number {
  return Math.min(160, Math.max(40, columns)) - 1;
}
