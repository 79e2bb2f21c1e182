import { setTimeout } from "node:timers/promises";

/** The time as the client sees it, so that no test waits. All numbers are milliseconds. */
export interface Clock {
  now(): number;
  sleep(duration: number): Promise<void>;
  /** A signal that ends a request after `duration`. */
  limit(duration: number): AbortSignal;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  sleep: async (duration) => {
    await setTimeout(duration);
  },
  limit: (duration) => AbortSignal.timeout(Math.ceil(duration)),
};
