import type { Report } from "../report/report.js";
import { maskCommand } from "./escape/workflow-command.js";

/** The runner looks for every mask in every line that the job prints. */
const mostMasks = 100;

/**
 * Commands that make the runner cover the secrets of the checked files in what later steps print, one a line. Only
 * secrets whose form is their own: a stranger must not choose a word that the log then hides.
 * Source: GitHub, "Workflow commands for GitHub Actions", Masking a value in a log.
 */
export function maskCommands({ files, code }: Report): string {
  const secrets = new Set([...files.flatMap(({ secrets }) => secrets()), ...(code?.secrets() ?? [])]);
  const commands = [...secrets].flatMap((secret) => maskCommand(secret) ?? []);
  return commands
    .slice(0, mostMasks)
    .map((command) => `${command}\n`)
    .join("");
}
