import { replaceHiddenInLines } from "./visible.js";

/** `value` as JSON text that parses back to the same data, with what is hidden or means a command written as `\u…`. */
export function jsonText(value: unknown): string {
  // Runners obey `##[` and `##vso[` anywhere in a line; they can only stand inside a string here, where an escape means the same.
  return replaceHiddenInLines(JSON.stringify(value, null, 2), units).replace(/#(?=#(?:vso)?\[)/gi, "\\u0023");
}

function units(character: string): string {
  return Array.from({ length: character.length }, (_, index) => hex(character.charCodeAt(index))).join("");
}

function hex(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, "0")}`;
}
