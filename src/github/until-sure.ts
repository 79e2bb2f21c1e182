import type { Done, GitHubClient } from "./client.js";
import type { Failed } from "./failure.js";

const attempts = 3;

/**
 * What `once` gives, asked again after a pause while GitHub may have done what it was asked all the same. `once` looks up
 * what is there before it asks.
 */
export async function untilSure<Result extends Done<unknown> | Failed | undefined>(
  client: GitHubClient,
  once: () => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    const result = await once();
    const again = result?.kind === "failed" && result.unsure && attempt < attempts;
    if (!again || !(await client.pause(attempt))) return result;
  }
}
