/** The time as the client sees it, so that no test waits. All numbers are milliseconds. */
export interface Clock {
  /** The time since some moment; it never jumps. */
  now(): number;
  /** The time of the world, as Unix counts it. */
  date(): number;
  sleep(duration: number): Promise<void>;
  /** A signal that ends a request after `duration`. */
  limit(duration: number): AbortSignal;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  date: () => Date.now(),
  sleep: (duration) => new Promise((resolve) => setTimeout(resolve, duration)),
  limit: (duration) => AbortSignal.timeout(Math.ceil(duration)),
};
