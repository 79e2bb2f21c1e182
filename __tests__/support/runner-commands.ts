/**
 * What GitHub's runner reads in the log of a step, written after its behaviour: a line is tried as `::name key=value::data`
 * behind leading blanks, then as `##[name key=value;]data` anywhere in the line.
 * Source: actions/runner, ActionCommand.cs, ActionCommandManager.cs and OutputManager.cs.
 */
interface RunnerCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

export interface ReadLog {
  /** The commands that the runner obeys, in order. */
  readonly commands: readonly RunnerCommand[];
  /** The lines that it prints and shows to problem matchers. */
  readonly plain: readonly string[];
}

const known = [
  ...["error", "warning", "notice", "debug", "group", "endgroup", "echo", "add-mask", "add-matcher", "remove-matcher"],
  ...["set-output", "save-state", "set-env", "add-path", "stop-commands", "internal-set-repo-path"],
];

/** White space as .NET's TrimStart knows it. */
const leadingBlanks = /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

/** Reads a whole log as the runner does, stopped commands included. */
export function readLog(log: string): ReadLog {
  const commands: RunnerCommand[] = [];
  const plain: string[] = [];
  const names = new Set(known);
  let stopToken: string | undefined;
  for (const line of log.split(/\r\n|\r|\n/)) {
    const command = doubleColon(line, names) ?? bracket(line, names);
    if (command === undefined || (stopToken !== undefined && command.name !== stopToken)) {
      plain.push(line);
      continue;
    }
    commands.push(command);
    if (stopToken !== undefined) {
      names.delete(stopToken);
      stopToken = undefined;
    } else if (command.name === "stop-commands") {
      stopToken = command.data.toLowerCase();
      names.add(stopToken);
    }
  }
  return { commands, plain };
}

function doubleColon(line: string, names: ReadonlySet<string>): RunnerCommand | undefined {
  const text = line.replace(leadingBlanks, "");
  const end = text.startsWith("::") ? text.indexOf("::", 2) : -1;
  if (end === -1) return undefined;
  const [name, properties] = headOf(text.slice(2, end), ",", (value) => decoded(value, ["\r", "\n", ":", ",", "%"]));
  return names.has(name) ? { name, properties, data: decoded(text.slice(end + 2), ["\r", "\n", "%"]) } : undefined;
}

function bracket(line: string, names: ReadonlySet<string>): RunnerCommand | undefined {
  const start = line.indexOf("##[");
  const end = start === -1 ? -1 : line.indexOf("]", start);
  if (end === -1) return undefined;
  const all = [";", "\r", "\n", "]", "%"];
  const [name, properties] = headOf(line.slice(start + 3, end), ";", (value) => decoded(value, all));
  return names.has(name) ? { name, properties, data: decoded(line.slice(end + 1), all) } : undefined;
}

function headOf(head: string, separator: string, read: (value: string) => string): [string, Record<string, string>] {
  const space = head.indexOf(" ");
  const name = (space === -1 ? head : head.slice(0, space)).toLowerCase();
  const pairs =
    space === -1
      ? []
      : head
          .slice(space + 1)
          .trim()
          .split(separator);
  const properties: Record<string, string> = {};
  for (const pair of pairs) {
    // An empty key or value is dropped, and so is a `=` at the start of a value.
    const [, key, value] = /^=*([^=]+)=+([\s\S]*)$/.exec(pair) ?? [];
    if (key !== undefined && value) properties[key] = read(value);
  }
  return [name, properties];
}

function decoded(text: string, characters: readonly string[]): string {
  return characters.reduce((result, character) => {
    return result.replaceAll(`%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`, character);
  }, text);
}
