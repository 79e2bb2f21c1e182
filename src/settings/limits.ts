/** What one settings file may cost. Each limit is stated in docs/limits.md and in the finding that names it. */
export const limits = {
  bytes: 256 * 1024,
  tokens: 100_000,
  depth: 64,
  aliases: 1_000,
  nodes: 40_000,
  scalarCharacters: 8_192,
  yamlFaults: 20,
  messageCharacters: 1_000,
} as const;
