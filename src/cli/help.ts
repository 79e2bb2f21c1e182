import { about } from "../files/about.js";
import { optionHelp } from "./arguments.js";

/** The help text. */
export function help(): string {
  const options = Object.entries(optionHelp).map(([name, words]) => `  --${name.padEnd(13)} ${words}\n`);
  return [
    `${about.name} ${about.version}: checks the settings of an SP-API application before the first seller meets the error.\n\n`,
    "Usage:\n",
    `  ${about.name} [check] [FILE|GLOB…] [options]   check settings files (default app-settings.yml)\n`,
    `  ${about.name} explain RULE|CODE|KEY [FILE]      what a rule, an error code or a key means\n`,
    `  ${about.name} rules                             list the rules\n`,
    `  ${about.name} schema [settings|report]          print a JSON Schema\n`,
    `  ${about.name} init [--type public|private]      write a settings file to start from\n\n`,
    "Options:\n",
    ...options,
    "\nExit codes: 0 nothing at or above --fail-on, 1 findings, 2 usage, 3 the checker itself failed.\n",
  ].join("");
}
