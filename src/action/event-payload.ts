import { readFileSync, statSync } from "node:fs";

/** An event of GitHub's is smaller. */
const mostBytes = 30 * 1024 * 1024;

/** What GitHub wrote about the event, of which nothing is believed; undefined where it cannot be read. */
export function readEventPayload(path: string): unknown {
  try {
    return statSync(path).size > mostBytes ? undefined : JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}
