import type { PlannedRequest } from "../live/dry-run.js";
import { requestsProvenance } from "../reference/requests.js";
import { terminalText } from "../reporters/escape/terminal.js";

/** The requests that a run would make, for people. */
export function plannedLines(requests: readonly PlannedRequest[]): string {
  const lines = requests.map(({ for: place, method, host, path, sends, rate, burst, only }) => {
    const secrets = Object.entries(sends).map(([where, name]) => `${where} from ${name}`);
    const limit = rate === null ? "no documented rate" : `${rate} a second, ${burst} at once`;
    const when = only === undefined ? "" : `; only ${only}`;
    return [`${method} https://${host}${path}`, `  for ${place}; ${[...secrets, limit].join("; ")}${when}`];
  });
  const count = requests.length === 1 ? "1 request" : `${requests.length} requests`;
  const rates = `Rates after ${requestsProvenance.source}, read ${requestsProvenance.retrieved}.`;
  return [...lines.flat(), rates, `${count} at most; none was made.`]
    .map((line) => ` ${terminalText(line)}\n`)
    .join("");
}
