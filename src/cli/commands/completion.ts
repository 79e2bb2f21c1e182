import { about } from "../../files/about.js";
import { UsageError } from "../../files/usage-error.js";
import type { Arguments } from "../arguments.js";
import { commands, commandTable } from "../command-table.js";
import { type ExitCode, exitCodes } from "../exit-codes.js";
import { optionsOf } from "../options.js";
import type { Terminal } from "../terminal.js";

const shells: Readonly<Record<string, () => string>> = { bash, zsh, fish };

/** Prints what makes a shell complete the commands, the options of each and the words that these take. */
export function completion({ operands }: Arguments, terminal: Terminal): ExitCode {
  const [shell = "", ...more] = operands;
  const script = Object.hasOwn(shells, shell) ? shells[shell] : undefined;
  if (script === undefined || more.length > 0) {
    if (operands.length === 0) throw new UsageError("`completion` needs a shell behind it: `bash`, `zsh`, `fish`.");
    throw new UsageError(`There is no completion for \`${operands.join(" ")}\`. Allowed: \`bash\`, \`zsh\`, \`fish\`.`);
  }
  terminal.out(script());
  return exitCodes.passed;
}

/** The options of every command as words: `--format`, and the words behind those that take few. */
function flagsOf(command: (typeof commands)[number]): string {
  return optionsOf(command)
    .map(([name]) => `--${name}`)
    .join(" ");
}

function valueCases(indent: string): string[] {
  const seen = new Map(commands.flatMap(optionsOf));
  return [...seen].flatMap(([name, { words, short }]) => {
    if (words === undefined) return [];
    const flags = short === undefined ? `--${name}` : `--${name}|-${short}`;
    return [`${indent}${flags}) COMPREPLY=($(compgen -W "${words.join(" ")}" -- "$word")); return ;;`];
  });
}

function bash(): string {
  return [
    `_sp_api_preflight() {`,
    `  local word="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" command="check" place`,
    `  COMPREPLY=()`,
    `  case "$previous" in`,
    ...valueCases("    "),
    `    completion) COMPREPLY=($(compgen -W "bash zsh fish" -- "$word")); return ;;`,
    `    schema) COMPREPLY=($(compgen -W "settings report" -- "$word")); return ;;`,
    `  esac`,
    `  for (( place = 1; place < COMP_CWORD; place++ )); do`,
    `    case "\${COMP_WORDS[place]}" in ${commands.join("|")}) command="\${COMP_WORDS[place]}"; break ;; esac`,
    `  done`,
    `  if [[ "$word" == -* ]]; then`,
    `    case "$command" in`,
    ...commands.map((command) => `      ${command}) COMPREPLY=($(compgen -W "${flagsOf(command)}" -- "$word")) ;;`),
    `    esac`,
    `  else`,
    `    COMPREPLY=($(compgen -f -- "$word"))`,
    `    if (( COMP_CWORD == 1 )); then COMPREPLY+=($(compgen -W "${commands.join(" ")}" -- "$word")); fi`,
    `  fi`,
    `}`,
    `complete -o filenames -F _sp_api_preflight ${about.name}`,
    "",
  ].join("\n");
}

function zsh(): string {
  return `autoload -Uz bashcompinit && bashcompinit\n${bash()}`;
}

function fish(): string {
  const name = about.name;
  const lines = commands.flatMap((command) => [
    `complete -c ${name} -n __fish_use_subcommand -a ${command} -d '${commandTable[command].does}'`,
    ...optionsOf(command).map(([option, { short, type, words }]) =>
      [
        `complete -c ${name} -n '${command === "check" ? "not __fish_seen_subcommand_from " : "__fish_seen_subcommand_from "}${
          command === "check" ? commands.filter((other) => other !== "check").join(" ") : command
        }' -l ${option}`,
        ...(short === undefined ? [] : [`-s ${short}`]),
        ...(type === "string" ? ["-r"] : []),
        ...(words === undefined ? [] : [`-f -a '${words.join(" ")}'`]),
      ].join(" "),
    ),
  ]);
  const words = ["bash zsh fish", "settings report"];
  const operands = ["completion", "schema"].map(
    (command, index) => `complete -c ${name} -n '__fish_seen_subcommand_from ${command}' -f -a '${words[index]}'`,
  );
  return `${[...lines, ...operands].join("\n")}\n`;
}
