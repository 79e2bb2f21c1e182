import { clip, visible } from "../reporters/escape/visible.js";
import { addDays } from "../settings/days.js";
import type { Deadline, Deadlines } from "./deadline.js";

/** How many days before an end its alarms ring. */
const alarmDays = [30, 7, 1] as const;

/** No line of a calendar is longer than this, in bytes of UTF-8, its end aside. Source: RFC 5545, 3.1. */
const longestLine = 75;

/**
 * The days as an iCalendar file: an event of one day for each, with alarms before it. Its id stays the same when the day
 * moves, so that a calendar that reads the file again moves the event.
 */
export function deadlinesIcal({ deadlines, today }: Deadlines, product: string): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//sp-api-preflight//${content(product)}//EN`,
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    "X-WR-CALNAME:SP-API deadlines",
    ...deadlines.flatMap((deadline) => event(deadline, today)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function event({ id, on, what, action, source, file, line }: Deadline, today: string): string[] {
  const summary = content(clip(what, 200));
  const next = addDays(on, 1);
  return [
    "BEGIN:VEVENT",
    `UID:${id}@sp-api-preflight`,
    `DTSTAMP:${compact(today)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(on)}`,
    // An event without an end is one of a day.
    ...(next > on ? [`DTEND;VALUE=DATE:${compact(next)}`] : []),
    `SUMMARY:${summary}`,
    `DESCRIPTION:${[`${action}`, `${file}, line ${line}`, source]
      .filter((part) => part !== "")
      .map(content)
      .join("\\n")}`,
    "TRANSP:TRANSPARENT",
    ...alarmDays.flatMap((days) => [
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      `DESCRIPTION:${summary}`,
      `TRIGGER:-P${days}D`,
      "END:VALARM",
    ]),
    "END:VEVENT",
  ];
}

/** Data as a text of iCalendar, in which nothing is hidden and no command of a runner stands. */
function content(text: string): string {
  return visible(text)
    .replace(/[\\;,]/g, "\\$&")
    .replace(/(?<=##(?:vso)?)\[/gi, " [");
}

function compact(day: string): string {
  return day.replaceAll("-", "");
}

/** A line in pieces of at most 75 bytes, each but the first behind a line end and a blank; no character is cut in two. */
function folded(line: string): string {
  let text = "";
  let bytes = 0;
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (bytes + size > longestLine) {
      text += "\r\n ";
      bytes = 1;
    }
    text += character;
    bytes += size;
  }
  return text;
}
