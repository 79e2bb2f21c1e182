/** What time it is, and how much of it has passed, so that tests can stand in for both. */
export interface Clock {
  /** Milliseconds since 1970, for dates in requests. */
  now(): number;
  /** Milliseconds since some moment, which no change of the date moves. */
  elapsed(): number;
}
