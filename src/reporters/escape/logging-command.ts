import { longestLine } from "./terminal.js";
import { clip } from "./visible.js";
import { commandText } from "./workflow-command.js";

/** No property takes more of a line than this; one that is longer is left out, since a part of a path is another path. */
const longestProperty = 300;

/**
 * One logging command as the agent of Azure Pipelines reads it, in one line of at most 1,000 characters:
 * `##vso[area.event key=value;key=value;]message`. Source: microsoft/azure-pipelines-agent, Command.cs.
 */
export function loggingCommand(
  name: string,
  properties: Readonly<Record<string, string | number>>,
  message: string,
): string {
  const pairs = Object.entries(properties)
    .map(([key, value]) => `${key}=${property(String(value))};`)
    .filter((pair) => pair.length <= longestProperty);
  const head = `##vso[${name} ${pairs.join("")}]`;
  return head + data(message, longestLine - head.length);
}

/** The text in one line, cut before it is escaped, never inside an escape. */
function data(text: string, limit: number): string {
  const line = commandText(text.replaceAll("\n", " "));
  for (let length = limit; ; length -= Math.max(1, escaped(clip(line, length)).length - limit)) {
    const cut = escaped(clip(line, length));
    if (cut.length <= limit) return cut;
  }
}

function property(text: string): string {
  return escaped(commandText(text.replaceAll("\n", "\\n")))
    .replaceAll("]", "%5D")
    .replaceAll(";", "%3B");
}

/** Not every agent decodes `%AZP25` as a percent sign, so it stands only where another escape would be read instead. */
function escaped(text: string): string {
  return text
    .replace(/%(?=0D|0A|5D|3B|AZP25)/g, "%AZP25")
    .replaceAll("\r", "%0D")
    .replaceAll("\n", "%0A");
}
