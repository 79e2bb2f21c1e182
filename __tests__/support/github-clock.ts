import type { Clock } from "../../src/github/clock.js";

/** A clock that moves only when something waits on it. */
export class FakeClock implements Clock {
  /** The waits between requests, in milliseconds. */
  readonly slept: number[] = [];
  /** How long each request was given, in milliseconds. */
  readonly limits: number[] = [];
  #time = 0;
  #limit = new AbortController();

  now(): number {
    return this.#time;
  }

  date(): number {
    return 1_800_000_000_000 + this.#time;
  }

  async sleep(duration: number): Promise<void> {
    this.slept.push(duration);
    this.#time += duration;
  }

  limit(duration: number): AbortSignal {
    this.limits.push(duration);
    this.#limit = new AbortController();
    return this.#limit.signal;
  }

  /** Lets `duration` go by. */
  pass(duration: number): void {
    this.#time += duration;
  }

  /** Lets the request that is under way run out of its time. */
  expire(): void {
    this.pass(this.limits.at(-1) ?? 0);
    this.#limit.abort(new DOMException("The operation was aborted due to timeout", "TimeoutError"));
  }
}
