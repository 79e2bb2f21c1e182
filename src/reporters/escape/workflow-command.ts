import { longestLine } from "./terminal.js";
import { clip, visible } from "./visible.js";

export interface WorkflowCommand {
  readonly name: string;
  /** In the order in which they are written; a value that is longer than `longestProperty` is cut. */
  readonly properties: readonly (readonly [name: string, value: string | number])[];
  /** The text; what does not fit in the line is cut from its end. */
  readonly text: string;
  /** A last line behind the text, left out where it is longer than 200 characters. */
  readonly lastLine?: string | undefined;
}

/** No property takes more of a line than this, so that there is room for the text. */
const longestProperty = 300;
const longestLastLine = 200;

/** One command as the runner reads it, in one line of at most 1,000 characters: `::name key=value,key=value::text`. */
export function workflowCommand({ name, properties, text, lastLine = "" }: WorkflowCommand): string {
  const pairs = properties.map(([key, value]) => `${key}=${cut(property(String(value)), longestProperty)}`);
  const head = `::${name}${pairs.length > 0 ? ` ${pairs.join(",")}` : ""}::`;
  const last = lastLine === "" ? "" : `%0A${data(lastLine)}`;
  const tail = last.length > longestLastLine ? "" : last;
  return head + cut(data(clip(text, 4 * longestLine)), longestLine - head.length - tail.length) + tail;
}

/** Whether a property of this value stands in a command uncut. */
export function fitsInProperty(value: string): boolean {
  return property(value).length <= longestProperty;
}

/**
 * Whether the runner reads a property of this value as what it is: uncut, and with nothing in it that is written out,
 * as what is hidden, blanks at its ends, and `##[` are.
 */
export function standsInProperty(value: string): boolean {
  const read = property(value).replaceAll("%2C", ",").replaceAll("%3A", ":").replaceAll("%25", "%");
  return fitsInProperty(value) && read === value;
}

/**
 * Lines of text between two commands that switch the runner's commands off and on again. `token` must be random.
 * Source: GitHub, "Workflow commands for GitHub Actions", Stopping and starting workflow commands.
 */
export function withoutCommands(lines: string, token: string): string {
  if (!/^[\w-]{16,100}$/.test(token)) throw new RangeError("The token must be 16 to 100 letters, digits, `_` or `-`.");
  return `::stop-commands::${token}\n${lines}::${token}::\n`;
}

/**
 * The command that registers a secret with the runner's mask, which takes the line out of the log. Undefined for what is
 * no word of 16 to 8,192 characters: of less a log may be full, and in nothing else is there anything to escape.
 */
export function maskCommand(secret: string): string | undefined {
  return /^[\w+/=.|-]{16,8192}$/.test(secret) ? `::add-mask::${secret}` : undefined;
}

/** The command that registers a secret that the workflow itself names with the runner's mask, in one line whatever it holds. */
export function namedSecretMask(secret: string): string {
  return `::add-mask::${secret.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A")}`;
}

/** Text of several lines in which nothing is hidden and no command of the forms `##[…]` and `##vso[…]` stands. */
export function commandText(text: string): string {
  return text.split("\n").map(oneLine).join("\n");
}

function oneLine(text: string): string {
  return visible(text).replace(/(?<=##(?:vso)?)\[/gi, "\\u005b");
}

function data(text: string): string {
  return commandText(text).replaceAll("%", "%25").replaceAll("\n", "%0A");
}

/** The runner drops a `=` at the start of a value and a blank at its ends, so these are written out. */
function property(value: string): string {
  return oneLine(value)
    .replace(/^[= ]|(?<=.) $/g, (character) => (character === "=" ? "\\u003d" : "\\u0020"))
    .replaceAll("%", "%25")
    .replaceAll(":", "%3A")
    .replaceAll(",", "%2C");
}

/** Escaped text cut to `limit` characters, never inside an escape. */
function cut(escaped: string, limit: number): string {
  if (escaped.length <= limit) return escaped;
  let kept = "";
  for (const [piece] of escaped.matchAll(/%..|\\u\{[0-9a-f]+\}|\\u[0-9a-f]{4}|[\s\S]/gu)) {
    if (kept.length + piece.length > limit - 1) break;
    kept += piece;
  }
  return `${kept}…`;
}
