import { terminalText } from "../reporters/escape/terminal.js";
import { hanging } from "../reporters/wrap.js";
import type { Deadline, Deadlines } from "./deadline.js";

/** The days for a person, the next one first, in lines of at most `width` columns. */
export function deadlinesText({ deadlines, unknown }: Deadlines, width: number): string {
  const lines = [
    ...deadlines.flatMap((deadline) => [
      ...hanging(`${deadline.on} ${left(deadline).padEnd(14)} `, deadline.what, width),
      ...hanging(" ".repeat(26), `${deadline.file}:${deadline.line} ${deadline.action}`, width),
    ]),
    ...(deadlines.length === 0 ? ["No day is declared on which something ends."] : []),
    ...(unknown.length === 0 ? [] : ["", "Not known:"]),
    ...unknown.flatMap(({ kind, file, reason }) => hanging("  ", `${file}: ${reason} (${kind})`, width)),
  ];
  return lines.map((line) => `${` ${terminalText(line)}`.trimEnd()}\n`).join("");
}

/** `in 12 days`, `today`, `3 days ago`. */
function left({ daysLeft }: Deadline): string {
  if (daysLeft === 0) return "today";
  const days = `${Math.abs(daysLeft)} day${Math.abs(daysLeft) === 1 ? "" : "s"}`;
  return daysLeft > 0 ? `in ${days}` : `${days} ago`;
}
