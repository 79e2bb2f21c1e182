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
      const allowed = keysAt(fault.path.slice(0, -1));
      const near = nearest(String(fault.path.at(-1)), allowed);
      const fix = near === undefined ? `Remove it, or use one of ${listed(allowed)}.` : `Write \`${near}\`.`;
      return finding(at, { caret: "key", message: `${name} is not a key of the format.`, fix });
    }
    case "missing-key":
      return finding(at, {
        caret: "key",
        message: `${name} is ${fault.empty ? "empty" : "missing"}, and it is required.`,
        fix: `Declare ${name}.`,
      });
    case "wrong-type": {
      const quote = fault.expected === "a text" && (fault.found === "a number" || fault.found === "a truth value");
      const fix = quote ? "Put the value in quotes." : `Write ${fault.expected}.`;
      return finding(at, { message: `${name} is ${fault.found}, and ${fault.expected} is required.`, fix });
    }
    case "unknown-word": {
      const near = nearest(at.written, fault.allowed);
      const fix = near === undefined ? `Write one of ${listed(fault.allowed)}.` : `Write \`${near}\`.`;
      return finding(at, { message: `\`${at.written}\` is not a value of ${name}.`, fix });
    }
    case "no-date":
      return finding(at, { message: `\`${at.written}\` is not a day.`, fix: 'Write the day as `"YYYY-MM-DD"`.' });
    case "negative":
      return finding(at, { message: `${name} is negative.`, fix: "Write zero or a positive number." });
  }
}

function listed(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(", ");
}
