import { nearest } from "../../reference/nearest.js";
import type { Place } from "../../settings/place.js";
import { keysAt } from "../../settings/schema-walk.js";
import type { ShapeFault } from "../../settings/shape.js";
import { type FindingDraft, finding } from "../rule.js";

/** What to say about one place where the settings leave the format. */
export function shapeFinding(at: Place, fault: ShapeFault): FindingDraft {
  const name = `\`${at.name}\``;
  switch (fault.kind) {
    case "unknown-key": {
      const key = String(fault.path.at(-1));
      const allowed = keysAt(fault.path.slice(0, -1));
      const near = nearest(key, allowed);
      const fix = near === undefined ? `Remove it, or use one of ${listed(allowed)}.` : `Write \`${near}\`.`;
      return finding(at, {
        caret: "key",
        message: `${key === "" ? "The empty text" : name} is not a key of the format.`,
        fix,
      });
    }
    case "missing-key":
      return finding(at, {
        caret: "key",
        message: `${name} is ${fault.empty ? "empty" : "missing"}, and it is required.`,
        fix: `Declare ${name}.`,
      });
    case "wrong-type":
      return finding(at, {
        message: `${name} is ${fault.found}, and ${fault.expected} is required.`,
        fix: otherType(at.written, fault.expected, fault.found),
      });
    case "unknown-word": {
      const near = nearest(at.written, fault.allowed);
      const without = near === at.written ? " without quotes" : "";
      const fix = near === undefined ? `Write one of ${listed(fault.allowed)}.` : `Write \`${near}\`${without}.`;
      return finding(at, { message: `\`${at.written}\` is not a value of ${name}.`, fix });
    }
    case "no-date":
      return finding(at, { message: `\`${at.written}\` is not a day.`, fix: asDay });
    case "negative":
      return finding(at, { message: `${name} is negative.`, fix: "Write zero or a positive number." });
  }
}

const asDay = 'Write the day as `"YYYY-MM-DD"`.';

/** YAML 1.2 has no other truth values, so these are texts. */
const truths: Readonly<Record<string, string>> = {
  yes: "true",
  on: "true",
  y: "true",
  no: "false",
  off: "false",
  n: "false",
};

/** What to write instead of a value of another type. */
function otherType(written: string, expected: string, found: string): string {
  if (expected === "a day") return asDay;
  if (expected === "a list") return "Write a list, with `- ` before each entry.";
  if (expected === "a text" && (found === "a number" || found === "a truth value")) return "Put the value in quotes.";
  if (found !== "a text") return `Write ${expected}.`;
  const word = written.trim().toLowerCase();
  if (expected === "`true` or `false`") {
    if (word === "true" || word === "false") return `Write \`${word}\` without quotes.`;
    if (Object.hasOwn(truths, word)) return `Write \`${truths[word]}\`.`;
  }
  return expected === "a whole number" && /^\d{1,15}$/.test(word)
    ? `Write \`${word}\` without quotes.`
    : `Write ${expected}.`;
}

function listed(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(", ");
}
