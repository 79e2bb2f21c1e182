import { visible } from "./visible.js";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** The attributes of an element, each behind a blank. */
export function xmlAttributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${xmlText(String(value))}"`)
    .join("");
}

/**
 * Data as text or as the value of an attribute of XML. What is hidden, and with it all that XML forbids, is written
 * out; a command of a runner, which could stand at the start of a line or behind `##`, is broken by a reference.
 */
export function xmlText(text: string): string {
  return visible(text)
    .replace(/[&<>"']/g, (character) => entities[character] ?? character)
    .replace(/#(?=#(?:vso)?\[)/gi, "&#35;")
    .replace(/^( *):(?=:)/, "$1&#58;");
}
