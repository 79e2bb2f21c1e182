/**
 * What the agent of Azure Pipelines reads in a line of the log, written after its behaviour: `##vso[area.event key=value;]data`
 * anywhere in the line. Source: microsoft/azure-pipelines-agent, Command.cs and CommandStringConvertor.cs.
 */
export interface LoggingCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** The commands that the agent obeys, in order, and the lines that it only prints. */
export function readAgentLog(log: string): { commands: readonly LoggingCommand[]; plain: readonly string[] } {
  const lines = log.split(/\r\n|\r|\n/);
  const read = lines.map((line) => ({ line, command: commandOf(line) }));
  return {
    commands: read.flatMap(({ command }) => command ?? []),
    plain: read.filter(({ command }) => command === undefined).map(({ line }) => line),
  };
}

function commandOf(line: string): LoggingCommand | undefined {
  const start = line.toLowerCase().indexOf("##vso[");
  const end = start === -1 ? -1 : line.indexOf("]", start);
  if (end === -1) return undefined;
  const head = line.slice(start + "##vso[".length, end);
  const blank = head.indexOf(" ");
  const name = blank === -1 ? head : head.slice(0, blank);
  if (name.split(".").filter((part) => part !== "").length !== 2) return undefined;
  const pairs = blank === -1 ? [] : head.slice(blank + 1).split(";");
  return {
    name,
    properties: Object.fromEntries(
      pairs.flatMap((pair) => {
        const [key = "", ...value] = pair.split("=");
        return value.length === 0 ? [] : [[key.trim().toLowerCase(), decoded(value.join("="))] as const];
      }),
    ),
    data: decoded(line.slice(end + 1)),
  };
}

function decoded(text: string): string {
  const texts = { "%3B": ";", "%0D": "\r", "%0A": "\n", "%5D": "]", "%AZP25": "%" };
  return Object.entries(texts).reduce((sum, [written, plain]) => sum.replaceAll(written, plain), text);
}
