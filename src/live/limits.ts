/** What one run may take. Source: the page of the command, docs/verify.md. */
export const liveLimits = {
  requestMilliseconds: 5_000,
  runMilliseconds: 30_000,
  bodyBytes: 65_536,
  callsOfEndpoint: 10,
  shortestSecret: 16,
  longestToken: 4_096,
} as const;
