/** The exit codes of the command line, the same for every format. */
export const exitCodes = { passed: 0, findings: 1, usage: 2, internal: 3 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
