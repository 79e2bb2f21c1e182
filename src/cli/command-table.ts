/** What one command takes and does, for its help. */
interface CommandEntry {
  /** What stands behind its name. */
  readonly operands: string;
  readonly does: string;
  /** What it takes for its operands, and a call or two. */
  readonly more: readonly string[];
}

/** The commands, in the order of the help. */
export const commandTable = {
  check: {
    operands: "[FILE|GLOB|FOLDER|-…]",
    does: "check settings files (default app-settings.yml)",
    more: [
      "A folder is searched for files named `app-settings.yml`, `NAME.app-settings.yml` or `app-settings.NAME.yml`; `-` is standard input; a pattern that starts with `!` takes away what it matches.",
      "",
      "  sp-api-preflight",
      "  sp-api-preflight check apps --format sarif --output preflight.sarif",
      "  sp-api-preflight check --fix --dry-run",
    ],
  },
  verify: {
    operands: "[FILE|GLOB|FOLDER|-…]",
    does: "check, then ask Amazon what only Amazon knows",
    more: [
      "Sends the values of the environment variables that `--secret` names, where a settings file refers to them, to Login with Amazon, and the tokens that come back to SP-API. Nothing is written. It does not look at the event that a workflow runs for.",
      "",
      "  sp-api-preflight verify --secret SP_API_CLIENT_SECRET --secret SP_API_REFRESH_TOKEN",
      "  sp-api-preflight verify --secret SP_API_CLIENT_SECRET --dry-run",
    ],
  },
  scan: {
    operands: "[FOLDER]",
    does: "say what the code calls, and what is wrong with it",
    more: [
      "Needs no settings file; where FOLDER has an `app-settings.yml`, or `--settings` names one, it also says where code and settings differ.",
      "",
      "  sp-api-preflight scan",
      "  sp-api-preflight scan orders --settings orders/app-settings.yml",
    ],
  },
  deadlines: {
    operands: "[FILE|GLOB|FOLDER…]",
    does: "what ends when: client secret, authorizations, removed calls",
    more: [
      "Reads the days that settings files declare, and with `--report` the certificates that `verify --redirects --format json` saw; what neither tells is listed as not known. The calendar has alarms 30, 7 and 1 days before each end, and an event keeps its id when its day moves.",
      "",
      "  sp-api-preflight deadlines",
      "  sp-api-preflight deadlines --format ical --output deadlines.ics",
      "  sp-api-preflight deadlines --report verified.json",
    ],
  },
  explain: {
    operands: "NAME [FILE…]",
    does: "what a rule, a code or message, a key or a name of SP-API means",
    more: [
      "The name is a rule, a code or message of Amazon's, a key of the settings, an operation, a type, a role, a marketplace or a host. Behind it may stand settings files: then it also says what of it these break or rule out.",
      "",
      "  sp-api-preflight explain MD1000 app-settings.yml",
      "  sp-api-preflight explain oauth.redirectUris",
    ],
  },
  rules: { operands: "", does: "list the rules", more: ["  sp-api-preflight rules --format json"] },
  schema: {
    operands: "[settings|report]",
    does: "print a JSON Schema",
    more: ["  sp-api-preflight schema > app-settings.schema.json"],
  },
  init: {
    operands: "",
    does: "write a settings file to start from",
    more: [
      "What stands there already is never overwritten. With `--check` each value that is to be filled in is a finding at its line, and the exit code is that of a check.",
      "",
      "  sp-api-preflight init --check",
      "  sp-api-preflight init --type private",
      "  sp-api-preflight init --from-code .",
    ],
  },
  completion: {
    operands: "bash|zsh|fish",
    does: "print a completion script for a shell",
    more: ['  eval "$(sp-api-preflight completion bash)"', "  sp-api-preflight completion fish | source"],
  },
} as const satisfies Readonly<Record<string, CommandEntry>>;

export type Command = keyof typeof commandTable;

/** The names of the commands, in the order of the help. */
export const commands = Object.keys(commandTable) as readonly Command[];
